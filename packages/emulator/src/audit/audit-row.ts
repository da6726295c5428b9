import type { StoredValue } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { toSeconds } from '../write/decode-value.ts'
import type { RowValues, WriteContext } from '../write/rule.ts'

/** Options of `operation`. */
export type AuditOperation = 'Create' | 'Update' | 'Delete'
const operations: Readonly<Record<AuditOperation, number>> = { Create: 1, Update: 2, Delete: 3 }

/** Options of `action` by the message that changed the row; other messages are what they do to it. */
const actions: Readonly<Record<string, number>> = {
  Merge: 12,
  QualifyLead: 24,
  WinOpportunity: 44,
  LoseOpportunity: 45,
  AddToQueue: 52,
}

/** The audited columns that changed, as they were and as they are. */
export interface AuditedChange {
  before: RowValues
  after: RowValues
}

/** As the pages show it, where it is not said why: `transactionid` of their audits. */
export const noTransaction = '00000000-0000-0000-0000-000000000000'

export function writeAudit(
  context: WriteContext,
  operation: AuditOperation,
  object: { table: string; id: string },
  change: AuditedChange,
): void {
  const { store, caller, now, message } = context
  store.put('audit', {
    id: context.newId(),
    version: store.nextVersion(),
    values: {
      operation: operations[operation],
      action: actions[message] ?? operations[operation],
      objectid: object,
      objecttypecode: object.table,
      userid: { table: 'systemuser', id: caller.userId },
      ...(caller.onBehalfOf !== undefined && { callinguserid: { table: 'systemuser', id: caller.onBehalfOf } }),
      createdon: toSeconds(now),
      transactionid: noTransaction,
      changedata: JSON.stringify({ before: capped(change.before), after: capped(change.after) }),
    },
  })
}

/** What an audit says changed. */
export const changeOf = (changedata: StoredValue | undefined): AuditedChange =>
  typeof changedata === 'string' ? (JSON.parse(changedata) as AuditedChange) : { before: {}, after: {} }

/** Audits of one row, the latest first. */
export const auditsOf = (store: Store, object: { table: string; id: string }): ReturnType<Store['referencing']> =>
  store
    .referencing('audit', 'objectid', object.id)
    .filter(({ values }) => values['objecttypecode'] === object.table)
    .toSorted((one, other) => other.version - one.version)

/** Longer values are cut and end with three dots (page auditing/retrieve-audit-data). */
const longest = 5000

const capped = (values: RowValues): RowValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value,
    ]),
  )
