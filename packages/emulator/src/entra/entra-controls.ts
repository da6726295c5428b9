import { randomUUID } from 'node:crypto'
import type { ApplicationChanges, EntraControls } from '../emulator.ts'
import { isAadstsNumber } from './aadsts.ts'
import { accountIdOf, type Application, type Person } from './directory.ts'
import type { Entra } from './entra.ts'
import { accountNamed } from './tenants.ts'

/** The tenants in the hands of a test. */
export function createEntraControls(home: Entra, named: (userKey: string) => Person): EntraControls {
  const { directory, state } = home
  const objectIdOf = (user: string): string => (accountNamed(home, user)?.person ?? named(user)).objectId
  return {
    setAccount: (userKey, changes) => state.accounts.set(objectIdOf(userKey), changes),
    changeCredentials: (userKey, change) => state.changeCredentials(change, accountIdOf(named(userKey))),
    assign: (userKeys) => state.assign(userKeys?.map((key) => named(key).objectId)),
    setPolicies(policies) {
      const made = policies.map(({ id = randomUUID(), users, ...policy }) => ({
        id,
        ...policy,
        ...(users && { personIds: users.map((key) => named(key).objectId) }),
      }))
      state.setPolicies(made)
      return made.map(({ id }) => id)
    },
    setApplication(changes) {
      changeApplication(directory.application, changes)
      state.register(changes)
    },
    setResource(resource) {
      directory.resource = resource
      state.setResource(resource)
    },
    tellBy(aadsts, channel) {
      if (!isAadstsNumber(aadsts)) throw new Error(`The emulator does not know AADSTS${aadsts}.`)
      state.tellBy(aadsts, channel)
    },
    tenants: () =>
      home.tenants.map(({ directory: { tenantId, domain, organisationName, baseUrl, people } }) => ({
        tenantId,
        domain,
        name: organisationName,
        authorityUrl: `${baseUrl}/${tenantId}`,
        users: people.map(({ key, name, username, objectId }) => ({ key, name, username, objectId })),
      })),
  }
}

/** What is not said stays as it is. */
export function changeApplication(
  application: Application,
  { redirectUris, ...changes }: Partial<ApplicationChanges>,
): void {
  Object.assign(application, changes)
  if (!redirectUris) return
  const registered = redirectUris.map((each) =>
    typeof each === 'string' ? { uri: each, platform: 'web' as const } : each,
  )
  application.redirectUris = registered.map(({ uri }) => uri)
  application.platforms = Object.fromEntries(registered.map(({ uri, platform }) => [uri, platform]))
}
