import { noContent } from '../http/reply.ts'
import { share } from '../store/sharing.ts'
import type { ActionOperation } from './operation.ts'
import { referenceOf } from './parameters.ts'
import { readTarget } from './sharing-request.ts'

/** Ends everything shared with `Revokee`. */
export const revokeAccess: ActionOperation = {
  kind: 'action',
  name: 'RevokeAccess',
  run(context, body) {
    const { store } = context.environment
    const target = readTarget(context, body)
    const revokee = referenceOf(context, body['Revokee'])
    store.transaction(() => share(store, target.row.id, revokee.row.id, []))
    return noContent()
  },
}
