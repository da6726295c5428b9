import { NotEmulated } from '../errors/dataverse-fault.ts'
import { noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { deleteRow } from '../write/pipeline.ts'
import { requireRow } from './require-row.ts'
import type { RequestContext } from './request-context.ts'
import type { Target } from './resolve-target.ts'
import { missingRow } from './row-key.ts'
import { requireMessage } from './supported-messages.ts'
import { checkVersion } from './update.ts'

/** DELETE of one row. */
export function deleteOne(context: RequestContext, { table, key, row }: Target & { kind: 'row' }): ServiceReply {
  const { environment, caller } = context
  if (table.logicalName === 'activitypointer') throw new NotEmulated('deleting activitypointers')
  requireMessage('Delete', table.logicalName)
  if (!row) throw missingRow(table, key)
  requireRow(context, 'Delete', table, row)
  checkVersion(context, table, row)
  deleteRow({ environment, caller, message: 'Delete' }, table, row.id)
  return noContent()
}
