import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorReply } from '../http/error-reply.ts'
import type { Switches } from '../write/switches.ts'
import type { RequestFaults, Trouble } from './request-faults.ts'

/** What a browser asks beforehand is not yet a request of the application's. */
const isWebApi = ({ url, method }: FastifyRequest): boolean => url.startsWith('/api/data') && method !== 'OPTIONS'

/** Counts the requests to the Web API and lets the planned faults happen to them. To be registered before the routes. */
export function registerFaults(
  fastify: FastifyInstance,
  faults: RequestFaults,
  switches: Switches,
): { roundTrips: () => number } {
  let roundTrips = 0
  const losingTheirReply = new WeakMap<FastifyRequest, Trouble>()

  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isWebApi(request)) return done()
    roundTrips += 1
    const trouble = faults.take(request)
    if (!trouble) return done()
    if (trouble.kind === 'refuse') {
      const { status, headers, body } = errorReply(trouble.failure, unread(request.method), switches, randomUUID())
      // Bytes, so that fastify leaves the content type alone.
      void reply
        .code(status)
        .headers(headers)
        .send(typeof body === 'string' ? Buffer.from(body) : body)
    } else if (trouble.kind === 'cut' && trouble.when === 'before') {
      reply.hijack()
      request.raw.socket.destroy()
    } else {
      losingTheirReply.set(request, trouble)
      done()
    }
  })

  fastify.addHook('onSend', (request, reply, payload, done) => {
    const trouble = losingTheirReply.get(request)
    if (!trouble) return done(null, payload)
    if (trouble.kind === 'truncate' && payload instanceof Uint8Array) sendPart(reply, payload, trouble.bytes)
    else {
      reply.hijack()
      request.raw.socket.destroy()
    }
  })

  return { roundTrips: () => roundTrips }
}

/** The head promises the whole body; the connection ends within it. */
function sendPart(reply: FastifyReply, payload: Uint8Array, bytes = Math.floor(payload.length / 2)): void {
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value)
  reply.raw.setHeader('content-length', payload.length)
  reply.raw.writeHead(reply.statusCode)
  reply.raw.write(payload.subarray(0, Math.min(bytes, payload.length - 1)), () => reply.raw.socket?.end())
}

const unread = (method: string): Parameters<typeof errorReply>[1] => ({
  method,
  path: '',
  query: '',
  headers: {},
  body: '',
  version: 'v9.2',
})
