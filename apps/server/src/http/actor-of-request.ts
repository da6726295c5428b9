import { type Actor, actorOf, actorOfKey, type Deps, type Scope, scopes } from '@liaison/crm'
import type { FastifyRequest } from 'fastify'
import { readSessionCookie } from './session-cookie.ts'

const bearer = /^Bearer +(\S+)$/i

/**
 * Who asks: a program by its key, or else whoever is signed in. A key never falls back to the cookie: what it may do is
 * what the operation's `security` says.
 *
 * @throws {CrmError} `sign_in_required`, `api_key_refused`, `api_key_scope_missing`, `acting_member_refused`
 */
export async function actorOfRequest(
  deps: Pick<Deps, 'db' | 'clock' | 'newId'>,
  request: FastifyRequest,
): Promise<Actor> {
  const { authorization } = request.headers
  if (authorization === undefined) return actorOf(deps, readSessionCookie(request))
  const actingFor = request.headers['liaison-member']
  return actorOfKey(deps, {
    key: bearer.exec(authorization)?.[1] ?? '',
    ...(typeof actingFor === 'string' ? { actingFor } : {}),
    needs: scopeOf(request),
  })
}

function scopeOf(request: FastifyRequest): Scope | undefined {
  const { security = [] } = (request.routeOptions.schema ?? {}) as { security?: Record<string, string[]>[] }
  const named = security.flatMap(({ apiKey = [] }) => apiKey)
  return scopes.find((scope) => named.includes(scope))
}
