import type { Column, ManyToManyRelationship, Relationship, Schema, Table } from '../../schema/schema.ts'
import { attributeTypes } from './attribute-types.ts'
import { describeColumn } from './describe-column.ts'
import { describeOptionSet, optionSetName } from './describe-option-set.ts'
import { describeManyToMany, describeRelationship } from './describe-relationship.ts'
import { describeTable } from './describe-table.ts'
import type { MetadataObject } from './metadata-object.ts'

export interface MetadataCatalogue {
  tables: readonly MetadataObject[]
  relationships: readonly MetadataObject[]
  globalOptionSets: readonly MetadataObject[]
}

/** All metadata of the schema. Tables are described at once, what hangs on them when first asked for. */
export function createMetadataCatalogue(schema: Schema, languageCode: number): MetadataCatalogue {
  const globals = globalOptionSetNames(schema)
  const tables = [...schema.tables.values()]
  return {
    tables: tables.map((table) => tableObject(schema, table, globals, languageCode)),
    relationships: [
      ...distinct(tables.flatMap((table) => table.manyToOne)).map((each) => describeRelationship(schema, each)),
      ...distinct(tables.flatMap((table) => table.manyToMany)).map((each) => describeManyToMany(schema, each)),
    ],
    globalOptionSets: globalOptionSets(tables, globals, languageCode),
  }
}

const distinct = <T extends Relationship | ManyToManyRelationship>(list: readonly T[]): T[] => [...new Set(list)]

function tableObject(schema: Schema, table: Table, globals: ReadonlySet<string>, languageCode: number): MetadataObject {
  return {
    type: 'EntityMetadata',
    values: describeTable(table, languageCode),
    related: {
      Attributes: once(() =>
        [...table.columns.values()].map((column) => columnObject(table, column, globals, languageCode)),
      ),
      Keys: once(() => table.keys.map((key) => keyObject(table, key))),
      ManyToOneRelationships: once(() => table.manyToOne.map((each) => describeRelationship(schema, each))),
      OneToManyRelationships: once(() =>
        table.oneToMany
          .map((each) => describeRelationship(schema, each))
          .filter((each) => each.values['ReferencedEntity'] === table.logicalName),
      ),
      ManyToManyRelationships: once(() => table.manyToMany.map((each) => describeManyToMany(schema, each))),
    },
  }
}

function columnObject(
  table: Table,
  column: Column,
  globals: ReadonlySet<string>,
  languageCode: number,
): MetadataObject {
  const isGlobal = isPicklist(column) && globals.has(optionSetName(table, column))
  const optionSet = once(() => describeOptionSet(table, column, { languageCode, isGlobal }))
  return {
    type: attributeTypes[column.type].metadata,
    values: describeColumn(table, column, languageCode),
    related: { OptionSet: optionSet, GlobalOptionSet: () => (isGlobal ? optionSet() : null) },
  }
}

const keyObject = (table: Table, key: Table['keys'][number]): MetadataObject => ({
  type: 'EntityKeyMetadata',
  values: {
    MetadataId: key.metadataId,
    HasChanged: null,
    LogicalName: key.logicalName,
    SchemaName: key.logicalName,
    EntityLogicalName: table.logicalName,
    KeyAttributes: [...key.columns],
    EntityKeyIndexStatus: 'Active',
  },
  related: {},
})

const isPicklist = ({ type }: Column): boolean => type === 'Picklist' || type === 'MultiSelectPicklist'

/** A local choice is named after its table and column; any other name is a global choice that columns share. */
function globalOptionSetNames(schema: Schema): ReadonlySet<string> {
  const names = new Set<string>()
  for (const table of schema.tables.values())
    for (const column of table.columns.values()) {
      const name = optionSetName(table, column)
      if (isPicklist(column) && name !== `${table.logicalName}_${column.logicalName}`) names.add(name)
    }
  return names
}

function globalOptionSets(
  tables: readonly Table[],
  globals: ReadonlySet<string>,
  languageCode: number,
): MetadataObject[] {
  const found = new Map<string, MetadataObject>()
  for (const table of tables)
    for (const column of table.columns.values()) {
      const name = optionSetName(table, column)
      if (!isPicklist(column) || !globals.has(name) || found.has(name)) continue
      const described = describeOptionSet(table, column, { languageCode, isGlobal: true })
      if (described) found.set(name, described)
    }
  return [...found.values()]
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
