import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from './problem.ts'
import { internalProblem, problemOf, retryAfterSeconds } from './problem-of.ts'
import type { HttpEvent } from './server.ts'

/** Every failure leaves as application/problem+json; what nobody foresaw is told to the log, not to the caller. */
export function answerErrors(app: FastifyInstance, onEvent: (event: HttpEvent) => void): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id)
    if (problem === undefined) onEvent(unforeseen(error, request))
    const retryAfter = retryAfterSeconds(error)
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    return send(reply, problem ?? internalProblem(request.id))
  })
  app.setNotFoundHandler((request: FastifyRequest, reply) =>
    send(reply, {
      status: 404,
      code: 'not_found',
      title: 'There is nothing at this address.',
      help: 'Check the address; the API reference is at /api/reference.',
      requestId: request.id,
    }),
  )
}

/** What the log learns about a failure that is no problem of a known kind. */
export function unforeseen(error: unknown, request: FastifyRequest): HttpEvent {
  return {
    event: 'http.failed',
    requestId: request.id,
    method: request.method,
    // The route, not the address: a query may hold names.
    path: request.routeOptions.url ?? 'unknown',
    reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  // Serialised here: a route's response schema describes its successes.
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problem)
}
