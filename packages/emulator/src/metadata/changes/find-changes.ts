import { DataverseFault, NotEmulated } from '../../errors/dataverse-fault.ts'
import type { Column, Relationship, Schema, Table } from '../../schema/schema.ts'
import { attributeDefinition, labelsOfAttribute, metadataTypeOf } from '../attribute-definition.ts'
import { entityDefinition } from '../entity-definition.ts'
import type { Definition } from '../labels.ts'
import { keyDefinition, manyToManyDefinition, oneToManyDefinition } from '../relationship-definition.ts'
import { metadataTypes } from '../types/metadata-types.ts'
import { complexOptionSet, optionsChanged } from './changed-options.ts'
import { complexDefinition, namesOf } from './complex-definition.ts'
import { localized } from './localized.ts'
import { meets } from './metadata-condition.ts'
import { type ElementQuery, everything, type MetadataQuery } from './metadata-query.ts'
import type { Since } from './since.ts'

export interface Look {
  schema: Schema
  query: MetadataQuery
  since: Since
  languageCode: number
  /** Whether what has not changed itself, but holds something that has, comes with all that was asked for. */
  repeatUnchanged: boolean
}

const relationshipLists = ['ManyToOneRelationships', 'OneToManyRelationships', 'ManyToManyRelationships'] as const
const lists = ['Attributes', 'Keys', ...relationshipLists] as const
type List = (typeof lists)[number]

/** The tables that meet the query and hold something new, as `ComplexEntityMetadata`. */
export function findChanges(look: Look): Definition[] {
  const { schema, query } = look
  requireLists(query)
  checkNames(query.wanted.names, ['EntityMetadata'])
  checkNames(query.attributes?.wanted.names, attributeTypes)
  checkNames(query.relationships?.wanted.names, ['OneToManyRelationshipMetadata', 'ManyToManyRelationshipMetadata'])
  checkNames(query.keys?.wanted.names, ['EntityKeyMetadata'])
  return [...schema.tables.values()].map((table) => entity(look, table)).filter((each) => each !== undefined)
}

const attributeTypes = metadataTypes.map(({ name }) => name).filter((name) => name.endsWith('AttributeMetadata'))

/** A part of the query without its list among the properties is refused (web service error codes). */
function requireLists({ wanted, attributes, relationships, keys }: MetadataQuery): void {
  const asks = (list: List): boolean => wanted.all || wanted.names.includes(list)
  if (attributes && !asks('Attributes'))
    throw new DataverseFault(
      400,
      '0x80072527',
      'Attributes must be part of the requested EntityMetadata properties when an AttributeQuery is specified. Expect property = Attributes in requested entity properties list.',
    )
  if (relationships && !relationshipLists.some(asks))
    throw new DataverseFault(
      400,
      '0x80072528',
      'Atleast one of the relationship properties must be part of the requested EntityMetadata properties when a RelationshipQuery is specified.Expect atleast one of property = OneToManyRelationships, ManyToOneRelationships or ManyToManyRelationships in requested entity properties list.',
    )
  if (keys && !asks('Keys'))
    throw new DataverseFault(
      400,
      '0x80072529',
      'Keys must be part of the requested EntityMetadata properties when a KeyQuery is specified. Expect property = Keys in requested entity properties list.',
    )
}

function checkNames(names: readonly string[] = [], types: readonly string[]): void {
  for (const name of names)
    if (!types.some((type) => namesOf(type).includes(name)))
      throw new NotEmulated(`the property ${name} in a metadata query, which ${types[0]} does not have`)
}

function entity(look: Look, table: Table): Definition | undefined {
  const { query, since, languageCode } = look
  const own = entityDefinition(table, languageCode)
  if (!meets(query.criteria, own)) return undefined
  const asked = lists.filter((list) => query.wanted.all || query.wanted.names.includes(list))
  const found = asked.map((list) => [list, elements(look, table, list)] as const)
  if (!since.isFirst && !since.changed(table.metadataId) && found.every(([, each]) => each.length === 0))
    return undefined
  const shown = element(look, 'EntityMetadata', own, { wanted: withoutLists(query.wanted), criteria: undefined })
  for (const list of lists) shown[list] = null
  return { ...shown, ...Object.fromEntries(found) }
}

