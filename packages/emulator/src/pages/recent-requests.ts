import type { FastifyInstance } from 'fastify'

const kept = 50

export interface RecentRequest {
  at: Date
  method: string
  /** Of the Web API with its query; of Entra without, because codes and states are in there. */
  address: string
  status: number
  durationMs: number
}

/** The last requests that were answered, newest first. To be registered before the routes. */
export function recordRequests(fastify: FastifyInstance): () => readonly RecentRequest[] {
  const recent: RecentRequest[] = []
  fastify.addHook('onResponse', (request, reply, done) => {
    recent.unshift({
      at: new Date(),
      method: request.method,
      address: request.url.startsWith('/api/data') ? request.url : request.url.replace(/\?.*/s, ''),
      status: reply.statusCode,
      durationMs: reply.elapsedTime,
    })
    recent.length = Math.min(recent.length, kept)
    done()
  })
  return () => recent
}
