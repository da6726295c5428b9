import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errorReply } from '../http/error-reply.ts'
import type { Switches } from '../write/switches.ts'
import type { RequestFaults } from './request-faults.ts'

const isWebApi = (request: FastifyRequest): boolean => request.url.startsWith('/api/data')

/** Counts the requests to the Web API and lets the planned faults happen to them. To be registered before the routes. */
export function registerFaults(
  fastify: FastifyInstance,
  faults: RequestFaults,
  switches: Switches,
): { roundTrips: () => number } {
  let roundTrips = 0
  const losingTheirReply = new WeakSet<FastifyRequest>()

  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isWebApi(request)) return done()
    roundTrips += 1
    const trouble = faults.take(request.method)
    if (!trouble) return done()
    if (trouble.kind === 'refuse') {
      const { status, headers, body } = errorReply(trouble.failure, unread(request.method), switches, randomUUID())
      // Bytes, so that fastify leaves the content type alone.
      void reply
        .code(status)
        .headers(headers)
        .send(typeof body === 'string' ? Buffer.from(body) : body)
    } else if (trouble.when === 'before') {
      reply.hijack()
      request.raw.socket.destroy()
    } else {
      losingTheirReply.add(request)
      done()
    }
  })

  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!losingTheirReply.has(request)) return done(null, payload)
    reply.hijack()
    request.raw.socket.destroy()
  })

  return { roundTrips: () => roundTrips }
}

const unread = (method: string): Parameters<typeof errorReply>[1] => ({
  method,
  path: '',
  query: '',
  headers: {},
  body: '',
  version: 'v9.2',
})
