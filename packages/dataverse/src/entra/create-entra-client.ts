import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  type Configuration,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
} from 'openid-client'
import { adminConsentUrl, readAdminConsentReply } from './admin-consent.ts'
import { claimsParameter } from './claims-parameter.ts'
import { discoverAuthority } from './discover-authority.ts'
import type { EntraClient, EntraClientOptions } from './entra-client.ts'
import { fromLibraryError } from './library-error.ts'
import { applicationScope, signInScope } from './scope.ts'
import { expiryOf, tokenSet } from './token-set.ts'

/**
 * Signs people in at one tenant: authorization code with PKCE, state and nonce; refresh; admin consent. And the application
 * itself, with its secret or certificate.
 * The tenant's endpoints are read on first use and kept. Nothing else is kept: the caller stores and locks.
 */
export function createEntraClient(options: EntraClientOptions): EntraClient {
  const { authority, clientId, clientCapabilities } = options
  const now = options.now ?? (() => new Date())
  let configuration: Promise<Configuration> | undefined

  const configured = async (): Promise<Configuration> => {
    configuration ??= discoverAuthority(options).catch((error: unknown) => {
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

  const withClaims = (claims?: string): { claims?: string } => claimsParameter(claims, clientCapabilities)

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
          ...withClaims(claims),
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
          { scope: signInScope(resource), ...withClaims() },
        )
        return tokenSet(reply, authority, now())
      }),
    refresh: async ({ refreshToken, resource, claims }) =>
      guarded(async (config) => {
        const reply = await refreshTokenGrant(config, refreshToken, {
          scope: signInScope(resource),
          ...withClaims(claims),
        })
        return tokenSet(reply, authority, now())
      }),
    getApplicationToken: async ({ resource, claims }) =>
      guarded(async (config) => {
        const reply = await clientCredentialsGrant(config, { scope: applicationScope(resource), ...withClaims(claims) })
        return { accessToken: reply.access_token, expiresAt: expiryOf(reply, now()) }
      }),
    adminConsentUrl: (request) => adminConsentUrl(authority, clientId, request),
    readAdminConsentReply,
  }
}
