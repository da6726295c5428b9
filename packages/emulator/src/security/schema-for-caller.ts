import type { Column, Schema, Table, Withheld } from '../schema/schema.ts'

interface Derived {
  version: number
  schemas: Map<string, Schema>
}

const derived = new WeakMap<Schema, Derived>()

/**
 * The schema as a caller has it: the same names, with what is withheld from them on the columns. Whatever reads or writes a
 * column finds it there, so that none can be forgotten.
 */
export function schemaWithout(schema: Schema, withheld: ReadonlyMap<string, Withheld>): Schema {
  if (withheld.size === 0) return schema
  let known = derived.get(schema)
  if (known?.version !== schema.version) derived.set(schema, (known = { version: schema.version, schemas: new Map() }))
  const key = JSON.stringify([...withheld])
  let found = known.schemas.get(key)
  if (!found) known.schemas.set(key, (found = derive(schema, withheld)))
  return found
}

function derive(schema: Schema, withheld: ReadonlyMap<string, Withheld>): Schema {
  const tables = new Map(schema.tables)
  const byEntitySetName = new Map(schema.byEntitySetName)
  for (const name of new Set([...withheld.keys()].map((key) => key.split('.')[0]!))) {
    const table = schema.tables.get(name)
    if (!table) continue
    const own = { ...table, columns: columnsOf(table, withheld) }
    tables.set(name, own)
    byEntitySetName.set(table.entitySetName, own)
  }
  return { ...schema, tables, byEntitySetName }
}

function columnsOf(table: Table, withheld: ReadonlyMap<string, Withheld>): Table['columns'] {
  return new Map(
    [...table.columns].map(([name, column]): [string, Column] => {
      // What stands beside a column, such as the name of a choice, tells as much as the column.
      const rights = withheld.get(`${table.logicalName}.${column.attributeOf ?? name}`)
      return [name, rights ? { ...column, withheld: rights } : column]
    }),
  )
}
