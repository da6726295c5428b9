import { aadsts } from './aadsts.ts'
import { personById } from './directory.ts'
import type { Entra } from './entra.ts'
import { issueTokens, type TokenReply } from './issue-tokens.ts'
import type { Parameters } from './parameters.ts'
import { readScopes } from './scopes.ts'

const inactiveAfterMs = 90 * 24 * 3_600_000

/** A refresh token brings a new one each time; the old one stays good, as Entra keeps it. It is bound to no resource. */
export async function grantRefreshToken(entra: Entra, parameters: Parameters): Promise<TokenReply> {
  const { directory, state, clock } = entra
  const value = parameters['refresh_token']
  if (!value) throw aadsts(900144, 'refresh_token')
  const token = state.findRefreshToken(value)
  if (!token) throw aadsts(70000)
  if (token.revoked) throw aadsts(50173)
  if (token.issuedAt + inactiveAfterMs < clock.ticks()) throw aadsts(700082)
  const person = personById(directory, token.personId)
  if (!person) throw aadsts(50034, token.personId)
  const asked = readScopes(directory, parameters['scope'] ?? `${directory.baseUrl}/.default openid profile`)
  // The right to stay signed in was given once and is not asked for again.
  const signIn = [...new Set([...asked.signIn, 'offline_access'])]
  return issueTokens(entra, { person, scopes: { ...asked, signIn } })
}
