import type { Privilege } from '../operations/access.ts'
import type { Table } from '../schema/schema.ts'
import { type Depth, depthsFromNearToFar, type RoleDefinition } from './roles.ts'
import { governingTable, privilegeName } from './table-privilege.ts'

/** Roles add up: the farthest depth any of them grants, nothing when none does. */
export function depthOf(roles: readonly RoleDefinition[], privilege: Privilege, table: Table): Depth | undefined {
  let farthest = -1
  for (const role of roles) {
    const depth = grantedBy(role, privilege, table)
    if (depth !== undefined) farthest = Math.max(farthest, depthsFromNearToFar.indexOf(depth))
  }
  return depthsFromNearToFar[farthest]
}

function grantedBy(role: RoleDefinition, privilege: Privilege, table: Table): Depth | undefined {
  // Rows that belong to the organisation have no owner to assign, and everyone with a role sees all or none of them.
  const ownerless = table.ownership === 'OrganizationOwned'
  const hasOwner = !ownerless && table.ownership !== 'None'
  if (!hasOwner && (privilege === 'Assign' || privilege === 'Share')) return undefined
  if (role.everything) return 'Global'
  const depth = role.depths ? role.depths.get(privilegeName(privilege, table)) : grantedAtFirst(role, privilege, table)
  return depth !== undefined && ownerless ? 'Global' : depth
}

function grantedAtFirst(role: RoleDefinition, privilege: Privilege, table: Table): Depth | undefined {
  const governing = governingTable(table)
  return role.grants.find(({ tables, rights }) => tables.includes(governing) && rights[privilege])?.rights[privilege]
}
