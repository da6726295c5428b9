import { noContent } from '../http/reply.ts'
import { share } from '../store/sharing.ts'
import type { ActionOperation } from './operation.ts'
import { readSharing } from './sharing-request.ts'

/** Replaces the rights shared with a principal. */
export const modifyAccess: ActionOperation = {
  kind: 'action',
  name: 'ModifyAccess',
  run(context, body) {
    const { store } = context.environment
    const { rowId, principalId, rights } = readSharing(context, body)
    store.transaction(() => share(store, rowId, principalId, rights))
    return noContent()
  },
}
