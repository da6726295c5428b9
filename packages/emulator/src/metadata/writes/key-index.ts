import type { AlternateKey, Table } from '../../schema/schema.ts'
import type { Store } from '../../store/store.ts'

/**
 * How the job that makes a key's index ends: it fails where rows share the key's values (page
 * define-alternate-keys-entity). Rows with an empty part do not count.
 */
export function indexStatusOf(store: Store, table: Table, { columns }: AlternateKey): 'Active' | 'Failed' {
  const seen = new Set<string>()
  for (const { values } of store.rows(table.logicalName)) {
    const parts = columns.map((name) => values[name] ?? null)
    if (parts.includes(null)) continue
    const key = JSON.stringify(parts).toLowerCase()
    if (seen.has(key)) return 'Failed'
    seen.add(key)
  }
  return 'Active'
}
