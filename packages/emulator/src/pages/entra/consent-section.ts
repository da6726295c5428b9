import { consentRequests } from '../../entra/consent-requests-page.ts'
import type { Entra } from '../../entra/entra.ts'
import { controlButton, controlForm } from '../control-form.ts'
import { html, type Html } from '../html.ts'

export function consentSection(entra: Entra): Html {
  const { consents, directory } = entra
  const consented = directory.people.filter(({ objectId }) => consents.has(objectId)).map(({ name }) => name)
  return html`<p>
      People’s own consent: <b>${consents.policy}</b>; another policy forgets what was consented to. The application has
      consent for ${consented.length === 0 ? 'nobody' : consented.join(', ')}.
    </p>
    ${controlForm({ path: 'consent', button: 'Set policy', values: { policy: consents.policy } })}
    ${controlForm({ path: 'consent/grant', button: 'Consent', choices: { user: directory.people.map(({ key }) => key) } })}
    <div class="buttons">${controlButton('consent/revoke', 'Take all consent back')}</div>
    <h3>Requests for an administrator’s consent</h3>
    ${consentRequests(entra)}`
}
