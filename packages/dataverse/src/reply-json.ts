import { MalformedReplyError } from './errors.ts'
import type { RequestContext, ServiceReply } from './service-reply.ts'

/**
 * The JSON object of a successful reply; undefined for 204. Parsed once, without a reviver: text that looks like a date
 * stays text (P48).
 *
 * @throws {MalformedReplyError} for HTML, an empty body or one that was cut off (P49).
 */
export function replyJson(reply: ServiceReply, context: RequestContext): Record<string, unknown> | undefined {
  if (reply.status === 204) return undefined
  const type = reply.headers['content-type'] ?? ''
  if (type !== '' && !type.includes('json')) throw malformed(reply, context, `is ${type.split(';')[0] ?? 'not JSON'}`)
  if (reply.text.trim() === '') throw malformed(reply, context, 'is empty')
  let parsed: unknown
  try {
    parsed = JSON.parse(reply.text)
  } catch {
    // The parser's own error quotes the text, which may be somebody's data.
    throw malformed(reply, context, 'is not whole JSON')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw malformed(reply, context, 'is no JSON object')
  }
  return parsed as Record<string, unknown>
}

export function malformed(reply: ServiceReply, context: RequestContext, problem: string): MalformedReplyError {
  const { method, path } = context.request
  const requestId = reply.headers['req_id'] ?? reply.headers['x-ms-service-request-id']
  return new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: `${method} ${path}: the reply ${problem}.`,
    help: 'Try again. If it lasts, look for a proxy, firewall or sign-in page between this server and Dynamics.',
    status: reply.status,
    request: context.request,
    sent: true,
    effect: context.readOnly ? 'none' : 'unknown',
    ...(requestId === undefined ? {} : { requestId }),
  })
}
