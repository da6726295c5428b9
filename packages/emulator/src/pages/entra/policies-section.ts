import type { Entra } from '../../entra/entra.ts'
import { controlForm } from '../control-form.ts'
import { html, type Html } from '../html.ts'

/** The policies of Conditional Access, as controls name people: by their keys. */
export function policiesSection({ directory, state }: Entra): Html {
  const keyOf = (objectId: string): string | undefined =>
    directory.people.find((person) => person.objectId === objectId)?.key
  const policies = state.policies.map(({ personIds, ...policy }) => ({ ...policy, users: personIds?.map(keyOf) }))
  return html`<p class="quiet small">
      ${policies.length === 0 ? 'There is none. ' : ''}A policy without a user holds for everybody. Its id is made when
      it is left empty.
    </p>
    ${controlForm({
      path: 'entra/setPolicies',
      button: 'Set policies',
      values: { policies },
      choices: { users: directory.people.map(({ key }) => key) },
    })}`
}
