import type { Access, Caller, Privilege } from '../operations/access.ts'
import { asTarget } from '../query/column-reader.ts'
import type { Schema, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { rolesOf } from './assignments.ts'
import { depthOf } from './depths.ts'
import { heldPrivileges } from './held-privileges.ts'
import { privilegeDenied } from './privilege-denied.ts'
import { reach } from './reach.ts'
import { privilegeId } from './table-privilege.ts'

/** Security roles over the rows that assign them: `systemuserroles`, `teamroles` and `teammembership`. */
export function createAccess(schema: Schema, store: Store): Access {
  const reachOf = (caller: Caller, right: Privilege, table: Table): 'none' | ReturnType<typeof reach> => {
    const depth = depthOf(rolesOf(store, caller.userId), right, table)
    if (depth === undefined) return 'none'
    if (filesOfRows.has(table.logicalName)) return (file) => mayAccessParent(caller, right, file)
    const activities = table.logicalName === 'activityparty' ? schema.tables.get('activitypointer') : undefined
    if (!activities) return reach(store, caller, depth, table)
    const inner = reach(store, caller, depth, activities)
    return inner === 'all' ? inner : (party) => inner(activityOf(store, party) ?? party)
  }
  const mayAccessParent = (caller: Caller, right: Privilege, file: StoredRow): boolean => {
    const parent = asTarget(file.values['objectid'])
    const table = parent && schema.tables.get(parent.table)
    const row = parent && store.get(parent.table, parent.id)
    if (!table || !row) return true
    const within = reachOf(caller, right, table)
    return within === 'all' || (within !== 'none' && within(row))
  }
  return {
    requirePrivilege(caller, privilege, table) {
      if (depthOf(rolesOf(store, caller.userId), privilege, table) === undefined)
        throw privilegeDenied(schema, store, caller, privilege, table)
    },
    mayAccessRow(caller, right, table, row) {
      const within = reachOf(caller, right, table)
      return within === 'all' || (within !== 'none' && within(row))
    },
    rowFilter(caller, right, table) {
      const within = reachOf(caller, right, table)
      return within === 'none' ? () => false : within
    },
    privilegesOf(userId) {
      const businessUnitId = asTarget(store.get('systemuser', userId)?.values['businessunitid'])?.id ?? ''
      return heldPrivileges(schema, rolesOf(store, userId)).map(({ name, depth }) => ({
        name,
        depth,
        id: privilegeId(name),
        businessUnitId,
      }))
    },
  }
}

/** Who may see the row may see its files. */
const filesOfRows: ReadonlySet<string> = new Set(['fileattachment', 'activitymimeattachment'])

/** A party has no owner of its own: who may see the activity may see its parties. */
function activityOf(store: Store, party: StoredRow): StoredRow | undefined {
  const activity = asTarget(party.values['activityid'])
  return activity && store.get('activitypointer', activity.id)
}
