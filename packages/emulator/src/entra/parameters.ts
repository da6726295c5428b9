import type { FastifyRequest } from 'fastify'

export type Parameters = Readonly<Record<string, string>>

/** Query and form together. A parameter sent twice counts once, as its first value. */
export function parametersOf(request: FastifyRequest): Parameters {
  const parameters: Record<string, string> = {}
  for (const source of [request.body, request.query]) {
    if (typeof source !== 'object' || source === null) continue
    for (const [name, value] of Object.entries(source as Record<string, unknown>)) {
      const first: unknown = Array.isArray(value) ? value[0] : value
      if (typeof first === 'string') parameters[name] ??= first
    }
  }
  return parameters
}

export const tenantOf = (request: FastifyRequest): string => (request.params as { tenant?: string }).tenant ?? ''
