import { base64Of } from '#platform'
import { malformed, replyJson } from '../reply-json.ts'
import type { RequestOptions } from '../request-options.ts'
import type { Service } from '../service.ts'
import type { RequestContext, ServiceReply } from '../service-reply.ts'
import type { ByteSource } from './byte-source.ts'
import type { UploadOptions } from './files.ts'
import { type FileTools, initialize, jsonContent, type Message, sendMessage } from './messages.ts'
import { chunkBytes } from './transfer-size.ts'

/**
 * Content of any size through three messages: the first gives a token, blocks are sent with it, and the last names those
 * that make the file, in their order. Nothing counts before that, so a block that was lost is sent again under another id.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data#use-dataverse-messages-to-upload-a-file
 */
export async function uploadBlocks(
  tools: FileTools,
  source: ByteSource,
  { first, last }: { first: Message; last: Message },
  options: UploadOptions,
): Promise<{ size: number; answer: Record<string, unknown> }> {
  const { token } = await initialize(tools, first, () => ({}), options)
  const blockIds: string[] = []
  let size = 0
  do {
    const block = await source.take(chunkBytes)
    blockIds.push(await uploadBlock(tools.service, block, token, options))
    size += block.length
    options.onProgress?.({ bytes: size, ...(source.size === undefined ? {} : { size: source.size }) })
  } while (await source.hasMoreThan(0))
  const commit = { ...last, parameters: { ...last.parameters, BlockList: blockIds, FileContinuationToken: token } }
  const read = (reply: ServiceReply, context: RequestContext): Record<string, unknown> => {
    const answer = replyJson(reply, context) ?? {}
    const { FileSizeInBytes: kept } = answer
    if (Number(kept) !== size)
      throw malformed(reply, context, `tells of ${String(kept)} bytes and not of the ${size} sent`)
    return answer
  }
  return { size, answer: await sendMessage(tools, commit, { readOnly: false, read }, options) }
}

/** Answers the id under which the service has it. */
async function uploadBlock(
  service: Service,
  block: Uint8Array,
  token: string,
  options: RequestOptions,
): Promise<string> {
  let blockId = ''
  await service.raw(
    'UploadBlock',
    {
      method: 'POST',
      headers: jsonContent,
      // What an earlier attempt may have left under its id is in no list.
      body() {
        blockId = newBlockId()
        // Base64 needs no escaping, and is too long to be looked through for what does.
        const begin = JSON.stringify({ BlockId: blockId, FileContinuationToken: token }).slice(0, -1)
        return `${begin},"BlockData":"${base64Of(block)}"}`
      },
      readOnly: true,
      read(reply, context) {
        if (reply.status !== 204) throw malformed(reply, context, 'does not say that the block was taken')
      },
    },
    options,
  )
  return blockId
}

/** Base64 of 64 bytes at most, the same length for all blocks of a file. */
const newBlockId = (): string => base64Of(new TextEncoder().encode(crypto.randomUUID()))
