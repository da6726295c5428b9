import { objectDoesNotExist, unresolvedParameters } from '../errors/faults.ts'
import { clearFile } from '../files/store-file.ts'
import { NotEmulated } from '../errors/dataverse-fault.ts'
import { noContent } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { asTarget } from '../query/column-reader.ts'
import { textOf } from '../store/text-of.ts'
import type { ActionOperation } from './operation.ts'

/** Empties the file column whose value `FileId` is. */
export const deleteFile: ActionOperation = {
  kind: 'action',
  name: 'DeleteFile',
  run(context, body) {
    const { schema, store } = context.environment
    const id = textOf(body['FileId']).toLowerCase()
    if (id === '') throw unresolvedParameters()
    const attachment = store.get('fileattachment', id)
    if (!attachment) throw objectDoesNotExist('fileattachment', id)
    const parent = asTarget(attachment.values['objectid'])
    const table = parent && schema.tables.get(parent.table)
    const row = parent && store.get(parent.table, parent.id)
    const column = table?.columns.get(textOf(attachment.values['regardingfieldname']))
    if (!table || !row || !column) throw new NotEmulated('DeleteFile of a file that is in no file column')
    requireRow(context, 'Write', table, row)
    clearFile(context, { table, row, column })
    return noContent()
  },
}
