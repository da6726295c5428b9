import { aadsts } from './aadsts.ts'
import type { Entra } from './entra.ts'
import type { TokenReply } from './issue-tokens.ts'
import type { Parameters } from './parameters.ts'
import { readScopes } from './scopes.ts'

/**
 * A token of the application itself. The scope is one resource with `/.default`; no scope, refresh token or id token comes
 * back (learn.microsoft.com, "OAuth 2.0 client credentials flow on the Microsoft identity platform").
 */
export async function grantClientCredentials(
  { directory, state, tokens }: Entra,
  parameters: Parameters,
): Promise<TokenReply> {
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
