import {
  allowInsecureRequests as allowHttp,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client'
import { explanations } from './explanations.ts'
import { adminConsentUrl, readAdminConsentReply } from './admin-consent.ts'
import type { EntraClient, EntraClientOptions, Identity, TokenSet } from './entra-client.ts'
import { entraErrorFrom } from './explain-error.ts'
import { fromLibraryError } from './library-error.ts'
import { signInScope } from './scope.ts'

/**
 * Signs people in at one tenant: authorization code with PKCE, state and nonce; refresh; admin consent.
 * The tenant's endpoints are read on first use and kept. Nothing else is kept: the caller stores and locks.
 */
export function createEntraClient(options: EntraClientOptions): EntraClient {
  const { authority, clientId } = options
  const now = options.now ?? (() => new Date())
  let configuration: Promise<Configuration> | undefined

  const configured = async (): Promise<Configuration> => {
    configuration ??= discover(options).catch((error: unknown) => {
      configuration = undefined
      throw error
    })
    return configuration
  }

  const guarded = async <T>(work: (config: Configuration) => Promise<T>): Promise<T> => {
    try {
      return await work(await configured())
    } catch (error) {
      throw fromLibraryError(error)
    }
  }

  return {
    startAuthorization: async ({ redirectUri, resource, prompt, loginHint, claims }) =>
      guarded(async (config) => {
        const state = randomState()
        const nonce = randomNonce()
        const codeVerifier = randomPKCECodeVerifier()
        const url = buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          response_mode: 'query',
          scope: signInScope(resource),
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          ...(prompt === undefined ? {} : { prompt }),
          ...(loginHint === undefined ? {} : { login_hint: loginHint }),
          ...(claims === undefined ? {} : { claims }),
        })
        return { url: url.href, state, nonce, codeVerifier }
      }),
    redeem: async ({ callbackUrl, state, nonce, codeVerifier, redirectUri, resource }) =>
      guarded(async (config) => {
        // Behind a proxy the callback's own host may be another; the redirect URI must be the one sent before.
        const current = new URL(redirectUri)
        current.search = new URL(callbackUrl).search
        const reply = await authorizationCodeGrant(
          config,
          current,
          { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true },
          { scope: signInScope(resource) },
        )
        return tokenSet(reply, authority, now())
      }),
    refresh: async ({ refreshToken, resource }) =>
      guarded(async (config) => {
        const reply = await refreshTokenGrant(config, refreshToken, { scope: signInScope(resource) })
        return tokenSet(reply, authority, now())
      }),
    adminConsentUrl: (request) => adminConsentUrl(authority, clientId, request),
    readAdminConsentReply,
  }
}

async function discover({
  authority,
  clientId,
  clientSecret,
  allowInsecureRequests,
}: EntraClientOptions): Promise<Configuration> {
  const document = new URL(`${authority}/v2.0/.well-known/openid-configuration`)
  const config = await discovery(
    document,
    clientId,
    {},
    clientSecret === undefined ? None() : ClientSecretPost(clientSecret),
    allowInsecureRequests === true ? { execute: [allowHttp] } : {},
  ).catch((error: unknown) => {
    throw refusedDocument(error) ? entraErrorFrom(explanations.tenantNotFound, 'invalid_tenant') : error
  })
  const metadata = config.serverMetadata()
  for (const endpoint of [
    metadata.issuer,
    metadata.authorization_endpoint,
    metadata.token_endpoint,
    metadata.jwks_uri,
  ]) {
    // A document that sends codes and secrets elsewhere is not this tenant's.
    if (endpoint === undefined || new URL(endpoint).origin !== document.origin) {
      throw entraErrorFrom(explanations.replyNotTrusted, 'reply_not_trusted')
    }
  }
  // The identity decides who somebody is here, so the signature is checked, TLS or not.
  enableNonRepudiationChecks(config)
  return config
}

/** The document of a tenant that does not exist is refused with a 4xx. */
const refusedDocument = (error: unknown): boolean =>
  error instanceof ClientError &&
  error.cause instanceof Response &&
  error.cause.status >= 400 &&
  error.cause.status < 500 &&
  error.cause.status !== 429

function tokenSet(
  reply: TokenEndpointResponse & TokenEndpointResponseHelpers,
  authority: string,
  receivedAt: Date,
): TokenSet {
  const identity = identityOf(reply, authority)
  return {
    accessToken: reply.access_token,
    // The token may live up to 28 hours, so what the reply says counts and no assumed hour.
    expiresAt: new Date(receivedAt.getTime() + (reply.expires_in ?? 0) * 1000),
    scopes: reply.scope?.split(' ').filter((scope) => scope !== '') ?? [],
    ...(reply.refresh_token === undefined ? {} : { refreshToken: reply.refresh_token }),
    ...(identity === undefined ? {} : { identity }),
  }
}

/** By `tid` and `oid`, the claims that never change hands. */
function identityOf(reply: TokenEndpointResponseHelpers, authority: string): Identity | undefined {
  const claims = reply.claims()
  if (!claims) return undefined
  const text = (name: string): string => {
    const value = claims[name]
    return typeof value === 'string' ? value : ''
  }
  const tenantId = text('tid')
  const objectId = text('oid')
  if (tenantId.toLowerCase() !== authority.split('/').at(-1)?.toLowerCase() || objectId === '') {
    throw entraErrorFrom(explanations.replyNotTrusted, 'reply_not_trusted')
  }
  const username = text('preferred_username')
  return { tenantId, objectId, name: text('name') || username, username }
}
