import { NotEmulated } from '../errors/dataverse-fault.ts'
import { objectDoesNotExist, unresolvedParameters } from '../errors/faults.ts'
import { type BlockUpload, takeBlocks, uploadOf } from '../files/block-transfers.ts'
import { putContent } from '../files/put-content.ts'
import type { FilePlace } from '../files/uploads.ts'
import { responseReply } from '../http/reply.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { requireRow } from '../operations/require-row.ts'
import type { ActionOperation } from './operation.ts'

/** Puts the blocks together in the order of `BlockList`: that is the file. */
export const commitFileBlocksUpload: ActionOperation = {
  kind: 'action',
  name: 'CommitFileBlocksUpload',
  run(context, body) {
    const { FileName: name, MimeType: mimeType } = body
    if (typeof name !== 'string' || typeof mimeType !== 'string') throw unresolvedParameters()
    const place = placeOf(context, uploadOf(context, body))
    requireRow(context, 'Write', place.table, place.row)
    const blocks = takeBlocks(context, body)
    const FileId = putContent(context, place, { name, mimeType }, blocks)
    const FileSizeInBytes = blocks.reduce((sum, block) => sum + block.length, 0)
    return responseReply(context, 'CommitFileBlocksUpload', { FileId, FileSizeInBytes })
  },
}

function placeOf({ environment }: RequestContext, upload: BlockUpload): FilePlace {
  const table = environment.schema.tables.get(upload.table)
  const column = table?.columns.get(upload.column)
  if (!table || (column?.type !== 'File' && column?.type !== 'Image'))
    throw new NotEmulated(`CommitFileBlocksUpload of ${upload.table}.${upload.column}`)
  const row = environment.store.get(table.logicalName, upload.rowId)
  if (!row) throw objectDoesNotExist(table.logicalName, upload.rowId)
  return { table, row, column }
}
