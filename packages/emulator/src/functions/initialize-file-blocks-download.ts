import { NotEmulated } from '../errors/dataverse-fault.ts'
import { beginTransfer } from '../files/block-transfers.ts'
import { contentsOf } from '../files/file-contents.ts'
import { fullContentOf } from '../files/full-content.ts'
import { responseReply } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { fileColumnOf } from './file-column.ts'
import type { ActionOperation } from './operation.ts'

/** Opens the content of a file column, or the full-sized image of an image column, for DownloadBlock. */
export const initializeFileBlocksDownload: ActionOperation = {
  kind: 'action',
  name: 'InitializeFileBlocksDownload',
  run(context, body) {
    const place = fileColumnOf(context, body)
    requireRow(context, 'Read', place.table, place.row)
    const { store } = context.environment
    const content = fullContentOf(store, place)
    if (!content) throw new NotEmulated('InitializeFileBlocksDownload of an empty column')
    const contents = contentsOf(store)
    const FileContinuationToken = beginTransfer(context, {
      kind: 'download',
      read: (from, to) => contents.read(content.id, from, to),
    })
    return responseReply(context, 'InitializeFileBlocksDownload', {
      FileSizeInBytes: content.size,
      FileName: content.name,
      FileContinuationToken,
      IsChunkingSupported: true,
    })
  },
}
