import { type BatchPart, BatchSyntaxError, isBatchReply, parseBatch, type PartReply } from './batch-parser.ts'
import type { MalformedReplyError } from './errors.ts'
import { malformed } from './reply-json.ts'
import type { RequestContext, ServiceReply } from './service-reply.ts'

/** A batch that stopped at an error answers 400 and still has its parts. */
export const isPartedReply = (reply: ServiceReply): boolean =>
  reply.status < 500 && isBatchReply(reply.headers['content-type'])

/** The replies to each item, in the order of the items. A part without a `Retry-After` of its own has that of the whole. */
export function itemReplies(reply: ServiceReply, context: RequestContext, count: number): PartReply[][] {
  const parts = partsOf(reply, context)
  if (parts.length !== count) throw wrongCount(reply, context, parts.length, count)
  const retryAfter = reply.headers['retry-after']
  const waiting = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
  return parts.map((part) =>
    (part.kind === 'reply' ? [part.reply] : inRequestOrder(part.replies)).map((each) => ({
      ...each,
      headers: { ...waiting, ...each.headers },
    })),
  )
}

export const wrongCount = (
  reply: ServiceReply,
  context: RequestContext,
  got: number,
  wanted: number,
): MalformedReplyError => malformed(reply, context, `answers ${got} of ${wanted} operations`)

function partsOf(reply: ServiceReply, context: RequestContext): BatchPart[] {
  const contentType = reply.headers['content-type']
  if (!isBatchReply(contentType)) throw malformed(reply, context, 'is no batch reply')
  try {
    return parseBatch(contentType, reply.text)
  } catch (error) {
    if (error instanceof BatchSyntaxError) throw malformed(reply, context, error.message)
    throw error
  }
}

function inRequestOrder(replies: PartReply[]): PartReply[] {
  const numbered = replies.map((reply) => ({ reply, number: Number(reply.contentId) }))
  if (numbered.some(({ number }) => !Number.isInteger(number))) return replies
  return numbered.sort((a, b) => a.number - b.number).map(({ reply }) => reply)
}
