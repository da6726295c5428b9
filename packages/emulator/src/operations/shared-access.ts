import { asTarget } from '../query/column-reader.ts'
import { cascadeOf } from '../schema/cascades.ts'
import type { Schema, Table } from '../schema/schema.ts'
import { linkedIds } from '../store/intersect.ts'
import { hasShares, sharedRights } from '../store/sharing.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import type { Access, Caller, Privilege } from './access.ts'

/** Contacts may be each other's customers, in a circle too. */
const furthestParent = 5

/**
 * Roles first, then what was shared with the user or one of the user's teams: a row, or one that it belongs to, whether
 * it belonged there when that was shared (the cascades Share and Reparent).
 */
export function withSharing(access: Access, schema: Schema, store: Store): Access {
  const isShared = (
    principals: readonly string[],
    right: Privilege,
    table: Table,
    row: StoredRow,
    distance = 0,
  ): boolean => {
    if (principals.some((principal) => sharedRights(store, row.id, principal).includes(right))) return true
    return (
      distance < furthestParent &&
      parentsOf(store, schema, table, row).some(([parentTable, parent]) =>
        isShared(principals, right, parentTable, parent, distance + 1),
      )
    )
  }
  const shared: Access = {
    requirePrivilege: (caller, privilege, table) => access.requirePrivilege(caller, privilege, table),
    mayAccessRow: (caller, right, table, row) =>
      access.mayAccessRow(caller, right, table, row) ||
      (hasShares(store) && isShared(principalsOf(caller, schema, store), right, table, row)),
    rowFilter(caller, right, table) {
      const inner = access.rowFilter(caller, right, table)
      if (inner === 'all' || !hasShares(store)) return inner
      const principals = principalsOf(caller, schema, store)
      return (row) => inner(row) || isShared(principals, right, table, row)
    },
  }
  if (access.privilegesOf) shared.privilegesOf = (userId) => access.privilegesOf?.(userId) ?? []
  return shared
}

/** The rows whose shares are shares of this one. A party is its activity's. */
function parentsOf(store: Store, schema: Schema, table: Table, row: StoredRow): [Table, StoredRow][] {
  return table.manyToOne.flatMap((relationship) => {
    const column = relationship.referencingColumn
    const isPart = table.logicalName === 'activityparty' && column === 'activityid'
    const target = asTarget(row.values[column])
    if (target?.table !== relationship.referencedTable) return []
    if (!isPart && cascadeOf(relationship, 'Share') !== 'Cascade') return []
    const parentTable = schema.tables.get(target.table)
    const parent = store.get(target.table, target.id)
    return parentTable && parent ? [[parentTable, parent] satisfies [Table, StoredRow]] : []
  })
}

function principalsOf(caller: Caller, schema: Schema, store: Store): string[] {
  const membership = schema.tables
    .get('systemuser')
    ?.manyToMany.find((each) => each.intersectTable === 'teammembership')
  if (!membership) return [caller.userId]
  return [caller.userId, ...linkedIds(store, membership, membership.table1 === 'systemuser', caller.userId)]
}
