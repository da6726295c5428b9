import type { Organisation } from '../operations/environment.ts'
import { perTable } from '../schema/per-table.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { round } from './decode-value.ts'
import type { RowValues } from './rule.ts'

/** Amounts that are also kept in the organisation's currency. */
const amountsOf = perTable(({ columns }) =>
  [...columns.values()]
    .filter(({ type, logicalName }) => type === 'Money' && !logicalName.endsWith('_base'))
    .map(({ logicalName: name }) => ({ name, base: `${name}_base` }))
    .filter(({ base }) => columns.has(base)),
)

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
  for (const { name, base } of amountsOf(table)) {
    if (!(name in changes || moved)) continue
    const amount = valueOf(name)
    const divisor = typeof rate === 'number' && rate > 0 ? rate : 1
    changes[base] = typeof amount === 'number' ? round(amount / divisor, 4) : null
  }
}
