import type { Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import type { RowValues, Rule, WriteContext } from '../write/rule.ts'
import { type AuditedChange, writeAudit } from './audit-row.ts'
import { isAuditOn, isColumnAudited, isTableAudited } from './audit-settings.ts'

/**
 * Writes what changes in the rows of audited tables, when the organisation, the table and the column are switched on
 * (powerapps-docs, auditing/configure). Imports and seeds leave no trace.
 */
export const auditRule: Rule = {
  name: 'audit',
  tables: 'all',
  afterCreate(context, { table, row }) {
    if (!isAudited(context, table)) return
    writeAudit(context, 'Create', { table: table.logicalName, id: row.id }, changes(table, undefined, row))
  },
  afterUpdate(context, { table, before, after }) {
    if (!isAudited(context, table)) return
    const change = changes(table, before, after)
    if (Object.keys(change.before).length + Object.keys(change.after).length === 0) return
    writeAudit(context, 'Update', { table: table.logicalName, id: after.id }, change)
  },
  beforeDelete(context, { table, row }) {
    if (!isAudited(context, table)) return
    writeAudit(context, 'Delete', { table: table.logicalName, id: row.id }, changes(table, row, undefined))
  },
}

const isAudited = ({ message, store }: WriteContext, table: Table): boolean =>
  message !== 'Import' && isTableAudited(table) && isAuditOn(store)

function changes(table: Table, before: StoredRow | undefined, after: StoredRow | undefined): AuditedChange {
  const change: { before: RowValues; after: RowValues } = { before: {}, after: {} }
  for (const column of table.columns.values()) {
    const name = column.logicalName
    const was = before?.values[name]
    const is = after?.values[name]
    if (isSame(was, is) || !isColumnAudited(column)) continue
    if (was !== undefined) change.before[name] = was
    if (is !== undefined) change.after[name] = is
  }
  return change
}

const isSame = (one: StoredValue | undefined, other: StoredValue | undefined): boolean =>
  one === other ||
  (typeof one === 'object' &&
    typeof other === 'object' &&
    one !== null &&
    other !== null &&
    one.table === other.table &&
    one.id === other.id)
