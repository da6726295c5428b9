import { type Actor, actorOf, actorOfKey, CrmError, type Deps, type Scope, scopes } from '@liaison/crm'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readSessionCookie } from './session-cookie.ts'

const bearer = /^Bearer +(\S+)$/i

/**
 * Finds out who asks before anything else of a request is looked at, wherever the operation says in `security` who may:
 * so a route cannot forget it, and nobody learns anything from how their body is refused.
 */
export function actorsOfRequests(
  app: FastifyInstance,
  deps: Pick<Deps, 'db' | 'clock' | 'newId'>,
): (request: FastifyRequest) => Actor {
  const actors = new WeakMap<FastifyRequest, Actor>()
  app.addHook('onRequest', async (request) => {
    if (securityOf(request).length > 0) actors.set(request, await actorOfRequest(deps, request))
  })
  return (request) => {
    const actor = actors.get(request)
    if (actor) return actor
    throw new Error(`${request.routeOptions.url ?? 'This operation'} does not say who may call it`)
  }
}

/**
 * Who asks: a program by its key, or else whoever is signed in. A key never falls back to the cookie: what it may do is
 * what the operation's `security` says.
 *
 * @throws {CrmError} `sign_in_required`, `api_key_refused`, `api_key_scope_missing`, `acting_member_refused`
 * @throws {TooManyAttemptsError} after many refused keys from one address
 */
async function actorOfRequest(deps: Pick<Deps, 'db' | 'clock' | 'newId'>, request: FastifyRequest): Promise<Actor> {
  const { authorization } = request.headers
  if (authorization === undefined) return actorOf(deps, readSessionCookie(request))
  const actingFor = request.headers['liaison-member']
  const { attempts } = request.server
  await attempts.check('refused-key', request)
  try {
    return await actorOfKey(deps, {
      key: bearer.exec(authorization)?.[1] ?? '',
      ...(typeof actingFor === 'string' ? { actingFor } : {}),
      needs: scopeOf(request),
    })
  } catch (error) {
    if (error instanceof CrmError && error.code === 'api_key_refused') await attempts.attempt('refused-key', request)
    throw error
  }
}

function scopeOf(request: FastifyRequest): Scope | undefined {
  const named = securityOf(request).flatMap(({ apiKey = [] }) => apiKey)
  return scopes.find((scope) => named.includes(scope))
}

function securityOf({ routeOptions }: FastifyRequest): readonly Record<string, readonly string[]>[] {
  const { security = [] } = (routeOptions.schema ?? {}) as { security?: Record<string, string[]>[] }
  return security
}
