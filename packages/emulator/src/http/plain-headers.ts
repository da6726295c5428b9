import type { FastifyRequest } from 'fastify'

/** Lower-case names, each once. */
export function plainHeaders(incoming: FastifyRequest): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value
  return headers
}
