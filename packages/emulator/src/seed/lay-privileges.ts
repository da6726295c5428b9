import type { Environment } from '../operations/environment.ts'
import { privilegesOfNewRoles } from '../security/documented-privileges.ts'
import { maskOfDepth } from '../security/held-role.ts'
import { heldPrivileges, tablePrivilegesOf } from '../security/held-privileges.ts'
import { roleDefinitions } from '../security/roles.ts'
import { governingTable, hasDepths, privilegeId } from '../security/table-privilege.ts'
import { link } from '../store/intersect.ts'
import { type LayRow, tableOf } from './lay-rows.ts'
import { seedId } from './seed-id.ts'

/** Of the service's enumeration AccessRights; what belongs to no table is none of them. */
const accessRights: Readonly<Record<string, number>> = {
  Read: 1,
  Write: 2,
  Append: 4,
  AppendTo: 16,
  Create: 32,
  Delete: 65_536,
  Share: 262_144,
  Assign: 524_288,
}

/** Every privilege there is, and which of them the roles hold. */
export function layPrivileges(environment: Environment, lay: LayRow): void {
  const { schema, store } = environment
  const names = new Map<string, { right: number; owned: boolean }>()
  for (const { name, privilege, table } of tablePrivilegesOf(schema))
    // Tables that are governed by another's privileges have no say in them.
    if (governingTable(table) === table.logicalName || !names.has(name))
      names.set(name, { right: accessRights[privilege] ?? 0, owned: hasDepths(table) })
  for (const name of privilegesOfNewRoles) if (!names.has(name)) names.set(name, { right: rightIn(name), owned: false })
  for (const name of roleDefinitions.flatMap(({ miscellaneous }) => miscellaneous))
    names.set(name, { right: 0, owned: false })
  for (const [name, { right, owned }] of names)
    lay('privilege', privilegeId(name), {
      name,
      privilegerowid: seedId('privilege', name),
      accessright: right,
      canbebasic: owned,
      canbelocal: owned,
      canbedeep: owned,
      canbeglobal: true,
    })
  const held = tableOf(environment, 'role').manyToMany.find((each) => each.intersectTable === 'roleprivileges')
  if (!held) throw new Error('The schema has no relationship between roles and privileges.')
  for (const role of roleDefinitions)
    for (const { name, depth } of heldPrivileges(schema, [role]))
      link(store, held, privilegeId(name), role.roleId, { privilegedepthmask: maskOfDepth[depth] })
}

const rightIn = (name: string): number => accessRights[/^prv(Create|Read|Write)/.exec(name)?.[1] ?? ''] ?? 0
