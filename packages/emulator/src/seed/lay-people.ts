import type { Environment } from '../operations/environment.ts'
import type { ManyToManyRelationship } from '../schema/schema.ts'
import { inheritedRoleId } from '../security/role-copies.ts'
import { link } from '../store/intersect.ts'
import { type BusinessUnitKey, businessUnits } from './business-units.ts'
import { type LayRow, tableOf } from './lay-rows.ts'
import { everybody, personNamed, type SeedPerson } from './people.ts'
import { userSettings } from './user-settings.ts'

/** The organisation's users with their roles and teams. */
export function layPeople(environment: Environment, lay: LayRow): void {
  const users = everybody.filter(({ inDynamics }) => inDynamics)
  for (const person of users) {
    layUser(person, lay)
    lay('usersettings', person.systemUserId, userSettings(environment, businessUnits[person.businessUnit].id))
  }
  for (const { systemUserId, roleIds, businessUnit } of users) {
    for (const roleId of roleIds)
      connect(environment, 'systemuserroles', { systemuser: systemUserId, role: roleIn(businessUnit, roleId) })
    const team = businessUnits[businessUnit].teamId
    connect(environment, 'teammembership', { systemuser: systemUserId, team })
  }
}

/** The id of one of the organisation's own roles, which are of the root unit, in a unit of it. */
export const roleIn = (unit: BusinessUnitKey, roleId: string): string =>
  unit === 'root' ? roleId : inheritedRoleId(roleId, businessUnits[unit].id)

function layUser(person: SeedPerson, lay: LayRow): void {
  const { firstName, lastName, name, jobTitle, username, objectId, businessUnit, isDisabled, manager } = person
  lay('systemuser', person.systemUserId, {
    firstname: firstName,
    lastname: lastName,
    fullname: name,
    jobtitle: jobTitle,
    title: jobTitle,
    domainname: username,
    internalemailaddress: username,
    azureactivedirectoryobjectid: objectId,
    businessunitid: { table: 'businessunit', id: businessUnits[businessUnit].id },
    isdisabled: isDisabled,
    accessmode: 0,
    islicensed: person.isLicensed,
    ...(manager !== undefined && {
      parentsystemuserid: { table: 'systemuser', id: personNamed(manager).systemUserId },
    }),
  })
}

export function connect(environment: Environment, intersectTable: string, ends: Record<string, string>): void {
  const relationship = intersection(environment, intersectTable)
  link(environment.store, relationship, ends[relationship.table1] ?? '', ends[relationship.table2] ?? '')
}

function intersection(environment: Environment, intersectTable: string): ManyToManyRelationship {
  const found = tableOf(environment, 'systemuser').manyToMany.find((each) => each.intersectTable === intersectTable)
  if (!found) throw new Error(`The schema has no relationship ${intersectTable}.`)
  return found
}
