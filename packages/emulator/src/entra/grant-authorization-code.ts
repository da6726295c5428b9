import { createHash } from 'node:crypto'
import { aadsts } from './aadsts.ts'
import { personById } from './directory.ts'
import type { Entra } from './entra.ts'
import type { AuthorizationCode, RefreshGrant } from './entra-state.ts'
import { issueTokens, type TokenReply } from './issue-tokens.ts'
import { platformOf } from './registration.ts'
import { readScopes, requireOneResource } from './scopes.ts'
import { isAnyTenant, tenantNamed } from './tenants.ts'
import type { TokenRequest } from './token-request.ts'

const spaTokenMs = 24 * 3_600_000

/** Redeems a code: once, within ten minutes, at the address it was sent to, by whoever knows the verifier. */
export async function grantAuthorizationCode(request: TokenRequest): Promise<TokenReply> {
  const { home, parameters } = request
  const { code: value, redirect_uri: redirectUri, scope } = parameters
  if (!value) throw aadsts(900144, 'code')
  if (!redirectUri) throw aadsts(900144, 'redirect_uri')
  const code = home.state.codes.get(value)
  if (!code) throw aadsts(70000)
  requireSameTenant(request, code)
  if (code.redeemed) throw aadsts(54005)
  if (code.expiresAt < home.clock.ticks()) throw aadsts(70008)
  if (redirectUri !== code.redirectUri) throw aadsts(70000)
  checkVerifier(code, parameters['code_verifier'])
  requireOneResource(scope)
  code.redeemed = true

  const entra = tenantNamed(home, code.tenantId) ?? home
  const { directory } = entra
  const consented = readScopes(directory, code.scopes.join(' '))
  const wanted = scope === undefined ? consented : readScopes(directory, scope)
  const person = personById(directory, code.personId)
  if (!person) throw aadsts(50034, code.personId)
  // Sign-in scopes are those of the authorization request, whatever the token request repeats.
  return issueTokens(entra, {
    person,
    proof: { ...code.proof, ...clientOf(home, redirectUri) },
    scopes: { ...wanted, signIn: consented.signIn },
    ...(code.nonce !== undefined && { nonce: code.nonce }),
    claims: parameters['claims'],
  })
}

/** A single-page application stays signed in for a day ("Refresh tokens in the Microsoft identity platform"). */
function clientOf({ directory, clock }: Entra, redirectUri: string): RefreshGrant {
  const platform = platformOf(directory.application, redirectUri)
  if (platform === 'spa') return { clientType: 'public', endsAt: clock.ticks() + spaTokenMs }
  return { clientType: platform === 'web' && !directory.application.isPublicClient ? 'confidential' : 'public' }
}

/** One acquired under a word for any tenant is redeemed under that word. */
function requireSameTenant({ segment, named }: TokenRequest, code: AuthorizationCode): void {
  const same = isAnyTenant(code.tenant) ? segment === code.tenant : named?.directory.tenantId === code.tenantId
  if (!same) throw aadsts(700005)
}

function checkVerifier({ codeChallenge, codeChallengeMethod }: AuthorizationCode, verifier: string | undefined): void {
  if (codeChallenge === undefined) return
  const offered =
    codeChallengeMethod === 'S256' && verifier !== undefined
      ? createHash('sha256').update(verifier).digest('base64url')
      : verifier
  if (offered !== codeChallenge) throw aadsts(501481)
}
