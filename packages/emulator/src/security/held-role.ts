import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { textOf } from '../store/text-of.ts'
import { isInherited, rootRoleOf } from './role-copies.ts'
import { type Depth, roleDefinitions, type RoleDefinition } from './roles.ts'

const definitions: ReadonlyMap<string, RoleDefinition> = new Map(roleDefinitions.map((role) => [role.roleId, role]))

/** Of `privilegedepthmask`. */
const depthOfMask: Readonly<Record<number, Depth>> = { 1: 'Basic', 2: 'Local', 4: 'Deep', 8: 'Global' }
export const maskOfDepth: Readonly<Record<Depth, number>> = { Basic: 1, Local: 2, Deep: 4, Global: 8 }

/** A role is written again when its privileges change, so that what was read of a row stays true of it. */
const read = new WeakMap<StoredRow, RoleDefinition>()

/**
 * A role with what its privileges are now; what it began with where the organisation keeps no rows of them. One that came down
 * from a unit above is that unit's.
 */
export function roleOf(store: Store, roleId: string): RoleDefinition | undefined {
  const row = store.get('role', roleId)
  if (row && isInherited(row)) return roleOf(store, rootRoleOf(row))
  const known = row && read.get(row)
  if (known) return known
  const definition = definitions.get(roleId)
  const depths = new Map<string, Depth>()
  const miscellaneous: string[] = []
  for (const { values } of store.referencing('roleprivileges', 'roleid', roleId)) {
    const privilege = store.get('privilege', textOf(values['privilegeid']))
    const depth = depthOfMask[Number(values['privilegedepthmask'])]
    if (!privilege || depth === undefined) continue
    const name = textOf(privilege.values['name'])
    if (privilege.values['accessright'] === 0) miscellaneous.push(name)
    else depths.set(name, depth)
  }
  if (!row || (definition && depths.size === 0)) return definition
  const role = {
    roleId,
    name: textOf(row.values['name']),
    grants: [],
    miscellaneous,
    depths,
    ...(definition?.everything && { everything: true }),
  }
  read.set(row, role)
  return role
}
