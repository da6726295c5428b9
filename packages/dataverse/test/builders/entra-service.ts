import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { json, startHttpService } from './http-service.ts'

export const tenantId = '11111111-2222-4333-8444-555555555555'
export const clientId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'
export const objectId = '99999999-8888-4777-8666-555555555555'

export interface EntraService {
  authority: string
  /** Form fields of every token request. */
  tokenRequests: Record<string, string>[]
  /** What the next id token says; signed by `signWith`, the published key by default. */
  claims: Record<string, unknown>
  signWith: KeyObject
  /** Instead of tokens: this status and body. */
  refuse?: { status: number; body: unknown; contentType?: string }
  discoveryStatus: number
  tokenEndpointOrigin?: string
  stop(): Promise<void>
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** As much of a sign-in service as answers a code with signed tokens. Written from the protocol, beside openid-client. */
export async function startEntraService(): Promise<EntraService> {
  const http = await startHttpService()
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const authority = `${http.url}/${tenantId}`
  const issuer = `${authority}/v2.0`
  const state: EntraService = {
    authority,
    tokenRequests: [],
    claims: {},
    signWith: privateKey,
    discoveryStatus: 200,
    stop: () => http.stop(),
  }
  const idToken = (): string => {
    const now = Math.floor(Date.now() / 1000)
    const payload = {
      iss: issuer,
      aud: clientId,
      sub: 's',
      iat: now,
      exp: now + 3600,
      tid: tenantId,
      oid: objectId,
      ...state.claims,
    }
    const signed = `${base64url({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${base64url(payload)}`
    return `${signed}.${sign('sha256', Buffer.from(signed), state.signWith).toString('base64url')}`
  }
  http.answer((request, response) => {
    const path = request.url.split('?')[0]
    if (path === `/${tenantId}/v2.0/.well-known/openid-configuration`) {
      return json(response, state.discoveryStatus, {
        issuer,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        token_endpoint: `${state.tokenEndpointOrigin ?? http.url}/${tenantId}/oauth2/v2.0/token`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    }
    if (path === `/${tenantId}/discovery/v2.0/keys`) {
      return json(response, 200, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }],
      })
    }
    state.tokenRequests.push(Object.fromEntries(new URLSearchParams(request.body)))
    if (state.refuse) {
      const { status, body, contentType = 'application/json' } = state.refuse
      response.writeHead(status, { 'content-type': contentType })
      return response.end(typeof body === 'string' ? body : JSON.stringify(body))
    }
    return json(response, 200, {
      token_type: 'Bearer',
      expires_in: 3599,
      scope: 'https://contoso.crm4.dynamics.com/user_impersonation openid profile',
      access_token: 'an-access-token',
      refresh_token: `refresh-${state.tokenRequests.length}`,
      id_token: idToken(),
    })
  })
  return state
}
