import { adminVerbs, type Controls } from '../admin/admin-verbs.ts'
import { controlButton, controlForm } from './control-form.ts'
import { faultsSection } from './faults-section.ts'
import { html, type Html } from './html.ts'
import type { Page } from './page.ts'
import { limitsUsed, type NamedUsage } from './limits-used.ts'

export interface ControlsShown {
  controls: Controls
  usage: readonly NamedUsage[]
  userKeys: readonly string[]
  /** Who may consent for themselves. */
  policy: string
  /** Names of those for whom the application has consent. */
  consented: readonly string[]
}

/** What came of the last form. */
export interface Outcome {
  /** Of the verb, as in the admin API. */
  path?: string
  /** Why it was not done. */
  failed?: string
}

export function controlsPage(shown: ControlsShown, outcome: Outcome = {}): Page {
  const { controls, usage, userKeys } = shown
  const head = (id: string, title: string): Html => sectionHead(id, title, outcome)
  return {
    title: 'Controls',
    service: 'Dynamics 365',
    layout: 'wide',
    place: '/controls',
    body: html`<h1>Controls</h1>
      <p class="quiet small">
        Each form is a request to the admin API: <code>POST /emulator/…</code> with JSON does the same.
      </p>
      ${outcome.path === undefined && message(outcome)} ${head('faults', 'Faults')} ${faultsSection(userKeys)}
      ${head('clock', 'Clock')} ${clockSection(controls)} ${head('snapshots', 'Snapshots')}
      ${snapshotsSection(controls)} ${head('consent', 'Consent')} ${consentSection(shown)}
      ${head('entra', 'Accounts and the resource')} ${entraSection(userKeys)} ${head('switches', 'Switches')}
      <p class="quiet small">Which answer is given where Microsoft’s pages leave it open or disagree.</p>
      ${controlForm({ path: 'switches', button: 'Set switches', values: { ...controls.switches } })}
      ${head('limits', 'Service protection limits')} ${limitsUsed(usage, controls.limits)}
      ${controlForm({ path: 'limits', button: 'Set limits', values: { ...controls.limits } })}`,
  }
}

/** Stands where the form was, because that is where the browser goes back to. */
const sectionHead = (id: string, title: string, outcome: Outcome): Html =>
  html`<h2 id="${id}">${title}</h2>
    ${outcome.path !== undefined && sectionOf(outcome.path) === id && message(outcome)}`

function message({ path = '', failed }: Outcome): Html | false {
  if (failed !== undefined) return html`<p class="warning" role="alert">${failed}</p>`
  return adminVerbs.has(path) && html`<p class="done" role="status">Done: <code>${path}</code></p>`
}

/** Which part of the page the form of a verb stands in. */
export const sectionOf = (path: string): string => path.replace(/\/.*/, '')

function clockSection({ clock }: Controls): Html {
  const sleeping = clock.sleeping === 0 ? '' : `, ${clock.sleeping} requests wait for it`
  return html`<p>
      <time>${clock.now().toISOString().replace('T', ' ').slice(0, 19)}</time> UTC,
      ${clock.isFrozen ? 'standing still' : 'running'}${sleeping}. It only moves forward.
    </p>
    <div class="buttons">
      ${controlButton('clock/advance', '+ 1 minute', { minutes: '1' })}
      ${controlButton('clock/advance', '+ 1 hour', { hours: '1' })}
      ${controlButton('clock/advance', '+ 1 day', { days: '1' })}
      ${controlButton('clock/advance', '+ 30 days', { days: '30' })}
      ${
        clock.isFrozen
          ? controlButton('clock', 'Let it run', { frozen: 'false' })
          : controlButton('clock', 'Stop it', { frozen: 'true' })
      }
    </div>
    <details>
      <summary>By another amount</summary>
      ${controlForm({ path: 'clock/advance', button: 'Move the clock' })}
    </details>`
}

const snapshotsSection = ({ snapshots }: Controls): Html =>
  html`<p class="quiet small">Rows and files as they were. They live as long as the process.</p>
    <div class="buttons">
      ${controlButton('snapshots/reset', 'Back to the start')}
      ${snapshots.names().map((name) => controlButton('snapshots/load', `Back to ${name}`, { name }))}
    </div>
    ${controlForm({ path: 'snapshots/save', button: 'Save' })}`

/** What is left empty stays as it is. */
const entraSection = (userKeys: readonly string[]): Html =>
  html`${entraForms.map(
      ([verb, title]) =>
        html`<details>
          <summary>${title}</summary>
          ${controlForm({ path: `entra/${verb}`, button: verb, userKeys })}
        </details>`,
    )}
    <p class="quiet small">
      Conditional Access, assignment and the application’s registration are set over the admin API.
    </p>`

const entraForms = [
  ['setAccount', 'The state of an account'],
  ['changeCredentials', 'Passwords and sessions'],
  ['setResource', 'Whether the tenant has Dynamics'],
  ['tellBy', 'Where the sign-in tells a refusal'],
] as const

const consentSection = ({ policy, consented, userKeys }: ControlsShown): Html =>
  html`<p>
      People’s own consent: <b>${policy}</b>; another policy forgets what was consented to. The application has consent
      for ${consented.length === 0 ? 'nobody' : consented.join(', ')}.
    </p>
    ${controlForm({ path: 'consent', button: 'Set', values: { policy } })}
    ${controlForm({ path: 'consent/grant', button: 'Consent', userKeys })}
    <div class="buttons">${controlButton('consent/revoke', 'Take all consent back')}</div>`
