import { beginTransfer } from '../files/block-transfers.ts'
import { responseReply } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { fileColumnOf } from './file-column.ts'
import type { ActionOperation } from './operation.ts'

/** Opens an upload into a file or image column; UploadBlock and CommitFileBlocksUpload go on with its token. */
export const initializeFileBlocksUpload: ActionOperation = {
  kind: 'action',
  name: 'InitializeFileBlocksUpload',
  run(context, body) {
    const { table, row, column } = fileColumnOf(context, body)
    requireRow(context, 'Write', table, row)
    const FileContinuationToken = beginTransfer(context, {
      kind: 'upload',
      table: table.logicalName,
      rowId: row.id,
      column: column.logicalName,
      blocks: new Map(),
    })
    return responseReply(context, 'InitializeFileBlocksUpload', { FileContinuationToken })
  },
}
