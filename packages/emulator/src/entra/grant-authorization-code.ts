import { createHash } from 'node:crypto'
import { aadsts } from './aadsts.ts'
import { personById } from './directory.ts'
import type { Entra } from './entra.ts'
import type { AuthorizationCode } from './entra-state.ts'
import type { Parameters } from './parameters.ts'
import { readScopes } from './scopes.ts'
import { issueTokens, type TokenReply } from './issue-tokens.ts'

/** Redeems a code: once, within ten minutes, at the address it was sent to, by whoever knows the verifier. */
export async function grantAuthorizationCode(entra: Entra, parameters: Parameters): Promise<TokenReply> {
  const { directory, state, clock } = entra
  const { code: value, redirect_uri: redirectUri, scope } = parameters
  if (!value) throw aadsts(900144, 'code')
  if (!redirectUri) throw aadsts(900144, 'redirect_uri')
  const code = state.codes.get(value)
  if (!code) throw aadsts(70000)
  if (code.redeemed) throw aadsts(54005)
  if (code.expiresAt < clock.ticks()) throw aadsts(70008)
  if (redirectUri !== code.redirectUri) throw aadsts(70000)
  checkVerifier(code, parameters['code_verifier'])
  code.redeemed = true

  const consented = readScopes(directory, code.scopes.join(' '))
  const wanted = scope === undefined ? consented : readScopes(directory, scope)
  const person = personById(directory, code.personId)
  if (!person) throw aadsts(50034, code.personId)
  // Sign-in scopes are those of the authorization request, whatever the token request repeats.
  return issueTokens(entra, {
    person,
    scopes: { ...wanted, signIn: consented.signIn },
    ...(code.nonce !== undefined && { nonce: code.nonce }),
  })
}

function checkVerifier({ codeChallenge, codeChallengeMethod }: AuthorizationCode, verifier: string | undefined): void {
  if (codeChallenge === undefined) return
  const offered =
    codeChallengeMethod === 'S256' && verifier !== undefined
      ? createHash('sha256').update(verifier).digest('base64url')
      : verifier
  if (offered !== codeChallenge) throw aadsts(501481)
}
