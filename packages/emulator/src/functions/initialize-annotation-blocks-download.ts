import { DataverseFault } from '../errors/dataverse-fault.ts'
import { beginTransfer } from '../files/block-transfers.ts'
import { responseReply } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import { textOf } from '../store/text-of.ts'
import type { ActionOperation } from './operation.ts'
import { referenceOf } from './parameters.ts'

/** Opens the file of a note for DownloadBlock. */
export const initializeAnnotationBlocksDownload: ActionOperation = {
  kind: 'action',
  name: 'InitializeAnnotationBlocksDownload',
  run(context, body) {
    const { table, row } = referenceOf(context, body['Target'])
    requireRow(context, 'Read', table, row)
    const file = Buffer.from(textOf(row.values['documentbody']), 'base64')
    if (file.length === 0) throw new DataverseFault(400, '0x80041704', 'The specified note has no attachments.')
    const FileContinuationToken = beginTransfer(context, {
      kind: 'download',
      read: (from, to) => file.subarray(from, to),
    })
    return responseReply(context, 'InitializeAnnotationBlocksDownload', {
      FileContinuationToken,
      FileSizeInBytes: file.length,
      FileName: textOf(row.values['filename']),
    })
  },
}
