import type { FastifyReply, FastifyRequest } from 'fastify'
import { aadsts, aadstsWith, type ChangedRefusal } from './aadsts.ts'
import { authenticateClient } from './client-authentication.ts'
import type { Entra } from './entra.ts'
import { takePlanned, type PlannedRefusal } from './entra-state.ts'
import { EntraFault, EntraNotEmulated } from './entra-fault.ts'
import { grantAuthorizationCode } from './grant-authorization-code.ts'
import { grantClientCredentials } from './grant-client-credentials.ts'
import { grantRefreshToken } from './grant-refresh-token.ts'
import type { TokenReply } from './issue-tokens.ts'
import { parametersOf, tenantOf } from './parameters.ts'
import { readTenant } from './tenants.ts'
import type { TokenRequest } from './token-request.ts'
import { describe, newTrace, type Trace } from './trace.ts'

export const grants: Record<string, (request: TokenRequest) => Promise<TokenReply>> = {
  authorization_code: grantAuthorizationCode,
  client_credentials: grantClientCredentials,
  refresh_token: grantRefreshToken,
}

const known = new Set([
  'password',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
])

/** POST `/{tenant}/oauth2/v2.0/token`. */
export async function token(entra: Entra, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const trace = newTrace(entra, request, reply)
  void reply.headers({ 'cache-control': 'no-store, no-cache', pragma: 'no-cache' })
  // A single-page application asks from its page, and reads the answer there.
  if (request.headers.origin !== undefined) void reply.header('access-control-allow-origin', '*')
  try {
    return await reply.send(await grant(entra, request))
  } catch (failure) {
    if (failure instanceof EntraNotEmulated)
      return reply.code(501).send({ error: 'not_emulated', error_description: failure.message })
    if (!(failure instanceof EntraFault)) throw failure
    return reply.code(failure.status).send(faultBody(failure, trace))
  }
}

async function grant(home: Entra, request: FastifyRequest): Promise<TokenReply> {
  const parameters = parametersOf(request)
  const segment = tenantOf(request).toLowerCase()
  const named = readTenant(home, segment)
  const type = parameters['grant_type']
  if (!type) throw aadsts(900144, 'grant_type')
  if (parameters['resource'] !== undefined) throw aadsts(901002)
  const run = grants[type]
  if (!run && known.has(type)) throw new EntraNotEmulated(`grant_type=${type}`)
  if (!run) throw aadsts(70003, type)
  await authenticateClient({ home, named, segment, parameters }, request.headers)
  const planned = takePlanned(home.state.plannedRefusals)
  if (planned) throw aadstsWith(planned.aadsts, changesBy(planned), home.directory.application.clientId)
  return run({ home, named, segment, parameters })
}

const changesBy = ({ claims, status, error, suberror }: PlannedRefusal): ChangedRefusal => ({
  ...(claims !== undefined && { claims }),
  ...(status !== undefined && { status }),
  ...(error !== undefined && { oauthError: error }),
  ...(suberror !== undefined && { suberror }),
})

function faultBody(fault: EntraFault, trace: Trace): Record<string, unknown> {
  return {
    error: fault.oauthError,
    error_description: describe(fault, trace),
    error_codes: [fault.aadsts],
    timestamp: trace.timestamp,
    trace_id: trace.traceId,
    correlation_id: trace.correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${fault.aadsts}`,
    ...(fault.suberror && { suberror: fault.suberror }),
    ...(fault.claims !== undefined && { claims: fault.claims }),
  }
}
