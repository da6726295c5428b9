import { aadsts } from './aadsts.ts'
import { requireConditionalAccess } from './conditional-access.ts'
import { accountIdOf, type Person } from './directory.ts'
import type { Entra } from './entra.ts'
import type { Proof, RefreshGrant } from './entra-state.ts'
import type { RequestedScopes } from './scopes.ts'

export interface TokenReply {
  token_type: 'Bearer'
  /** Not for the application itself. */
  scope?: string
  expires_in: number
  ext_expires_in: number
  access_token: string
  refresh_token?: string
  id_token?: string
}

interface Grant {
  person: Person
  /** How they signed in, which the refresh token remembers. */
  proof: Proof & RefreshGrant
  scopes: RequestedScopes
  nonce?: string
  /** The request's claims, which say what the client is capable of. */
  claims?: string | undefined
}

/**
 * Whether the client handles claims challenges, which it says with `xms_cc` and the value `cp1` ("Claims challenges, claims
 * requests, and client capabilities").
 */
function handlesChallenges(claims: string | undefined): boolean {
  try {
    const { access_token: wanted } = JSON.parse(claims ?? '{}') as { access_token?: { xms_cc?: { values?: unknown } } }
    const values = wanted?.xms_cc?.values
    return Array.isArray(values) && values.includes('cp1')
  } catch {
    return false
  }
}

/** @throws {EntraFault} 50034 or 50057 no usable account, 50105 not assigned, 65001 the consent was taken back meanwhile, and what
 * `requireConditionalAccess` throws. */
export async function issueTokens(entra: Entra, { person, proof, scopes, nonce, claims }: Grant): Promise<TokenReply> {
  const { directory, state, consents, tokens } = entra
  const { application } = directory
  state.accounts.requireUsable(person)
  if (state.assigned && !state.assigned.has(person.objectId)) throw aadsts(50105, application.name, person.username)
  if (!consents.isKnown(person.objectId, 'token')) throw aadsts(65001, application.clientId, application.name)
  if (scopes.resource !== undefined) requireConditionalAccess(entra, person, proof, scopes.resource)
  // Without an API the access token is for Entra's own user info, which nothing here reads.
  const resource = scopes.resource ?? `${directory.baseUrl}/oidc`
  const access = await tokens.accessToken(person, {
    resource,
    scopes: scopes.permissions,
    generation: state.tokenGeneration,
    ...(handlesChallenges(claims) && { capability: { isLongLived: entra.evaluatesAccess() } }),
  })
  const wantsIdToken = scopes.signIn.includes('openid')
  const idToken = wantsIdToken
    ? await tokens.idToken(person, { scopes: scopes.signIn, ...(nonce !== undefined && { nonce }) })
    : undefined
  return {
    token_type: 'Bearer',
    scope: [...scopes.api, ...scopes.signIn.filter((scope) => scope !== 'offline_access')].join(' '),
    expires_in: access.lifetimeSeconds,
    ext_expires_in: access.lifetimeSeconds,
    access_token: access.token,
    ...(scopes.signIn.includes('offline_access') && {
      refresh_token: state.issueRefreshToken(accountIdOf(person), proof),
    }),
    ...(idToken !== undefined && { id_token: idToken }),
  }
}
