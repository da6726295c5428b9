import { aadsts } from './aadsts.ts'
import type { Directory } from './directory.ts'
import { EntraNotEmulated } from './entra-fault.ts'
import { requireRegistered, requireResourcePrincipal } from './registration.ts'

const signInScopes = new Set(['openid', 'profile', 'email', 'offline_access'])

/** A scope parameter, read: what is wanted of Dataverse and what of Entra itself. */
export interface RequestedScopes {
  /** `openid`, `profile`, `offline_access`, `email`. */
  signIn: readonly string[]
  /** The audience as the client wrote it, with or without the closing slash; absent: no API was asked for. */
  resource?: string
  permissions: readonly string[]
  /** As the answer's `scope` repeats them: `http://…/user_impersonation`. */
  api: readonly string[]
}

/**
 * `HTTPS://ORG/user_impersonation offline_access openid`, split. `.default` stands for what the registration lists,
 * which is `user_impersonation`.
 *
 * @throws {EntraFault} AADSTS900144 empty, 500011, 50001, 650052 no such resource, 650056, 650057, 90008 not in the registration, 650053 unknown permission.
 */
export function readScopes(directory: Directory, text: string | undefined): RequestedScopes {
  const scopes = (text ?? '').split(/\s+/).filter((scope) => scope !== '')
  if (scopes.length === 0) throw aadsts(900144, 'scope')
  const signIn = scopes.filter((scope) => signInScopes.has(scope))
  const wanted = scopes.filter((scope) => !signInScopes.has(scope)).map(splitScope)
  for (const { resource } of wanted) requireResource(directory, resource)
  requireRegistered(directory, wanted[0]?.resource)
  for (const { permission } of wanted)
    if (permission !== 'user_impersonation' && permission !== '.default')
      throw aadsts(650053, directory.application.name, permission)
  const resource = wanted[0]?.resource
  if (resource === undefined) return { signIn, permissions: [], api: [] }
  return { signIn, resource, permissions: ['user_impersonation'], api: [`${resource}/user_impersonation`] }
}

/**
 * A token is for one resource, while the sign-in may ask for the permissions of several.
 *
 * @throws {EntraFault} AADSTS700022.
 */
export function requireOneResource(text: string | undefined): void {
  const scopes = (text ?? '').split(/\s+/).filter((scope) => scope !== '' && !signInScopes.has(scope))
  if (new Set(scopes.map((scope) => withoutSlash(splitScope(scope).resource))).size > 1) throw aadsts(700022)
}

/** The permission is what follows the last slash; `https://org//x` is the audience `https://org/`. */
function splitScope(scope: string): { resource: string; permission: string } {
  const slash = scope.lastIndexOf('/')
  if (slash <= 0) return { resource: 'https://graph.microsoft.com', permission: scope }
  return { resource: scope.slice(0, slash), permission: scope.slice(slash + 1) }
}

function requireResource(directory: Directory, resource: string): void {
  if (withoutSlash(resource) === directory.baseUrl) return requireResourcePrincipal(directory, resource)
  if (withoutSlash(resource) === 'https://graph.microsoft.com')
    throw new EntraNotEmulated('permissions of Microsoft Graph')
  throw aadsts(500011, resource, directory.organisationName)
}

export const withoutSlash = (address: string): string => address.replace(/\/$/, '').toLowerCase()
