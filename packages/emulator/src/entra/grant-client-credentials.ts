import { aadsts } from './aadsts.ts'
import { EntraNotEmulated } from './entra-fault.ts'
import type { TokenReply } from './issue-tokens.ts'
import { readScopes } from './scopes.ts'
import type { TokenRequest } from './token-request.ts'

/**
 * A token of the application itself. The scope is one resource with `/.default`; no scope, refresh token or id token comes
 * back (learn.microsoft.com, "OAuth 2.0 client credentials flow on the Microsoft identity platform").
 */
export async function grantClientCredentials({ named, segment, parameters }: TokenRequest): Promise<TokenReply> {
  if (segment === 'common') throw aadsts(9001023)
  if (!named) throw new EntraNotEmulated(`grant_type=client_credentials at /${segment}`)
  const { directory, state, consents, tokens } = named
  const { clientId, homeTenantId } = directory.application
  if (directory.tenantId !== homeTenantId && !consents.any) throw aadsts(7000229, clientId, directory.tenantId)
  const scope = parameters['scope']
  const { resource } = readScopes(directory, scope)
  if (resource === undefined || scope !== `${resource}/.default`)
    throw aadsts(70011, `The scope ${scope ?? ''} is not valid.`)
  const { token, lifetimeSeconds } = await tokens.applicationToken({ resource, generation: state.tokenGeneration })
  return {
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    ext_expires_in: lifetimeSeconds,
    access_token: token,
  }
}
