import type { Directory, Person } from '../entra/directory.ts'
import type { Environment } from '../operations/environment.ts'
import { salespersonRoleId } from '../security/roles.ts'
import { businessUnits } from './business-units.ts'
import { connect, roleIn } from './lay-people.ts'
import { rowLayer } from './lay-rows.ts'
import { seedId } from './seed-id.ts'

/** People of other tenants who were invited, with the id of their row in Dynamics. */
export const guestsIn = ({ people }: Directory): (Person & { systemUserId: string })[] =>
  people
    .filter(({ home }) => home)
    .map((guest) => ({ ...guest, systemUserId: seedId('systemuser', 'guest', guest.objectId) }))

/** Guests are users like others; the object id is the one they have in this tenant. */
export function layGuests(environment: Environment, directory: Directory): void {
  for (const { systemUserId, name, username, objectId } of guestsIn(directory))
    environment.store.transaction(() => {
      const [firstname = '', ...rest] = name.split(' ')
      rowLayer(environment)('systemuser', systemUserId, {
        firstname,
        lastname: rest.join(' '),
        fullname: name,
        domainname: username,
        internalemailaddress: username,
        azureactivedirectoryobjectid: objectId,
        businessunitid: { table: 'businessunit', id: businessUnits.europe.id },
        isdisabled: false,
        accessmode: 0,
        islicensed: true,
      })
      connect(environment, 'systemuserroles', { systemuser: systemUserId, role: roleIn('europe', salespersonRoleId) })
    })
}
