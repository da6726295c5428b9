import { refusals } from '../../entra/aadsts.ts'
import type { Entra } from '../../entra/entra.ts'
import { controlForm } from '../control-form.ts'
import { html, type Html } from '../html.ts'

/** Which refusals end on Entra's page and which come back to the application; Microsoft does not say. */
export function channelsSection({ state }: Entra): Html {
  const said = [...state.channels].toSorted(([one], [other]) => one - other)
  return html`<p class="quiet small">
      On Entra’s page, where the sign-in ends, or by redirect to the application: Microsoft does not say which.
      ${said.length === 0 && 'Each is told in its usual way.'}
    </p>
    ${
      said.length > 0 &&
      html`<ul>
        ${said.map(([aadsts, channel]) => html`<li>AADSTS${aadsts}: ${channel}</li>`)}
      </ul>`
    }
    ${controlForm({ path: 'entra/tellBy', button: 'Tell', choices: { aadsts: Object.keys(refusals) } })}`
}
