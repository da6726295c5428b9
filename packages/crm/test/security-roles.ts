import { and, createDataverseClient, type DataverseClient, eq, type Filter } from '@liaison/dataverse'
import type { Emulator } from '@liaison/emulator'

/** Changes who may do what in the emulated organisation, as its administrator. */
export interface SecurityRoles {
  /** The person has these roles from now on, and no others. */
  give(person: string, ...roles: readonly string[]): Promise<void>
  /** The person has the role as a member of a team of their own. */
  giveByTeam(person: string, role: string): Promise<void>
  /** The role lacks the privilege from now on. */
  takeFrom(role: string, privilege: string): Promise<void>
}

export function securityRoles(emulator: Emulator): SecurityRoles {
  const dataverse = createDataverseClient({
    environmentUrl: emulator.environmentUrl,
    tokens: { getAccessToken: () => emulator.tokenFor('ada') },
  })
  const userId = (person: string): string =>
    emulator.users.find(({ key }) => key === person)?.systemUserId ?? `nobody is called ${person}`
  return {
    async give(person, ...roles) {
      const user = { table: 'systemuser', id: userId(person) }
      for (const name of roles) {
        const role = await roleIn(dataverse, name, await unitOf(dataverse, user.id))
        await dataverse.associate(user.table, user.id, 'systemuserroles_association', { table: 'role', id: role })
      }
      for (const { id, name } of await rolesOf(dataverse, user.id)) {
        if (roles.includes(name)) continue
        await dataverse.disassociate(user.table, user.id, 'systemuserroles_association', { table: 'role', id })
      }
    },
    async giveByTeam(person, role) {
      const { businessUnitId } = await dataverse.whoAmI()
      const { id } = await dataverse.create('team', {
        name: `${person} and nobody else`,
        teamtype: 0,
        businessunitid: { kind: 'lookup', table: 'businessunit', id: businessUnitId },
      })
      const roleId = await roleIn(dataverse, role, businessUnitId)
      await dataverse.associate('team', id, 'teamroles_association', { table: 'role', id: roleId })
      const member = { table: 'systemuser', id: userId(person) }
      await dataverse.associate('team', id, 'teammembership_association', member)
    },
    async takeFrom(role, privilege) {
      const { businessUnitId } = await dataverse.whoAmI()
      const roleId = await roleIn(dataverse, role, businessUnitId)
      const privilegeId = await idOf(dataverse, 'privilege', eq('name', privilege))
      await dataverse.callAction(
        'RemovePrivilegeRole',
        { Privilege: { kind: 'entity-reference', table: 'privilege', id: privilegeId } },
        { bound: { table: 'role', id: roleId } },
      )
    },
  }
}

/** A role is in every business unit, under an id of its own; users and teams may have those of theirs. */
const roleIn = (dataverse: DataverseClient, name: string, businessUnitId: string): Promise<string> =>
  idOf(dataverse, 'role', and(eq('name', name), eq('businessunitid', businessUnitId)))

async function unitOf(dataverse: DataverseClient, systemUserId: string): Promise<string> {
  const row = await dataverse.retrieve('systemuser', systemUserId, { select: ['businessunitid'] })
  return String(row['_businessunitid_value'])
}

async function idOf(dataverse: DataverseClient, table: 'role' | 'privilege', filter: Filter): Promise<string> {
  for await (const row of dataverse.list(table, { select: [`${table}id`], filter })) return String(row[`${table}id`])
  throw new Error(`There is no such ${table}.`)
}

async function rolesOf(dataverse: DataverseClient, systemUserId: string): Promise<{ id: string; name: string }[]> {
  const row = await dataverse.retrieve('systemuser', systemUserId, {
    select: ['systemuserid'],
    expand: { systemuserroles_association: { select: ['roleid', 'name'] } },
  })
  const roles = row['systemuserroles_association'] as { roleid: string; name: string }[]
  return roles.map(({ roleid, name }) => ({ id: roleid, name }))
}
