import { NotEmulated } from '../errors/dataverse-fault.ts'
import { responseReply } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { createRow } from '../write/pipeline.ts'
import type { ActionOperation } from './operation.ts'
import { referenceOf } from './parameters.ts'

/** Puts a row into the queue, by an item that stands for it (page "AddToQueue Action"). */
export const addToQueue: ActionOperation = {
  kind: 'action',
  name: 'AddToQueue',
  boundTo: ['queue'],
  run(context, body, binding) {
    const { environment, caller } = context
    const { schema, store, access } = environment
    const { table, row } = referenceOf(context, body['Target'])
    requireRow(context, 'Read', table, row)
    if (body['SourceQueue'] !== undefined || body['QueueItemProperties'] !== undefined)
      throw new NotEmulated('SourceQueue and QueueItemProperties of AddToQueue')
    if (store.referencing('queueitem', 'objectid', row.id).length > 0)
      throw new NotEmulated('AddToQueue of a row that is in a queue already')
    const items = schema.tables.get('queueitem')!
    access.requirePrivilege(caller, 'Create', items)
    const title = table.primaryName === undefined ? undefined : row.values[table.primaryName]
    const QueueItemId = createRow({ environment, caller, message: 'AddToQueue' }, items, {
      queueid: { table: 'queue', id: binding!.row!.id },
      objectid: { table: table.logicalName, id: row.id },
      ...(title !== undefined && { title }),
    })
    return responseReply(context, 'AddToQueue', { QueueItemId })
  },
}
