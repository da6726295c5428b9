import type { EntraError } from './entra-error.ts'

/** The app registration, and how it proves itself. */
export interface EntraClientOptions {
  /**
   * `https://login.microsoftonline.com/<tenantId>`: the tenant the environment's own challenge names, never `common`.
   * `discoverEnvironment` answers it; `authorityOf` is for callers that know only cloud and tenant.
   */
  authority: string
  clientId: string
  /** As it is, not percent-encoded. Neither this nor a certificate for a public client, which must not send one. */
  clientSecret?: string
  /** Instead of a secret; counts when both are given. */
  clientCertificate?: ClientCertificate
  /**
   * `cp1` says that the caller handles claims challenges (`readClaimsChallenge`). Dataverse then takes a token back as soon as
   * something happens to the account, by such a challenge, and its tokens may live up to 28 hours. Not said by default.
   */
  clientCapabilities?: readonly ClientCapability[]
  /** Allows http. For the emulator on this machine only. */
  allowInsecureRequests?: boolean
  now?: () => Date
}

/** Microsoft knows no other one so far. */
export type ClientCapability = 'cp1'

/** A certificate that the app registration lists, and its key. Both may be in one PEM file, given twice. */
export interface ClientCertificate {
  /** PEM; of a chain, the first one. */
  certificate: string
  /** PEM: RSA, PKCS #8 (`BEGIN PRIVATE KEY`), without a passphrase. */
  privateKey: string
}

/** Where a sign-in leads, and how it is asked for. */
export interface AuthorizationRequest {
  redirectUri: string
  /** The environment's audience, as `discoverEnvironment` answers it. */
  resource: string
  prompt?: 'login' | 'none' | 'consent' | 'select_account'
  loginHint?: string
  /** A claims request (JSON): `claims` of an earlier `EntraError` or `UnauthorizedError`, or what `readClaimsChallenge` read. */
  claims?: string
}

/** What a new access token is asked for with. */
export interface RefreshRequest {
  refreshToken: string
  /** The environment's audience. A refresh token is bound to none: another environment's is fine too. */
  resource: string
  /** A claims request (JSON). A policy may still ask for a sign-in, which is an `EntraError` with `claims`. */
  claims?: string
}

/** For which environment the application itself asks for a token. */
export interface ApplicationTokenRequest {
  /** The environment's audience. */
  resource: string
  /** A claims request (JSON). */
  claims?: string
}

/** A token of the application itself; nobody has signed in, and there is no refresh token. */
export interface ApplicationToken {
  accessToken: string
  expiresAt: Date
}

/** Keep `state`, `nonce` and `codeVerifier` with the browser's session: one use, for `redeem`. */
export interface StartedAuthorization {
  url: string
  state: string
  nonce: string
  codeVerifier: string
}

/** What came back from a sign-in, with what was kept of its start. */
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

/** What a sign-in or a refresh answers. Times are absolute. */
export interface TokenSet {
  accessToken: string
  expiresAt: Date
  /** New on every use: store it and drop the old one. */
  refreshToken?: string
  scopes: string[]
  identity?: Identity
}

/** What the administrator decided. */
export type AdminConsentReply = { kind: 'granted'; tenantId?: string } | { kind: 'declined'; error: EntraError }

/**
 * Signs people and the application itself in at one tenant. Every refusal is an `EntraError` saying who has to do what.
 */
export interface EntraClient {
  /** Where the browser goes to sign in. @throws {EntraError} when the tenant's document cannot be read. */
  startAuthorization(request: AuthorizationRequest): Promise<StartedAuthorization>
  /** Tokens for the code in the callback. @throws {EntraError} also when the callback itself carries an error. */
  redeem(request: RedeemRequest): Promise<TokenSet>
  /** One refresh at a time for a person; store the new refresh token before anything else. @throws {EntraError} */
  refresh(request: RefreshRequest): Promise<TokenSet>
  /**
   * The client credentials grant, scope `<resource>/.default`. Dataverse lets the application in when the environment has an
   * application user for it. `applicationTokens` keeps the token until it ends. @throws {EntraError}
   */
  getApplicationToken(request: ApplicationTokenRequest): Promise<ApplicationToken>
  /** The page on which an administrator approves the application for the whole organisation. */
  adminConsentUrl(request: { resource: string; redirectUri: string; state: string }): string
  /** The tenant in the reply is unauthenticated; believe only one proved by a later sign-in. */
  readAdminConsentReply(callbackUrl: string, state: string): AdminConsentReply
}
