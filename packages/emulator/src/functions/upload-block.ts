import { NotEmulated } from '../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../errors/faults.ts'
import { uploadOf } from '../files/block-transfers.ts'
import { noContent } from '../http/reply.ts'
import type { ActionOperation } from './operation.ts'

const largestBlock = 4 * 1024 * 1024
const longestBlockId = 64

/** One block of a file. Its id is Base64 of at most 64 bytes, as long as those of the file's other blocks. */
export const uploadBlock: ActionOperation = {
  kind: 'action',
  name: 'UploadBlock',
  run(context, body) {
    const { BlockId: id, BlockData: data } = body
    if (typeof id !== 'string' || typeof data !== 'string') throw unresolvedParameters()
    const { blocks } = uploadOf(context, body)
    const block = Buffer.from(data, 'base64')
    if (block.length > largestBlock) throw new NotEmulated('a block of more than 4 MB')
    if (Buffer.byteLength(id, 'base64') > longestBlockId) throw new NotEmulated('a BlockId of more than 64 bytes')
    const [other] = blocks.keys()
    if (other !== undefined && other.length !== id.length) throw new NotEmulated('BlockIds of different lengths')
    blocks.set(id, block)
    return noContent()
  },
}
