import type { ClientSecret, RedirectPlatform, RegisteredPermission } from './registration.ts'

/** Someone of the tenant. Whether Dataverse knows them is another matter. */
export interface Person {
  /** Short name for tests and logs: `mia`. */
  key: string
  name: string
  username: string
  /** Entra object id, `oid` in tokens. */
  objectId: string
  /** May consent for the whole organisation (an Entra role, not a Dynamics one). */
  isEntraAdmin: boolean
  /** Of a guest: the account they sign in with, which belongs to another tenant. */
  home?: { tenantId: string; objectId: string }
  /** One line that tells a newcomer who this is. */
  about: string
}

/** The client application's registration in the tenant. */
export interface Application {
  clientId: string
  /** The one it started with. */
  clientSecret: string
  secrets: readonly ClientSecret[]
  name: string
  isEnabled: boolean
  /** Neither secret nor certificate at any of its addresses. */
  isPublicClient: boolean
  permissions: readonly RegisteredPermission[]
  /** The tenant it is registered in. */
  homeTenantId: string
  /** Whose people may sign in: those of its own tenant, or of any (Microsoft Graph's words). */
  signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
  /** PEM. */
  certificates?: readonly string[]
  /** Exact addresses; absent: any address on this computer. */
  redirectUris?: readonly string[]
  /** Of those that are not `web`. */
  platforms: Readonly<Record<string, RedirectPlatform>>
}

/** Which people may consent for themselves. With the workflow they may ask an administrator on the consent page. */
export type UserConsentPolicy = 'allowed' | 'admin-required' | 'admin-approval-workflow'

export interface Directory {
  tenantId: string
  domain: string
  organisationName: string
  people: readonly Person[]
  application: Application
  /** Object id of the application in this tenant: `oid` of the tokens it gets for itself. */
  servicePrincipalId: string
  /** Whether the Dataverse environment belongs to this tenant. */
  hasEnvironment: boolean
  /** The principal of Dynamics CRM in this tenant. */
  resource: 'present' | 'missing' | 'disabled' | 'not-subscribed'
  /** `http://127.0.0.1:PORT`, which is also the Dataverse resource. Known once the server listens. */
  baseUrl: string
}

/** The id of the account that a person signs in with; a guest's is that of another tenant. */
export const accountIdOf = (person: Person): string => person.home?.objectId ?? person.objectId

/** By the object id in this tenant, or by that of the account they sign in with. */
export const personById = (directory: Directory, objectId: string | undefined): Person | undefined =>
  directory.people.find((person) => person.objectId === objectId || accountIdOf(person) === objectId)

/** Loopback addresses are what a developer's registration would list. */
export function isRegisteredRedirect({ redirectUris }: Application, redirectUri: string): boolean {
  if (redirectUris) return redirectUris.includes(redirectUri)
  if (!URL.canParse(redirectUri)) return false
  const { protocol, hostname, hash } = new URL(redirectUri)
  return (protocol === 'http:' || protocol === 'https:') && loopback.has(hostname) && hash === ''
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** In other tenants than its own an application is known only when it is meant for any. */
export const isKnownIn = ({ homeTenantId, signInAudience }: Application, tenantId: string): boolean =>
  tenantId === homeTenantId || signInAudience === 'AzureADMultipleOrgs'
