import { aadsts } from './aadsts.ts'
import { asksStrangersForMfa } from './conditional-access.ts'
import { accountIdOf, personById, type Person } from './directory.ts'
import type { Entra } from './entra.ts'

/** The tenant that an address names by its id or its domain. */
export function tenantNamed({ tenants }: Entra, segment: string): Entra | undefined {
  const name = segment.toLowerCase()
  return tenants.find(({ directory }) => directory.tenantId === name || directory.domain === name)
}

const anyTenant = new Set(['common', 'organizations', 'consumers'])

export const isAnyTenant = (segment: string): boolean => anyTenant.has(segment.toLowerCase())

/**
 * The tenant of an address; nothing for the words that mean any, where it is the tenant of whoever signs in.
 *
 * @throws {EntraFault} 90002 unknown, 50194 an application of one tenant, 9002332 personal accounts.
 */
export function readTenant(entra: Entra, segment: string): Entra | undefined {
  const tenant = tenantNamed(entra, segment)
  if (tenant) return tenant
  if (!isAnyTenant(segment)) throw aadsts(90002, segment)
  const { application } = entra.directory
  if (application.signInAudience === 'AzureADMyOrg') throw aadsts(50194, application.clientId)
  if (segment.toLowerCase() === 'consumers') throw aadsts(9002332, application.clientId)
  return undefined
}

/** An account with the tenant it belongs to. */
export interface Account {
  tenant: Entra
  person: Person
}

export const accountsOf = ({ tenants }: Entra): Account[] =>
  tenants.flatMap((tenant) =>
    tenant.directory.people.filter(({ home }) => !home).map((person): Account => ({ tenant, person })),
  )

/** The account of a person of any tenant, guests included. */
export function accountById(entra: Entra, objectId: string | undefined): Account | undefined {
  if (objectId === undefined) return undefined
  const guest = entra.tenants
    .map(({ directory }) => personById(directory, objectId))
    .find((person) => person !== undefined)
  const accountId = guest && accountIdOf(guest)
  return accountsOf(entra).find(({ person }) => person.objectId === accountId)
}

export const accountNamed = (entra: Entra, username: string): Account | undefined =>
  accountsOf(entra).find(({ person }) => person.username.toLowerCase() === username.trim().toLowerCase())

/**
 * What an account is in the tenant: one of its people, or a guest.
 *
 * @throws {EntraFault} 50020 neither; 90072 neither, where everybody has to give a second factor.
 */
export function personIn(entra: Entra, { tenant, person }: Account): Person {
  const { directory } = entra
  const found = personById(directory, person.objectId)
  if (found) return found
  const number = asksStrangersForMfa(entra) ? 90072 : 50020
  throw aadsts(number, person.username, tenant.directory.domain, directory.organisationName, directory.application.name)
}
