import type { Caller } from '../operations/access.ts'
import { asTarget } from '../query/column-reader.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { teamsOf } from './assignments.ts'
import type { Depth } from './roles.ts'

/** Which rows of a table a depth reaches for this user. */
export function reach(store: Store, caller: Caller, depth: Depth, table: Table): 'all' | ((row: StoredRow) => boolean) {
  if (depth === 'Global' || table.ownership === 'None' || table.ownership === 'OrganizationOwned') return 'all'
  const units = new Set(unitsWithin(store, caller.businessUnitId, depth))
  if (table.ownership === 'BusinessOwned')
    return (row) => row.id === caller.userId || units.has(asTarget(row.values['businessunitid'])?.id ?? '')
  const owners = new Set([caller.userId, ...teamsOf(store, caller.userId)])
  return (row) =>
    owners.has(asTarget(row.values['ownerid'])?.id ?? '') ||
    units.has(asTarget(row.values['owningbusinessunit'])?.id ?? '')
}

function unitsWithin(store: Store, unitId: string, depth: Depth): string[] {
  if (depth === 'Basic') return []
  if (depth === 'Local') return [unitId]
  const below = store.referencing('businessunit', 'parentbusinessunitid', unitId)
  return [unitId, ...below.flatMap(({ id }) => unitsWithin(store, id, depth))]
}
