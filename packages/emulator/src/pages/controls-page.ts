import type { Controls } from '../admin/admin-verbs.ts'
import { controlButton, controlForm } from './control-form.ts'
import { faultsSection } from './faults-section.ts'
import { html, type Html } from './html.ts'
import type { Page } from './page.ts'
import { limitsUsed, type NamedUsage } from './limits-used.ts'
import { plannedFaults } from './planned-faults.ts'
import { outcomeMessage, sectionHead, type Outcome } from './outcome.ts'

export interface ControlsShown {
  controls: Controls
  /** What is planned to go wrong, in words. */
  planned: readonly string[]
  usage: readonly NamedUsage[]
  userKeys: readonly string[]
}

export function controlsPage(shown: ControlsShown, outcome: Outcome = {}): Page {
  const { controls, planned, usage, userKeys } = shown
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
      ${outcome.path === undefined && outcomeMessage(outcome)} ${head('faults', 'Faults')} ${plannedFaults(planned)}
      ${faultsSection(userKeys)} ${head('clock', 'Clock')} ${clockSection(controls)} ${head('snapshots', 'Snapshots')}
      ${snapshotsSection(controls)} ${head('switches', 'Switches')}
      <p class="quiet small">
        Which answer is given where Microsoft’s pages leave it open or disagree. COVERAGE.md of the package says what
        each of them decides.
      </p>
      ${controlForm({ path: 'switches', button: 'Set switches', values: { ...controls.switches } })}
      ${head('limits', 'Service protection limits')} ${limitsUsed(usage, controls.limits)}
      ${controlForm({ path: 'limits', button: 'Set limits', values: { ...controls.limits } })}`,
  }
}

function clockSection({ clock }: Controls): Html {
  const sleeping = clock.sleeping === 0 ? '' : `, ${clock.sleeping} requests wait for it`
  return html`<p>
      <time>${clock.now().toISOString().replace('T', ' ').slice(0, 19)}</time> UTC,
      ${clock.isFrozen ? 'standing still' : 'running'}${sleeping}. It only moves forward, unless a snapshot takes it
      back.
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
  html`<p class="quiet small">
      Rows, files, schema, clock and what is set in Entra, as they were. They live as long as the process.
    </p>
    <div class="buttons">
      ${controlButton('snapshots/reset', 'Back to the start')}
      ${snapshots.names().map((name) => controlButton('snapshots/load', `Back to ${name}`, { name }))}
    </div>
    ${controlForm({ path: 'snapshots/save', button: 'Save' })}`
