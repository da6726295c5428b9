import type { Organisation } from '../operations/environment.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { round } from './decode-value.ts'
import type { RowValues } from './rule.ts'

/**
 * Every row with money has a currency, by default the organisation's. The exchange rate is taken when the currency is
 * written, and each `<column>_base` follows its column.
 */
export function settleCurrency(
  table: Table,
  changes: RowValues,
  before: StoredRow | undefined,
  { store, organisation }: { store: Store; organisation: Organisation },
): void {
  // A currency's own key has the name of everybody else's lookup, and its rate is its own.
  if (!table.columns.has('transactioncurrencyid') || table.primaryId === 'transactioncurrencyid') return
  if (!before && !changes['transactioncurrencyid'] && store.get('transactioncurrency', organisation.baseCurrencyId))
    changes['transactioncurrencyid'] = { table: 'transactioncurrency', id: organisation.baseCurrencyId }
  const currency = changes['transactioncurrencyid']
  const moved = typeof currency === 'object' && currency !== null
  const has = table.columns.has('exchangerate')
  if (moved && has) changes['exchangerate'] = store.get('transactioncurrency', currency.id)?.values['exchangerate'] ?? 1
  const valueOf = (name: string): StoredValue => (name in changes ? changes[name]! : (before?.values[name] ?? null))
  const rate = valueOf('exchangerate')
  for (const column of table.columns.values()) {
    if (column.type !== 'Money' || column.logicalName.endsWith('_base')) continue
    const base = `${column.logicalName}_base`
    if (!table.columns.has(base) || !(column.logicalName in changes || moved)) continue
    const amount = valueOf(column.logicalName)
    const divisor = typeof rate === 'number' && rate > 0 ? rate : 1
    changes[base] = typeof amount === 'number' ? round(amount / divisor, 4) : null
  }
}
