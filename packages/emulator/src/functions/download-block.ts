import { unresolvedParameters } from '../errors/faults.ts'
import { downloadOf } from '../files/block-transfers.ts'
import { responseReply } from '../http/reply.ts'
import type { ActionOperation } from './operation.ts'

/** A part of a file as Base64; past the end there is nothing more. */
export const downloadBlock: ActionOperation = {
  kind: 'action',
  name: 'DownloadBlock',
  run(context, body) {
    const { Offset: offset, BlockLength: length } = body
    if (typeof offset !== 'number' || typeof length !== 'number') throw unresolvedParameters()
    const bytes = downloadOf(context, body).read(offset, offset + length)
    return responseReply(context, 'DownloadBlock', { Data: Buffer.from(bytes).toString('base64') })
  },
}
