import { aadsts } from './aadsts.ts'
import { isKnownIn, isRegisteredRedirect, type Directory } from './directory.ts'
import { EntraNotEmulated } from './entra-fault.ts'
import type { Parameters } from './parameters.ts'
import { readScopes, type RequestedScopes } from './scopes.ts'

/** Where the answer goes, once it is known that it may go there. */
export interface ReplyAddress {
  redirectUri: string
  responseMode: 'query' | 'fragment' | 'form_post'
  state?: string
}

export interface AuthorizationRequest {
  scopes: RequestedScopes
  prompt: ReadonlySet<string>
  loginHint?: string
  nonce?: string
  codeChallenge?: string
  codeChallengeMethod?: 'S256' | 'plain'
  /** The MFA challenge was repeated here, which is what it asks for. */
  claims?: string
}

/**
 * The application and its address. Until both are known to belong together nothing is sent there.
 *
 * @throws {EntraFault} 900144, 700016, 7000112, 50011: shown on Entra's own page, the person never comes back.
 */
export function readReplyAddress(directory: Directory, parameters: Parameters): ReplyAddress {
  const { client_id: clientId, redirect_uri: redirectUri, response_mode: mode, state } = parameters
  if (!clientId) throw aadsts(900144, 'client_id')
  if (!isKnownHere(directory, clientId)) throw aadsts(700016, clientId, directory.organisationName)
  if (!directory.application.isEnabled) throw aadsts(7000112, clientId)
  if (!redirectUri) throw aadsts(900144, 'redirect_uri')
  if (!isRegisteredRedirect(directory.application, redirectUri)) throw aadsts(50011, redirectUri, clientId)
  const responseMode = mode === 'fragment' || mode === 'form_post' ? mode : 'query'
  return { redirectUri, responseMode, ...(state !== undefined && { state }) }
}

export const isKnownHere = ({ application, tenantId }: Directory, clientId: string): boolean =>
  clientId === application.clientId && isKnownIn(application, tenantId)

/** @throws {EntraFault} every fault of the request that the application itself is told, by redirect. */
export function readAuthorizationRequest(directory: Directory, parameters: Parameters): AuthorizationRequest {
  const { response_type: type, code_challenge: challenge, code_challenge_method: method } = parameters
  if (!type) throw aadsts(900144, 'response_type')
  if (type.includes('token')) throw new EntraNotEmulated(`response_type=${type}`)
  if (type !== 'code') throw aadsts(70005, type)
  if (parameters['resource'] !== undefined) throw aadsts(901002)
  if (method !== undefined && method !== 'S256' && method !== 'plain') throw aadsts(9002313)
  const { login_hint: loginHint, nonce, claims } = parameters
  return {
    scopes: readScopes(directory, parameters['scope']),
    prompt: new Set((parameters['prompt'] ?? '').split(' ').filter((word) => word !== '')),
    ...(loginHint !== undefined && { loginHint }),
    ...(nonce !== undefined && { nonce }),
    ...(claims !== undefined && { claims }),
    ...(challenge !== undefined && { codeChallenge: challenge, codeChallengeMethod: method ?? 'plain' }),
  }
}
