import { companionsOf } from './companion-columns.ts'
import { metadataId } from './metadata-id.ts'
import { noteColumn, noteOptions, same } from './note-changes.ts'
import { optionSetId } from './option-set-id.ts'
import type { DeletedKind } from './schema-history.ts'
import type { SchemaEdit, TableFacts } from './schema-edit.ts'
import type { AlternateKey, Column, ManyToManyRelationship, OptionSet, Relationship, Schema, Table } from './schema.ts'

/**
 * Changes the schema in place, one version further. Tables are never changed but replaced, so that whatever was derived
 * from a table object is derived anew.
 */
export function editSchema(schema: Schema, edits: readonly SchemaEdit[]): void {
  schema.version += 1
  for (const edit of edits) apply(schema, edit)
}

function apply(schema: Schema, edit: SchemaEdit): void {
  switch (edit.kind) {
    case 'put-table':
      return putTable(schema, edit.table)
    case 'remove-table':
      return removeTable(schema, edit.table)
    case 'put-column':
      return putColumn(schema, edit.table, edit.column)
    case 'remove-column':
      return removeColumn(schema, edit.table, edit.column)
    case 'put-one-to-many':
      return putOneToMany(schema, edit.relationship)
    case 'put-many-to-many':
      return putManyToMany(schema, edit.relationship)
    case 'remove-relationship':
      return removeRelationship(schema, edit.schemaName)
    case 'put-key':
      return putKey(schema, edit.table, edit.key)
    case 'remove-key':
      return removeKey(schema, edit.table, edit.key)
    case 'put-option-set':
      return putOptionSet(schema, edit.optionSet)
    case 'remove-option-set':
      return removeOptionSet(schema, edit.name)
    case 'forget-history':
      schema.history.knownSince = schema.version
      schema.history.deleted.length = 0
  }
}

/** The maps are read-only to everybody else. */
const writable = <K, V>(map: ReadonlyMap<K, V>): Map<K, V> => map as Map<K, V>

export function tableOf(schema: Schema, name: string): Table {
  const table = schema.tables.get(name)
  if (!table) throw new Error(`The schema has no table ${name}.`)
  return table
}

function replace(schema: Schema, table: Table): void {
  writable(schema.tables).set(table.logicalName, table)
  writable(schema.byEntitySetName).set(table.entitySetName, table)
}

const touched = ({ history, version }: Schema, id: string): unknown => history.changedAt.set(id, version)

function deleted({ history, version }: Schema, kind: DeletedKind, id: string): void {
  history.deleted.push({ kind, metadataId: id, version })
}

function putTable(schema: Schema, facts: TableFacts): void {
  const before = schema.tables.get(facts.logicalName)
  if (before && before.entitySetName !== facts.entitySetName)
    writable(schema.byEntitySetName).delete(before.entitySetName)
  touched(schema, facts.metadataId)
  const { columns, manyToOne, oneToMany, manyToMany, keys } = before ?? bare
  replace(schema, { columns, manyToOne, oneToMany, manyToMany, keys, ...facts })
}

const bare = { columns: new Map<string, Column>(), manyToOne: [], oneToMany: [], manyToMany: [], keys: [] }

function removeTable(schema: Schema, name: string): void {
  const table = tableOf(schema, name)
  for (const { schemaName } of [...table.manyToOne, ...table.oneToMany, ...table.manyToMany])
    removeRelationship(schema, schemaName)
  for (const column of table.columns.values()) columnDeleted(schema, column)
  deleted(schema, 'Default', table.metadataId)
  writable(schema.tables).delete(name)
  writable(schema.byEntitySetName).delete(table.entitySetName)
}

/** A new column brings the virtual ones that the service keeps beside it. */
function putColumn(schema: Schema, name: string, column: Column): void {
  const table = tableOf(schema, name)
  const before = table.columns.get(column.logicalName)
  const columns = new Map(table.columns)
  columns.set(column.logicalName, column)
  noteColumn(schema.history, before, column, schema.version)
  if (!before && column.attributeOf === undefined)
    for (const beside of companionsOf(name, [column])) {
      if (columns.has(beside.logicalName)) continue
      const id = metadataId('companion', column.metadataId, beside.logicalName)
      columns.set(beside.logicalName, { ...beside, metadataId: id })
      touched(schema, id)
    }
  replace(schema, { ...table, columns })
}

function removeColumn(schema: Schema, name: string, column: string): void {
  const leading = tableOf(schema, name).manyToOne.filter((each) => each.referencingColumn === column)
  for (const { schemaName } of leading) dropRelationship(schema, schemaName)
  const table = tableOf(schema, name)
  const gone = [...table.columns.values()].filter((each) => each.logicalName === column || each.attributeOf === column)
  for (const each of gone) columnDeleted(schema, each)
  const columns = new Map([...table.columns].filter(([, each]) => !gone.includes(each)))
  const keys = table.keys.filter((key) => !key.columns.includes(column))
  replace(schema, { ...table, columns, keys })
}

