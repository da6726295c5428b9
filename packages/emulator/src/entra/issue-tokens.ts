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
}

/** @throws {EntraFault} 50034 or 50057 no usable account, 50105 not assigned, 65001 the consent was taken back meanwhile, and what
 * `requireConditionalAccess` throws. */
export async function issueTokens(entra: Entra, { person, proof, scopes, nonce }: Grant): Promise<TokenReply> {
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
