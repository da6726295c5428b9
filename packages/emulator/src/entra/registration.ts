import { aadsts } from './aadsts.ts'
import type { Application, Directory } from './directory.ts'

/** Where a redirect address is registered, which decides what kind of client redeems there. */
export type RedirectPlatform = 'web' | 'spa' | 'public-client'

export interface ClientSecret {
  value: string
  expiresAt?: Date
}

/** A permission of the registration: on Dynamics CRM, and to sign people in at all (Microsoft Graph). */
export type RegisteredPermission = 'user_impersonation' | 'User.Read'

export const platformOf = ({ platforms }: Application, redirectUri: string): RedirectPlatform =>
  platforms[redirectUri] ?? 'web'

/** @throws {EntraFault} 650056, 650057, 90008: the registration does not list what is asked for. */
export function requireRegistered({ application }: Directory, resource: string | undefined): void {
  const { permissions, clientId, name } = application
  if (resource === undefined && !permissions.includes('User.Read')) throw aadsts(90008, clientId, name)
  if (resource === undefined || permissions.includes('user_impersonation')) return
  if (permissions.length === 0) throw aadsts(650056, clientId)
  throw aadsts(650057, clientId, name, resource)
}

/** @throws {EntraFault} 50001, 500011, 650052: the environment's own principal is not as it should be. */
export function requireResourcePrincipal({ resource, organisationName }: Directory, name: string): void {
  if (resource === 'missing') throw aadsts(500011, name, organisationName)
  if (resource === 'disabled') throw aadsts(50001, name)
  if (resource === 'not-subscribed') throw aadsts(650052, name)
}
