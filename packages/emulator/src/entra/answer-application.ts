import type { FastifyReply } from 'fastify'
import { sendPage } from '../pages/page.ts'
import type { ReplyAddress } from './authorization-request.ts'
import { formPostPage } from './entra-pages.ts'

/** Sends the browser back to the application in the way it asked for. */
export function answerApplication(
  reply: FastifyReply,
  { redirectUri, responseMode, state }: ReplyAddress,
  fields: Record<string, string>,
): FastifyReply {
  const all = { ...fields, ...(state !== undefined && { state }) }
  if (responseMode === 'form_post') return sendPage(reply, formPostPage(redirectUri, all))
  const text = new URLSearchParams(all).toString()
  const separator = responseMode === 'fragment' ? '#' : redirectUri.includes('?') ? '&' : '?'
  return reply.header('cache-control', 'no-store').redirect(`${redirectUri}${separator}${text}`, 302)
}
