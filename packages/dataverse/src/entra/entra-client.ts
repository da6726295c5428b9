import type { EntraError } from './entra-error.ts'

export interface EntraClientOptions {
  /** `https://login.microsoftonline.com/<tenantId>`: the tenant the environment's own challenge names, never `common`. */
  authority: string
  clientId: string
  /** Absent for a public client, which must not send one. */
  clientSecret?: string
  /** Allows http. For the emulator on this machine only. */
  allowInsecureRequests?: boolean
  now?: () => Date
}

export interface AuthorizationRequest {
  redirectUri: string
  /** The environment's audience, as `discoverEnvironment` answers it. */
  resource: string
  prompt?: 'login' | 'none' | 'consent' | 'select_account'
  loginHint?: string
  /** A claims request (JSON) from an earlier refusal. */
  claims?: string
}

/** Keep `state`, `nonce` and `codeVerifier` with the browser's session: one use, for `redeem`. */
export interface StartedAuthorization {
  url: string
  state: string
  nonce: string
  codeVerifier: string
}

export interface RedeemRequest {
  /** The URL Entra sent the browser to, with its query. */
  callbackUrl: string
  state: string
  nonce: string
  codeVerifier: string
  redirectUri: string
  resource: string
}

/** Who signed in, by the claims of the id token, whose signature was verified. */
export interface Identity {
  tenantId: string
  objectId: string
  name: string
  username: string
}

export interface TokenSet {
  accessToken: string
  expiresAt: Date
  /** New on every use: store it and drop the old one. */
  refreshToken?: string
  scopes: string[]
  identity?: Identity
}

export type AdminConsentReply = { kind: 'granted'; tenantId?: string } | { kind: 'declined'; error: EntraError }

export interface EntraClient {
  startAuthorization(request: AuthorizationRequest): Promise<StartedAuthorization>
  /** @throws {EntraError} also when the callback itself carries an error. */
  redeem(request: RedeemRequest): Promise<TokenSet>
  /** @throws {EntraError} */
  refresh(request: { refreshToken: string; resource: string }): Promise<TokenSet>
  adminConsentUrl(request: { resource: string; redirectUri: string; state: string }): string
  /** The tenant in the reply is unauthenticated; believe only one proved by a later sign-in. */
  readAdminConsentReply(callbackUrl: string, state: string): AdminConsentReply
}
