import { consentRequests } from '../../entra/consent-requests-page.ts'
import type { Consents } from '../../entra/consents.ts'
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
    <h3>How it spreads</h3>
    <p>${spreadInWords(consents)}</p>
    ${controlForm({ path: 'consent/spread', button: 'Set', values: { reaches: consents.spread?.reaches ?? 'token' } })}
    <h3>Requests for an administrator’s consent</h3>
    ${consentRequests(entra)}`
}

function spreadInWords({ spread }: Consents): string {
  if (!spread || spread.afterMs === 0) return 'An administrator’s consent is known at once.'
  const where = spread.reaches === 'token' ? 'the token endpoint' : 'the sign-in and the token endpoint'
  return `An administrator’s consent is known to ${where} ${spread.afterMs / 1000} seconds later; until then it is AADSTS65001.`
}
