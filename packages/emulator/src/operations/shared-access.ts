import type { Schema } from '../schema/schema.ts'
import { linkedIds } from '../store/intersect.ts'
import { hasShares, sharedRights } from '../store/sharing.ts'
import type { Store } from '../store/store.ts'
import type { Access, Caller, Privilege } from './access.ts'

/** Roles first, then what was shared with the user or one of the user's teams. */
export function withSharing(access: Access, schema: Schema, store: Store): Access {
  const isShared = (principals: readonly string[], right: Privilege, rowId: string): boolean =>
    principals.some((principal) => sharedRights(store, rowId, principal).includes(right))
  const shared: Access = {
    requirePrivilege: (caller, privilege, table) => access.requirePrivilege(caller, privilege, table),
    mayAccessRow: (caller, right, table, row) =>
      access.mayAccessRow(caller, right, table, row) ||
      (hasShares(store) && isShared(principalsOf(caller, schema, store), right, row.id)),
    rowFilter(caller, right, table) {
      const inner = access.rowFilter(caller, right, table)
      if (inner === 'all' || !hasShares(store)) return inner
      const principals = principalsOf(caller, schema, store)
      return (row) => inner(row) || isShared(principals, right, row.id)
    },
  }
  if (access.privilegesOf) shared.privilegesOf = (userId) => access.privilegesOf?.(userId) ?? []
  return shared
}

function principalsOf(caller: Caller, schema: Schema, store: Store): string[] {
  const membership = schema.tables
    .get('systemuser')
    ?.manyToMany.find((each) => each.intersectTable === 'teammembership')
  if (!membership) return [caller.userId]
  return [caller.userId, ...linkedIds(store, membership, membership.table1 === 'systemuser', caller.userId)]
}
