import type { Application } from '../../entra/directory.ts'
import type { Entra } from '../../entra/entra.ts'
import { platformOf } from '../../entra/registration.ts'
import { controlButton, controlForm } from '../control-form.ts'
import { html, type Html } from '../html.ts'

/** The registration. Its addresses are any on this computer until some are said. */
export function applicationSection({ directory: { application } }: Entra): Html {
  const { isEnabled, secrets, certificates, isPublicClient, permissions, signInAudience } = application
  const values = {
    isEnabled,
    secrets,
    certificates,
    redirectUris: registeredUris(application),
    isPublicClient,
    permissions,
    signInAudience,
  }
  return html`<p class="quiet small">
      ${application.name}, client id <code>${application.clientId}</code>. Moments are in UTC.
      ${application.redirectUris === undefined && 'Any redirect address on this computer is taken until one is said.'}
    </p>
    ${controlForm({ path: 'entra/setApplication', button: 'Set application', values })}`
}

const registeredUris = (application: Application): { uri: string; platform: string }[] | undefined =>
  application.redirectUris?.map((uri) => ({ uri, platform: platformOf(application, uri) }))

export const resourceSection = ({ directory: { resource } }: Entra): Html =>
  controlForm({ path: 'entra/setResource', button: 'Set resource', values: { resource } })

/** Nobody assigned is something else than nothing required: both can be said. */
export function assignmentSection({ directory, state }: Entra): Html {
  const assigned = directory.people.filter(({ objectId }) => state.assigned?.has(objectId)).map(({ key }) => key)
  return html`<p>
      ${
        state.assigned === undefined
          ? 'Not required: everybody may use the application.'
          : `Required: ${assigned.length === 0 ? 'nobody is assigned' : `${assigned.length} of ${directory.people.length} are assigned`}.`
      }
    </p>
    ${controlForm({
      path: 'entra/assign',
      button: 'Require assignment of these',
      values: { users: assigned },
      choices: { users: directory.people.map(({ key }) => key) },
    })}
    <div class="buttons">${controlButton('entra/assign', 'Require none')}</div>`
}
