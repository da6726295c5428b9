import { noContent } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { deleteRow } from '../write/pipeline.ts'
import type { ActionOperation } from './operation.ts'

/** The same as deleting the item (RemoveFromQueueRequest, "Notes for callers"); what it stood for stays. */
export const removeFromQueue: ActionOperation = {
  kind: 'action',
  name: 'RemoveFromQueue',
  boundTo: ['queueitem'],
  run(context, _body, binding) {
    const { environment, caller } = context
    const { table, row } = binding!
    requireRow(context, 'Delete', table, row!)
    deleteRow({ environment, caller, message: 'RemoveFromQueue' }, table, row!.id)
    return noContent()
  },
}
