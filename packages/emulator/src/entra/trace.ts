import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock/clock.ts'
import type { EntraFault } from './entra-fault.ts'

/** The ids Microsoft's support asks for, and the moment. */
export interface Trace {
  traceId: string
  correlationId: string
  /** `2026-03-02 09:00:00Z` */
  timestamp: string
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A client may name the correlation id itself with `client-request-id`, in a header or in the query. */
export function newTrace({ clock }: { clock: Clock }, request: FastifyRequest, reply: FastifyReply): Trace {
  const query = request.query as Record<string, unknown> | undefined
  const given = [request.headers['client-request-id'], query?.['client-request-id']].find(
    (id): id is string => typeof id === 'string' && guid.test(id),
  )
  const timestamp = `${new Date(clock.ticks()).toISOString().slice(0, 19).replace('T', ' ')}Z`
  const trace = { traceId: randomUUID(), correlationId: given ?? randomUUID(), timestamp }
  void reply.header('x-ms-request-id', trace.traceId)
  if (given !== undefined) void reply.header('client-request-id', given)
  return trace
}

/** `AADSTS65001: … Trace ID: … Correlation ID: … Timestamp: …` */
export function describe(fault: EntraFault, { traceId, correlationId, timestamp }: Trace, separator = ' '): string {
  return [
    `AADSTS${fault.aadsts}: ${fault.message}`,
    `Trace ID: ${traceId}`,
    `Correlation ID: ${correlationId}`,
    `Timestamp: ${timestamp}`,
  ].join(separator)
}
