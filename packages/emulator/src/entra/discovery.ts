import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Entra } from './entra.ts'
import { aadsts } from './aadsts.ts'
import { tenantOf } from './parameters.ts'
import { isAnyTenant, tenantNamed } from './tenants.ts'
import { describe, newTrace } from './trace.ts'

/** GET `/{tenant}/v2.0/.well-known/openid-configuration`. */
export function openIdConfiguration(entra: Entra, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { baseUrl } = entra.directory
  const segment = tenantOf(request)
  const tenantId = tenantNamed(entra, segment)?.directory.tenantId
  if (tenantId === undefined && !isAnyTenant(segment)) {
    const fault = aadsts(90002, segment)
    const description = describe(fault, newTrace(entra, request, reply))
    return reply.code(400).send({ error: 'invalid_tenant', error_description: description, error_codes: [90002] })
  }
  // The words for "any organisation" have no issuer of their own; Entra writes a placeholder.
  const issuerTenant = tenantId ?? '{tenantid}'
  const root = `${baseUrl}/${tenantId ?? segment}`
  return reply.send({
    issuer: `${baseUrl}/${issuerTenant}/v2.0`,
    authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
    token_endpoint: `${root}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${root}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${root}/oauth2/v2.0/logout`,
    jwks_uri: `${root}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid', 'oid', 'ver'],
    tenant_region_scope: 'EU',
  })
}

/** GET `/{tenant}/discovery/v2.0/keys`. */
export function keys(entra: Entra, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.send({ keys: [{ ...entra.tokens.publicKey, issuer: `${entra.directory.baseUrl}/{tenantid}/v2.0` }] })
}
