import { editSchema } from './edit-schema.ts'
import type { SchemaEdit } from './schema-edit.ts'
import type { OptionSet, Schema, Table } from './schema.ts'

/** The schema at one moment: tables are replaced and never changed, so that keeping them costs a list. */
export interface SchemaMark {
  /** Of the schema as it is now, when it is as it was then. */
  version: number
  tables: readonly Table[]
  optionSets: readonly OptionSet[]
}

export const markSchema = ({ version, tables, optionSets }: Schema): SchemaMark => ({
  version,
  tables: [...tables.values()],
  optionSets: [...optionSets.values()],
})

/**
 * The version goes on, because it never comes twice, and whoever followed changes has to read everything again. Returns
 * the edits, a version each, that take the versions from then to now.
 */
export function returnToMark(schema: Schema, mark: SchemaMark): SchemaEdit[][] {
  refill(schema.tables, mark.tables, ({ logicalName }) => logicalName)
  refill(schema.byEntitySetName, mark.tables, ({ entitySetName }) => entitySetName)
  refill(schema.optionSets, mark.optionSets, ({ name }) => name)
  const forgotten: SchemaEdit[] = [{ kind: 'forget-history' }]
  editSchema(schema, forgotten)
  return Array.from({ length: schema.version - mark.version }, () => forgotten)
}

function refill<Value>(
  map: ReadonlyMap<string, Value>,
  values: readonly Value[],
  nameOf: (value: Value) => string,
): void {
  const own = map as Map<string, Value>
  own.clear()
  for (const value of values) own.set(nameOf(value), value)
}
