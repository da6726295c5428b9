import { aadsts } from './aadsts.ts'
import { issueTokens, type TokenReply } from './issue-tokens.ts'
import { readScopes, requireOneResource } from './scopes.ts'
import { accountById, personIn } from './tenants.ts'
import type { TokenRequest } from './token-request.ts'

const inactiveAfterMs = 90 * 24 * 3_600_000

/**
 * A refresh token brings a new one each time; the old one stays good, as Entra keeps it. It is bound to no resource and to
 * no tenant: a guest's serves at home and where they are a guest.
 */
export async function grantRefreshToken({ home, named, parameters }: TokenRequest): Promise<TokenReply> {
  const { state, clock } = home
  const value = parameters['refresh_token']
  if (!value) throw aadsts(900144, 'refresh_token')
  const token = state.findRefreshToken(value)
  if (!token) throw aadsts(70000)
  if (token.revoked) throw aadsts(50173)
  if (token.endsAt !== undefined && token.endsAt < clock.ticks()) throw aadsts(700084)
  if (token.issuedAt + inactiveAfterMs < clock.ticks()) throw aadsts(700082)
  const account = accountById(home, token.personId)
  if (!account) throw aadsts(50034, token.personId)
  const entra = named ?? account.tenant
  const person = personIn(entra, account)
  requireOneResource(parameters['scope'])
  const asked = readScopes(entra.directory, parameters['scope'] ?? `${home.directory.baseUrl}/.default openid profile`)
  // The right to stay signed in was given once and is not asked for again.
  const signIn = [...new Set([...asked.signIn, 'offline_access'])]
  const { authenticatedAt = token.issuedAt, signedInWith = 'password', satisfied = [], endsAt } = token
  return issueTokens(entra, {
    person,
    proof: {
      authenticatedAt,
      signedInWith,
      satisfied,
      clientType: token.clientType ?? 'confidential',
      ...(endsAt !== undefined && { endsAt }),
    },
    scopes: { ...asked, signIn },
    claims: parameters['claims'],
  })
}
