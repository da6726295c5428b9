import type { RequestContext } from '../operations/request-context.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'

/** What a held index has, by table: rows as they were when it was first asked for them. */
const held = new WeakMap<Store, Map<string, readonly StoredRow[]>>()

/**
 * The rows of a table as the index has them. The service takes up to 15 minutes to notice a change (page "Configure Dataverse
 * search"); here it notices at once, unless the index is held.
 */
export function indexRows({ environment: { store, switches } }: RequestContext, table: string): Iterable<StoredRow> {
  if (switches.searchIndex === 'at-once') {
    held.delete(store)
    return store.rows(table)
  }
  const tables = held.get(store) ?? new Map<string, readonly StoredRow[]>()
  held.set(store, tables)
  const rows = tables.get(table) ?? [...store.rows(table)]
  tables.set(table, rows)
  return rows
}
