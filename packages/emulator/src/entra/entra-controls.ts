import type { EntraControls } from '../emulator.ts'
import type { AccountState } from './accounts.ts'
import { accountIdOf, type Person } from './directory.ts'
import type { Entra } from './entra.ts'
import { isAadstsNumber } from './aadsts.ts'

/** The tenants in the hands of a test. */
export function createEntraControls(home: Entra, named: (userKey: string) => Person): EntraControls {
  const { state } = home
  return {
    setAccount: (userKey, changes: Partial<AccountState>) => state.accounts.set(named(userKey).objectId, changes),
    changeCredentials: (userKey, change) => state.changeCredentials(change, accountIdOf(named(userKey))),
    assign(userKeys) {
      state.assigned = userKeys && new Set(userKeys.map((key) => named(key).objectId))
    },
    tellBy(aadsts, channel) {
      if (!isAadstsNumber(aadsts)) throw new Error(`The emulator does not know AADSTS${aadsts}.`)
      state.channels.set(aadsts, channel)
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
