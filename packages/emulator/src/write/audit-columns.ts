import type { Caller } from '../operations/access.ts'
import type { Table } from '../schema/schema.ts'
import type { LookupTarget, StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { toSeconds } from './decode-value.ts'
import type { RowValues } from './rule.ts'

const user = (id: string): LookupTarget => ({ table: 'systemuser', id })

/** createdon and createdby cannot be chosen; overriddencreatedon back-dates the row and keeps the real time itself. */
export function stampCreated(table: Table, values: RowValues, caller: Caller, now: Date): void {
  const at = toSeconds(now)
  const set = (column: string, value: RowValues[string]): void => {
    if (table.columns.has(column)) values[column] = value
  }
  const backDated = values['overriddencreatedon']
  if (typeof backDated === 'string') {
    set('createdon', backDated)
    set('overriddencreatedon', at)
  } else set('createdon', at)
  set('createdby', user(caller.userId))
  set('createdonbehalfby', caller.onBehalfOf === undefined ? null : user(caller.onBehalfOf))
  stampModified(table, values, caller, now)
}

export function stampModified(table: Table, values: RowValues, caller: Caller, now: Date): void {
  if (table.columns.has('modifiedon')) values['modifiedon'] = toSeconds(now)
  if (table.columns.has('modifiedby')) values['modifiedby'] = user(caller.userId)
  if (table.columns.has('modifiedonbehalfby'))
    values['modifiedonbehalfby'] = caller.onBehalfOf === undefined ? null : user(caller.onBehalfOf)
}

/** The owner, by default the caller, and what follows from it: owning user or team, and its business unit. */
export function settleOwner(
  table: Table,
  changes: RowValues,
  before: StoredRow | undefined,
  { caller, store }: { caller: Caller; store: Store },
): void {
  if (!table.columns.has('ownerid')) return
  if (!before && table.ownership === 'UserOwned') changes['ownerid'] ??= user(caller.userId)
  const owner = changes['ownerid']
  if (typeof owner !== 'object' || owner === null) return
  const isTeam = owner.table === 'team'
  if (table.columns.has('owninguser')) changes['owninguser'] = isTeam ? null : owner
  if (table.columns.has('owningteam')) changes['owningteam'] = isTeam ? owner : null
  if (table.columns.has('owningbusinessunit')) {
    const unit = store.get(owner.table, owner.id)?.values['businessunitid']
    changes['owningbusinessunit'] = unit ?? { table: 'businessunit', id: caller.businessUnitId }
  }
}
