import type { Column, Relationship, Schema, Table } from '../schema/schema.ts'
import type { Switches } from '../write/switches.ts'
import { attributeDefinition, attributeNavigations, labelsOfAttribute, metadataTypeOf } from './attribute-definition.ts'
import type { Definable } from './definition-query.ts'
import { entityDefinition } from './entity-definition.ts'
import { globalOptionSetDefinition } from './option-set-definition.ts'
import { isA } from './types/metadata-types.ts'
import { keyDefinition, manyToManyDefinition, oneToManyDefinition } from './relationship-definition.ts'

/** Everything the metadata addresses lead to, made from the schema. */
export interface Definables {
  tables: readonly Definable[]
  table(table: Table): Definable
  attributes(table: Table): readonly Definable[]
  /** As asked through a cast: no `@odata.type` where it is the cast's. */
  cast(table: Table, type: string): readonly Definable[]
  globalOptionSets: readonly Definable[]
  relationships(kind?: 'one-to-many' | 'many-to-many'): readonly Definable[]
}

export function definablesOf(
  schema: Schema,
  languageCode: number,
  switches?: Pick<Switches, 'localChoicesAsGlobal'>,
): Definables {
  const globals = schema.optionSets
  const localAsGlobal = (): boolean => switches?.localChoicesAsGlobal === true
  const isOwner = ({ referencingTable, referencingColumn }: Relationship): boolean =>
    schema.tables.get(referencingTable)?.columns.get(referencingColumn)?.type === 'Owner'
  const plain = (type: string, properties: Definable['properties']): Definable => ({
    type,
    properties,
    navigations: {},
  })
  /** Where the declared type is a base, each says what it is. */
  const typed = (type: string, properties: Definable['properties']): Definable =>
    plain(type, { '@odata.type': `#Microsoft.Dynamics.CRM.${type}`, ...properties })
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
      OneToManyRelationships: () => of.oneToMany.filter((each) => !isOwner(each)).map(oneToMany),
      ManyToManyRelationships: () => of.manyToMany.map(manyToMany),
    },
  })
  const oneToMany = (each: Relationship): Definable =>
    plain('OneToManyRelationshipMetadata', oneToManyDefinition(each, isOwner(each), languageCode))
  const manyToMany = (each: Table['manyToMany'][number]): Definable =>
    plain('ManyToManyRelationshipMetadata', manyToManyDefinition(each, languageCode))
  const everyTable = [...schema.tables.values()]
  return {
    tables: everyTable.map(table),
    table,
    attributes,
    cast: (of, type) =>
      [...of.columns.values()]
        .filter((column) => isA(metadataTypeOf(column), type))
        .map((column) => {
          const { '@odata.type': own, ...properties } = attribute(of, column).properties
          const known = metadataTypeOf(column) === type
          return {
            type: metadataTypeOf(column),
            properties: known ? properties : { '@odata.type': own, ...properties },
            navigations: attributeNavigations(column, languageCode, globals, localAsGlobal),
          }
        }),
    globalOptionSets: [...globals.values()].map((each) =>
      typed('OptionSetMetadata', globalOptionSetDefinition(each, languageCode)),
    ),
    relationships(kind) {
      const ofOne = everyTable.flatMap((each) => each.manyToOne.map(oneToMany))
      const ofMany = [...new Set(everyTable.flatMap((each) => each.manyToMany))].map(manyToMany)
      if (kind === 'one-to-many') return ofOne
      if (kind === 'many-to-many') return ofMany
      return [...ofOne, ...ofMany].map(({ type, properties }) => typed(type, properties))
    },
  }
}
