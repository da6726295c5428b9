import type { Table } from './schema.ts'

/**
 * Derives something from a table once, because going through the 200 columns of an account for every write is most of its
 * cost. Whatever edits the schema replaces the table, and it is derived anew.
 */
export function perTable<T>(derive: (table: Table) => T): (table: Table) => T {
  const known = new WeakMap<Table, { derived: T }>()
  return (table) => {
    let found = known.get(table)
    if (!found) known.set(table, (found = { derived: derive(table) }))
    return found.derived
  }
}