function columnDeleted(schema: Schema, column: Column): void {
  deleted(schema, 'Attribute', column.metadataId)
  const isGlobal = column.optionSetName !== undefined && schema.optionSets.has(column.optionSetName)
  if (column.options && !isGlobal) deleted(schema, 'OptionSet', optionSetId(column))
}

const without = <T extends { schemaName: string }>(list: readonly T[], name: string): T[] =>
  list.filter(({ schemaName }) => schemaName !== name)

function putOneToMany(schema: Schema, relationship: Relationship): void {
  const { schemaName, referencingTable, referencedTable, referencingColumn } = relationship
  touched(schema, relationship.metadataId)
  const referencing = tableOf(schema, referencingTable)
  const manyToOne = [...without(referencing.manyToOne, schemaName), relationship]
  replace(schema, { ...referencing, manyToOne })
  retarget(schema, referencingTable, referencingColumn)
  const referenced = tableOf(schema, referencedTable)
  replace(schema, { ...referenced, oneToMany: [...without(referenced.oneToMany, schemaName), relationship] })
}

/** Targets of a lookup are where its relationships lead. */
function retarget(schema: Schema, name: string, columnName: string): void {
  const table = tableOf(schema, name)
  const column = table.columns.get(columnName)
  if (!column || column.type === 'Owner') return
  const leading = table.manyToOne.filter((each) => each.referencingColumn === columnName)
  const targets = leading.map((each) => each.referencedTable)
  if (!same(column.targets, targets)) putColumn(schema, name, { ...column, targets })
}

function putManyToMany(schema: Schema, relationship: ManyToManyRelationship): void {
  touched(schema, relationship.metadataId)
  for (const name of new Set([relationship.table1, relationship.table2])) {
    const table = tableOf(schema, name)
    replace(schema, { ...table, manyToMany: [...without(table.manyToMany, relationship.schemaName), relationship] })
  }
}

/** A lookup that leads nowhere any more goes with its last relationship. */
function removeRelationship(schema: Schema, schemaName: string): void {
  const gone = dropRelationship(schema, schemaName)
  if (!gone) return
  const table = tableOf(schema, gone.referencingTable)
  const left = table.manyToOne.some((each) => each.referencingColumn === gone.referencingColumn)
  if (left) retarget(schema, gone.referencingTable, gone.referencingColumn)
  else if (table.columns.has(gone.referencingColumn))
    removeColumn(schema, gone.referencingTable, gone.referencingColumn)
}

function dropRelationship(schema: Schema, schemaName: string): Relationship | undefined {
  let gone: Relationship | undefined
  let id: string | undefined
  for (const table of schema.tables.values()) {
    const named = (each: { schemaName: string; metadataId: string }): boolean => each.schemaName === schemaName
    const found = [...table.manyToOne, ...table.oneToMany, ...table.manyToMany].find(named)
    if (!found) continue
    id = found.metadataId
    gone = table.manyToOne.find(named) ?? gone
    replace(schema, {
      ...table,
      manyToOne: without(table.manyToOne, schemaName),
      oneToMany: without(table.oneToMany, schemaName),
      manyToMany: without(table.manyToMany, schemaName),
    })
  }
  if (id !== undefined) deleted(schema, 'Relationship', id)
  return gone
}

function putKey(schema: Schema, name: string, key: AlternateKey): void {
  const table = tableOf(schema, name)
  touched(schema, key.metadataId)
  const others = table.keys.filter(({ logicalName }) => logicalName !== key.logicalName)
  replace(schema, { ...table, keys: [...others, key] })
}

/** Deleted keys are of no kind that RetrieveMetadataChanges tells of. */
function removeKey(schema: Schema, name: string, key: string): void {
  const table = tableOf(schema, name)
  replace(schema, { ...table, keys: table.keys.filter(({ logicalName }) => logicalName !== key) })
}

/** Columns that share the choice get its options. */
function putOptionSet(schema: Schema, optionSet: OptionSet): void {
  const before = schema.optionSets.get(optionSet.name)
  writable(schema.optionSets).set(optionSet.name, optionSet)
  const { options: _before, ...own } = before ?? {}
  const { options, ...now } = optionSet
  if (!same(own, now)) touched(schema, optionSet.metadataId)
  noteOptions(schema.history, optionSet.metadataId, before?.options ?? [], options, schema.version)
  for (const table of schema.tables.values())
    for (const column of table.columns.values())
      if (column.optionSetName === optionSet.name && !same(column.options, options))
        putColumn(schema, table.logicalName, { ...column, options })
}

function removeOptionSet(schema: Schema, name: string): void {
  const optionSet = schema.optionSets.get(name)
  if (!optionSet) return
  writable(schema.optionSets).delete(name)
  deleted(schema, 'OptionSet', optionSet.metadataId)
}
