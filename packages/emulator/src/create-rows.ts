import type { Rows } from './emulator.ts'
import type { Environment } from './operations/environment.ts'
import type { Table } from './schema/schema.ts'
import type { StoredRow } from './store/row.ts'
import { createRow, deleteRow, updateRow, type WriteOptions } from './write/pipeline.ts'

/** The rows of an environment for whoever holds it in hand, past HTTP and security roles. */
export function createRows(environment: Environment, userId: string): Rows {
  const { schema, store, organisation } = environment
  const options: WriteOptions = {
    environment,
    caller: { userId, businessUnitId: organisation.businessUnitId },
    message: 'Import',
    keepAuditColumns: true,
  }
  const tableNamed = (name: string): Table => {
    const table = schema.tables.get(name)
    if (!table) throw new Error(`There is no table ${name} in the emulated organisation.`)
    return table
  }
  const withId = (table: Table, row: StoredRow): StoredRow['values'] => ({ [table.primaryId]: row.id, ...row.values })
  return {
    insert: (name, values) => createRow(options, tableNamed(name), values),
    get(name, id) {
      const table = tableNamed(name)
      const row = store.get(name, id.toLowerCase())
      return row && withId(table, row)
    },
    list(name) {
      const table = tableNamed(name)
      return [...store.rows(name)].map((row) => withId(table, row))
    },
    update: (name, id, values) => updateRow(options, tableNamed(name), id.toLowerCase(), values),
    remove: (name, id) => deleteRow(options, tableNamed(name), id.toLowerCase()),
    count: (name) => store.count(tableNamed(name).logicalName),
  }
}