const withoutLists = ({ all, names }: ElementQuery['wanted']): ElementQuery['wanted'] => ({
  all,
  names: names.filter((name) => !lists.some((list) => list === name)),
})

function elements(look: Look, table: Table, list: List): Definition[] {
  const { query, schema, languageCode } = look
  const parts = { Attributes: query.attributes, Keys: query.keys, ...relationshipQueries(query) }
  // No query is a query for everything, of elements as of tables.
  const part = parts[list] ?? everything
  const isOwner = (each: Relationship): boolean =>
    schema.tables.get(each.referencingTable)?.columns.get(each.referencingColumn)?.type === 'Owner'
  const oneToMany = (each: Relationship): Definition[] =>
    simple(look, 'OneToManyRelationshipMetadata', oneToManyDefinition(each, isOwner(each), languageCode), part)
  switch (list) {
    case 'Attributes':
      return [...table.columns.values()].flatMap((column) => attribute(look, table, column, part))
    case 'Keys':
      return table.keys.flatMap((key) =>
        simple(look, 'EntityKeyMetadata', keyDefinition(table, key, languageCode), part),
      )
    case 'ManyToOneRelationships':
      return table.manyToOne.flatMap(oneToMany)
    case 'OneToManyRelationships':
      return table.oneToMany.filter((each) => !isOwner(each)).flatMap(oneToMany)
    case 'ManyToManyRelationships':
      return table.manyToMany.flatMap((each) =>
        simple(look, 'ManyToManyRelationshipMetadata', manyToManyDefinition(each, languageCode), part),
      )
  }
}

const relationshipQueries = ({ relationships }: MetadataQuery) => ({
  ManyToOneRelationships: relationships,
  OneToManyRelationships: relationships,
  ManyToManyRelationships: relationships,
})

/** An element that nothing lies below. */
function simple(look: Look, type: string, definition: Definition, part: ElementQuery): Definition[] {
  const { since } = look
  if (!meets(part.criteria, definition)) return []
  if (!since.isFirst && !since.changed(String(definition['MetadataId']))) return []
  return [element(look, type, definition, part)]
}

function attribute(look: Look, table: Table, column: Column, part: ElementQuery): Definition[] {
  const { since, query, languageCode, schema } = look
  const { '@odata.type': _entityType, ...known } = {
    ...attributeDefinition(table, column),
    ...labelsOfAttribute(column, languageCode),
  }
  if (!meets(part.criteria, known)) return []
  const withOptions = part.wanted.all || part.wanted.names.includes('OptionSet')
  const options = withOptions && optionsChanged(column, since)
  if (!since.isFirst && !since.changed(column.metadataId) && !options) return []
  const type = metadataTypeOf(column)
  const choices = complexOptionSet(column, {
    languageCode,
    languages: query.languages,
    globals: schema.optionSets,
    since,
  })
  const shown = element(look, type, { ...known, OptionSet: choices }, part)
  // Whatever was asked for, changed options are why the column is told.
  if (options) shown['OptionSet'] = choices
  // In recorded traffic an id's column names no type, others the complex twin of theirs (query-schema-definitions).
  const named = type !== 'AttributeMetadata' && type !== 'UniqueIdentifierAttributeMetadata'
  return [{ ...(named && { '@odata.type': `#Microsoft.Dynamics.CRM.Complex${type}` }), ...shown }]
}

const nothing: ElementQuery['wanted'] = { all: false, names: [] }

function element(look: Look, type: string, definition: Definition, { wanted }: ElementQuery): Definition {
  const { since, query, languageCode, repeatUnchanged } = look
  const HasChanged = since.hasChanged(String(definition['MetadataId']))
  const told = HasChanged === false && !repeatUnchanged ? nothing : wanted
  const shown = complexDefinition(type, { ...definition, HasChanged }, told)
  return localized(shown, query.languages, languageCode) as Definition
}
