import { duplicateAlternateKey } from '../errors/faults.ts'
import { activeKeys, findByAlternateKey } from '../operations/row-key.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import type { RowValues } from './rule.ts'

/** Refuses a second row with the values of an alternate key. A key with an empty part is not enforced. */
export function refuseKeyViolation(
  store: Store,
  table: Table,
  changes: RowValues,
  before: StoredRow | undefined,
): void {
  for (const key of activeKeys(table)) {
    if (!key.columns.some((column) => column in changes)) continue
    const values = { ...before?.values, ...changes }
    const columns = key.columns.map((name) => table.columns.get(name)).filter((column) => column !== undefined)
    if (key.columns.some((name) => (values[name] ?? null) === null)) continue
    if (findByAlternateKey(store, table, columns, values, before?.id))
      throw duplicateAlternateKey(key.logicalName, key.columns.join(', '))
  }
}
