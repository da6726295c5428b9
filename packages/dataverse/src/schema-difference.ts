import type { Choice, ColumnMetadata, TableMetadata } from './metadata.ts'

/** Names of what is new, gone, or there as before with something about it changed. */
export interface Difference<Name = string> {
  added: readonly Name[]
  removed: readonly Name[]
  changed: readonly Name[]
}

/** In what a table is not as it was. */
export interface TableChange {
  table: string
  /** What changed about the table itself, by the members of TableSummary. */
  properties: readonly string[]
  /** By logical name. A renamed column has gone, and another is new. */
  columns: Difference
  /** Of the columns in `columns.changed`: their options by value. One with another label or state has changed. */
  choices: readonly ({ column: string } & Difference<number>)[]
  /** By schema name. */
  relationships: Difference
  /** By logical name. Has changed: other columns, or another status. */
  keys: Difference
}

/** What is not as it was, of the tables that were known. */
export interface SchemaChanges {
  changed: readonly TableChange[]
  /** Logical names of tables that no longer exist, or are hidden from this user now. */
  deleted: readonly string[]
}

/** What a table is now against what it was; undefined when it is the same. */
export function tableChange(before: TableMetadata, after: TableMetadata): TableChange | undefined {
  const columns = difference(before.columns, after.columns)
  const change: TableChange = {
    table: after.logicalName,
    properties: changedProperties(before, after),
    columns,
    choices: columns.changed.flatMap((name) => {
      const choices = difference(choicesOf(before.columns.get(name)), choicesOf(after.columns.get(name)))
      return isNone(choices) ? [] : [{ column: name, ...choices }]
    }),
    relationships: difference(relationshipsOf(before), relationshipsOf(after)),
    keys: difference(keysOf(before), keysOf(after)),
  }
  const same = change.properties.length === 0 && [columns, change.relationships, change.keys].every(isNone)
  return same ? undefined : change
}

const choicesOf = (column: ColumnMetadata | undefined): Map<number, Choice> =>
  new Map(column?.choices?.map((choice) => [choice.value, choice]))

const keysOf = ({ keys }: TableMetadata) => new Map(keys.map((key) => [key.logicalName, key]))

/** A relationship of a table with itself is in two lists under the same name. */
function relationshipsOf({ manyToOne, oneToMany, manyToMany }: TableMetadata): Map<string, unknown> {
  return new Map([...manyToOne, ...oneToMany, ...manyToMany].map((each) => [each.schemaName, each]))
}

function changedProperties(before: TableMetadata, after: TableMetadata): string[] {
  const own = (table: TableMetadata): Map<string, unknown> =>
    new Map(Object.entries(table).filter(([name]) => !collections.has(name)))
  const { added, removed, changed } = difference(own(before), own(after))
  return [...added, ...removed, ...changed]
}

const collections: ReadonlySet<string> = new Set([
  'columns',
  'manyToOne',
  'oneToMany',
  'manyToMany',
  'keys',
  'privileges',
])

function difference<Name>(before: ReadonlyMap<Name, unknown>, after: ReadonlyMap<Name, unknown>): Difference<Name> {
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].filter(([name, now]) => before.has(name) && !same(before.get(name), now)).map(([name]) => name),
  }
}

/** Both were made by the same code, so their members are in the same order. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const isNone = ({ added, removed, changed }: Difference<unknown>): boolean =>
  added.length === 0 && removed.length === 0 && changed.length === 0
