import type { TableMetadata } from './metadata.ts'

/** Metadata of a table while something is being compiled. Throws a signal `withTables` understands when it is not loaded yet. */
export type TableLookup = (table: string) => TableMetadata

class TableNeeded extends Error {
  readonly table: string
  constructor(table: string) {
    super(table)
    this.table = table
  }
}

/**
 * Runs a pure compilation that needs metadata of tables it only discovers on its way (`primarycontactid/fullname`).
 * Each round loads one table more, so it ends.
 */
export async function withTables<T>(
  load: (tables: readonly string[]) => Promise<ReadonlyMap<string, TableMetadata>>,
  first: readonly string[],
  compile: (tableOf: TableLookup) => T,
): Promise<T> {
  const known = new Map(first.length === 0 ? [] : await load(first))
  const tableOf: TableLookup = (name) => {
    const table = known.get(name)
    if (!table) throw new TableNeeded(name)
    return table
  }
  for (;;) {
    try {
      return compile(tableOf)
    } catch (error) {
      if (!(error instanceof TableNeeded) || known.has(error.table)) throw error
      for (const [name, table] of await load([error.table])) known.set(name, table)
    }
  }
}
