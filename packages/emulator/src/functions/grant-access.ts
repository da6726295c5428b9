import { noContent } from '../http/reply.ts'
import { share, sharedRights } from '../store/sharing.ts'
import type { ActionOperation } from './operation.ts'
import { readSharing } from './sharing-request.ts'

/** Adds rights to what is shared with a principal already. */
export const grantAccess: ActionOperation = {
  kind: 'action',
  name: 'GrantAccess',
  run(context, body) {
    const { store } = context.environment
    const { rowId, principalId, rights } = readSharing(context, body)
    store.transaction(() => share(store, rowId, principalId, [...sharedRights(store, rowId, principalId), ...rights]))
    return noContent()
  },
}
