import type { Column, Schema, Table } from '../schema/schema.ts'
import {
  attributeDefinition,
  attributeNavigations,
  derivedProperties,
  labelsOfAttribute,
  metadataTypeOf,
} from './attribute-definition.ts'
import type { Definable } from './definition-query.ts'
import { entityDefinition } from './entity-definition.ts'
import { isGlobal, optionSetDefinition } from './option-set-definition.ts'
import { keyDefinition, manyToManyDefinition, oneToManyDefinition } from './relationship-definition.ts'

/** Everything the metadata addresses lead to, made from the schema. */
export interface Definables {
  tables: readonly Definable[]
  table(table: Table): Definable
  attributes(table: Table): readonly Definable[]
  /** As asked through a cast: no `@odata.type`, because all are of that type. */
  cast(table: Table, type: string): readonly Definable[]
  globalOptionSets: readonly Definable[]
  relationships(kind?: 'one-to-many' | 'many-to-many'): readonly Definable[]
}

export function definablesOf(schema: Schema, languageCode: number): Definables {
  const plain = (type: string, properties: Definable['properties']): Definable => ({
    type,
    properties,
    navigations: {},
  })
  const attribute = (table: Table, column: Column): Definable => ({
    type: metadataTypeOf(column),
    properties: { ...attributeDefinition(table, column), ...labelsOfAttribute(column, languageCode) },
    navigations: {},
  })
  const attributes = (table: Table): Definable[] =>
    [...table.columns.values()].map((column) => attribute(table, column))
  const table = (of: Table): Definable => ({
    type: 'EntityMetadata',
    properties: entityDefinition(of, languageCode),
    navigations: {
      Attributes: () => attributes(of),
      Keys: () => of.keys.map((key) => plain('EntityKeyMetadata', keyDefinition(of, key, languageCode))),
      ManyToOneRelationships: () => of.manyToOne.map(oneToMany),
      OneToManyRelationships: () => of.oneToMany.map(oneToMany),
      ManyToManyRelationships: () => of.manyToMany.map(manyToMany),
    },
  })
  const oneToMany = (each: Table['manyToOne'][number]): Definable =>
    plain('OneToManyRelationshipMetadata', oneToManyDefinition(each))
  const manyToMany = (each: Table['manyToMany'][number]): Definable =>
    plain('ManyToManyRelationshipMetadata', manyToManyDefinition(each))
  const everyTable = [...schema.tables.values()]
  return {
    tables: everyTable.map(table),
    table,
    attributes,
    cast: (of, type) =>
      [...of.columns.values()]
        .filter((column) => metadataTypeOf(column) === type)
        .map((column) => {
          const { '@odata.type': _known, ...properties } = attribute(of, column).properties
          return {
            type,
            properties: { ...properties, ...derivedProperties(column) },
            navigations: attributeNavigations(column, languageCode),
          }
        }),
    globalOptionSets: [
      ...new Map(
        everyTable
          .flatMap((each) => [...each.columns.values()])
          .filter(isGlobal)
          .map((column) => [
            column.optionSetName,
            plain('OptionSetMetadata', optionSetDefinition(column, languageCode)),
          ]),
      ).values(),
    ],
    relationships(kind) {
      const ofOne = everyTable.flatMap((each) => each.manyToOne.map(oneToMany))
      const ofMany = [...new Set(everyTable.flatMap((each) => each.manyToMany))].map(manyToMany)
      if (kind === 'one-to-many') return ofOne
      return kind === 'many-to-many' ? ofMany : [...ofOne, ...ofMany]
    },
  }
}
