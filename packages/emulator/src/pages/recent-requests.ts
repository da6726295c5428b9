import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Excerpt, excerptOf } from './body-excerpt.ts'
import { maskedAddress, maskedHeader } from './mask-secrets.ts'

const kept = 200

export interface RecentRequest {
  /** Counted from the start. */
  number: number
  at: Date
  method: string
  address: string
  headers: Readonly<Record<string, string>>
  body?: Excerpt
  /** Absent while it is being worked on, and when the connection was cut before there was an answer. */
  reply?: RecentReply
  /** The caller did not get the whole reply. */
  isCutOff: boolean
}

export interface RecentReply {
  status: number
  headers: Readonly<Record<string, string>>
  body?: Excerpt
  durationMs: number
}

/** The emulator's own pages and what they consist of are of no interest to anybody. */
const isOwnPage = (url: string): boolean =>
  /^\/(?:$|\?|requests\b|controls\b|entra\b|tables\b|people\/|consent-requests\/|main\.aspx|emulator(?:-submit)?\.(?:css|js)|favicon\.ico)/.test(
    url,
  )

/**
 * The last requests, newest first, without what is secret in them. To be registered before everything else, so that those
 * that get no further are there too.
 */
export function recordRequests(fastify: FastifyInstance): () => readonly RecentRequest[] {
  const recent: RecentRequest[] = []
  const open = new WeakMap<FastifyRequest, { entry: RecentRequest; startedAt: number }>()
  let count = 0

  fastify.addHook('onRequest', (request, reply, done) => {
    if (isOwnPage(request.url)) return done()
    count += 1
    const entry: RecentRequest = {
      number: count,
      at: new Date(),
      method: request.method,
      address: maskedAddress(request.url),
      headers: shownHeaders(request.headers),
      isCutOff: false,
    }
    open.set(request, { entry, startedAt: performance.now() })
    recent.unshift(entry)
    recent.length = Math.min(recent.length, kept)
    reply.raw.once('close', () => {
      entry.isCutOff = !reply.raw.writableFinished
    })
    done()
  })

  fastify.addHook('onSend', (request, reply, payload, done) => {
    const found = open.get(request)
    if (found) Object.assign(found.entry, answered(request, reply, payload, performance.now() - found.startedAt))
    done(null, payload)
  })

  return () => recent
}

function answered(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  durationMs: number,
): Partial<RecentRequest> {
  const asked = excerptOf(request.body)
  const isPage = String(reply.getHeader('content-type')).startsWith('text/html') && !request.url.startsWith('/api/data')
  // Entra's pages hold what goes back to the application.
  const body = isPage ? undefined : excerptOf(payload)
  return {
    ...(asked && { body: asked }),
    reply: {
      status: reply.statusCode,
      headers: shownHeaders(reply.getHeaders()),
      ...(body && { body }),
      durationMs,
    },
  }
}

function shownHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) shown[name] = maskedHeader(name, typeof value === 'string' ? value : linesOf(value))
  return shown
}

/** Of a header that was sent several times, or is a number. */
const linesOf = (value: unknown): string => [value].flat().map(textOf).join('\n')

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
