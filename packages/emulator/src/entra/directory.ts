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
  /** One line that tells a newcomer who this is. */
  about: string
}

/** The client application's registration in the tenant. */
export interface Application {
  clientId: string
  clientSecret: string
  name: string
  /** Object id of the application in this tenant: `oid` of the tokens it gets for itself. */
  servicePrincipalId: string
  /** PEM. */
  certificates?: readonly string[]
  /** Exact addresses; absent: any address on this computer. */
  redirectUris?: readonly string[]
}

/** Which people may consent for themselves. With the workflow they may ask an administrator on the consent page. */
export type UserConsentPolicy = 'allowed' | 'admin-required' | 'admin-approval-workflow'

export interface Directory {
  tenantId: string
  domain: string
  organisationName: string
  people: readonly Person[]
  application: Application
  /** `http://127.0.0.1:PORT`, which is also the Dataverse resource. Known once the server listens. */
  baseUrl: string
}

export const personById = (directory: Directory, objectId: string | undefined): Person | undefined =>
  directory.people.find((person) => person.objectId === objectId)

/** Loopback addresses are what a developer's registration would list. */
export function isRegisteredRedirect({ redirectUris }: Application, redirectUri: string): boolean {
  if (redirectUris) return redirectUris.includes(redirectUri)
  if (!URL.canParse(redirectUri)) return false
  const { protocol, hostname, hash } = new URL(redirectUri)
  return (protocol === 'http:' || protocol === 'https:') && loopback.has(hostname) && hash === ''
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** `TENANT` in a path: the id, the domain, or one of the words for "any organisation". */
export function readTenant(directory: Directory, segment: string): 'own' | 'any' | 'unknown' {
  const tenant = segment.toLowerCase()
  if (tenant === directory.tenantId || tenant === directory.domain) return 'own'
  return tenant === 'common' || tenant === 'organizations' || tenant === 'consumers' ? 'any' : 'unknown'
}
