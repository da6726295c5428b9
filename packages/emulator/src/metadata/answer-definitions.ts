import { NotEmulated } from '../errors/dataverse-fault.ts'
import { resourceNotFound } from '../errors/faults.ts'
import type { ServiceRequest } from '../http/service-request.ts'
import { parseExpand, parseSelect } from '../odata/parse-expand.ts'
import type { PathSegment } from '../odata/parse-path.ts'
import { parseQueryString } from '../odata/query-string.ts'
import { contextFragment } from '../query/context-url.ts'
import type { Schema, Table } from '../schema/schema.ts'
import { localized } from './changes/localized.ts'
import { checkQuery } from './check-query.ts'
import type { Definables } from './definables.ts'
import { type Definable, type DefinitionQuery, filtered, shaped } from './definition-query.ts'
import { columnNotFound, findTable } from './find-definition.ts'
import type { Definition } from './labels.ts'
import { readKey } from './read-key.ts'
import { isA, navigationOf } from './types/metadata-types.ts'

export const definitionSets: ReadonlySet<string> = new Set([
  'EntityDefinitions',
  'RelationshipDefinitions',
  'GlobalOptionSetDefinitions',
  'ManagedPropertyDefinitions',
])

interface Question {
  definables: Definables
  schema: Schema
  /** The caller's. */
  languageCode: number
  root: string
  request: ServiceRequest
  segments: readonly PathSegment[]
}

const typePrefix = 'Microsoft.Dynamics.CRM.'

export function answerDefinitions(question: Question): Definition {
  const answer = answered(question)
  const languages = labelLanguages(question.request.query)
  return localized(answer, languages, question.languageCode) as Definition
}

/** `LabelLanguages=1033,1031`: labels of other languages stay away. */
function labelLanguages(source: string): readonly number[] | undefined {
  const sent = parseQueryString(source).custom.get('LabelLanguages')
  if (sent === undefined) return undefined
  const languages = sent.split(',').map(Number)
  if (languages.every((each) => Number.isInteger(each) && each > 0)) return languages
  throw new NotEmulated(`LabelLanguages=${sent}`)
}

function answered(question: Question): Definition {
  const { request, segments } = question
  const query = readQuery(request.query)
  const [set, ...rest] = segments as [PathSegment, ...PathSegment[]]
  if (set.name === 'EntityDefinitions') return onTables(question, set, rest, query)
  if (set.name === 'RelationshipDefinitions') return onRelationships(question, set, rest, query)
  if (set.name === 'ManagedPropertyDefinitions') throw new NotEmulated(set.name)
  return onOptionSets(question, set, rest, query)
}

function readQuery(source: string): DefinitionQuery {
  const { system, aliases } = parseQueryString(source)
  for (const name of system.keys())
    if (!['$select', '$filter', '$expand'].includes(name)) throw new NotEmulated(`${name} of metadata`)
  const select = system.get('$select')
  const expand = system.get('$expand')
  return {
    select: select === undefined ? undefined : parseSelect(select),
    filter: system.get('$filter'),
    expand: expand === undefined ? undefined : parseExpand(expand),
    aliases,
  }
}

function onTables(
  question: Question,
  set: PathSegment,
  rest: readonly PathSegment[],
  query: DefinitionQuery,
): Definition {
  const { definables, root } = question
  if (set.inner === undefined) {
    if (rest[0]) throw nothingAt(rest[0].name)
    return listed(`${root}/$metadata#EntityDefinitions`, 'EntityMetadata', definables.tables, query)
  }
  const table = findTable(question.schema, set.inner)
  const context = `${root}/$metadata#EntityDefinitions`
  const [collection, ...below] = rest
  if (!collection) return single(context, 'EntityMetadata', definables.table(table), query)
  const ofTable = `${context}(${keyInContext(table, set, collection)})/${collection.name}`
  if (collection.name === 'Attributes')
    return onAttributes(question, { table, collection, below, query, context: ofTable })
  const { navigations, properties } = definables.table(table)
  const navigation = navigations[collection.name]
  if (Object.hasOwn(properties, collection.name)) throw new NotEmulated('a single property of metadata as an address')
  if (!navigation || below.length > 0) throw resourceNotFound(collection.name)
  const declared = navigationOf('EntityMetadata', collection.name) ?? ''
  const nameProperty = collection.name === 'Keys' ? 'LogicalName' : 'SchemaName'
  const all = navigation() as readonly Definable[]
  return onSet({ all, declared, context: ofTable, nameProperty }, collection, query)
}

/** By name where the address names the table and the column, else by id (retrieve-metadata-name-metadataid, query-metadata-web-api). */
function keyInContext({ logicalName, metadataId }: Table, set: PathSegment, { name, inner }: PathSegment): string {
  const keys = [set.inner, name === 'Attributes' ? inner : undefined]
  return keys.every((key) => key === undefined || key.includes('LogicalName')) ? `'${logicalName}'` : metadataId
}

const nothingAt = (segment: string): Error =>
  segment.startsWith('$') ? new NotEmulated(`${segment} of metadata`) : resourceNotFound(segment)

interface AttributesQuestion {
  table: Table
  collection: PathSegment
  below: readonly PathSegment[]
  query: DefinitionQuery
  context: string
}

function onAttributes(
  question: Question,
  { table, collection, below, query, context }: AttributesQuestion,
): Definition {
  const { definables } = question
  const [cast, navigation, ...more] = below
  if (more.length > 0 || (navigation && collection.inner === undefined))
    throw new NotEmulated(`the path below ${cast?.name} of metadata`)
  const type = cast?.name.startsWith(typePrefix) ? cast.name.slice(typePrefix.length) : undefined
  if (cast && (type === undefined || !isA(type, 'AttributeMetadata'))) throw resourceNotFound(cast.name)
  if (type === 'EnumAttributeMetadata') throw new NotEmulated(`the cast to ${type}, which the service refuses`)
  const declared = type ?? 'AttributeMetadata'
  const attributes = type === undefined ? definables.attributes(table) : definables.cast(table, type)
  const at = type === undefined ? context : `${context}/${typePrefix}${type}`
  if (collection.inner === undefined) return listed(at, declared, attributes, query)
  const { property, value } = readKey(collection.inner, 'AttributeMetadata', 'LogicalName')
  const found = attributes.find(({ properties }) => properties[property] === value)
  if (!found) throw columnNotFound(table, value)
  if (!navigation) return single(at, declared, found, query)
  const target = found.navigations[navigation.name]?.() as Definition | null | undefined
  if (target === undefined) throw resourceNotFound(navigation.name)
  if (target === null) throw new NotEmulated(`the address of a ${navigation.name} that is null`)
  const key = `${context}(${String(found.properties['MetadataId'])})${type === undefined ? '' : `/${typePrefix}${type}`}`
  const optionSet = { type: 'OptionSetMetadata', properties: target, navigations: {} }
  return single(`${key}/${navigation.name}`, 'OptionSetMetadata', optionSet, query)
}

function onRelationships(
  { definables, root }: Question,
  set: PathSegment,
  [cast, ...more]: readonly PathSegment[],
  query: DefinitionQuery,
): Definition {
  const kinds: Record<string, 'one-to-many' | 'many-to-many' | undefined> = {
    OneToManyRelationshipMetadata: 'one-to-many',
    ManyToManyRelationshipMetadata: 'many-to-many',
  }
  const kind = cast && kinds[cast.name.slice(typePrefix.length)]
  if (more.length > 0 || (cast && !kind)) throw new NotEmulated(`the path below RelationshipDefinitions`)
  const all = definables.relationships(kind)
  const declared = cast ? cast.name.slice(typePrefix.length) : 'RelationshipMetadataBase'
  const context = `${root}/$metadata#RelationshipDefinitions${cast ? `/${cast.name}` : ''}`
  return onSet({ all, declared, context, nameProperty: 'SchemaName' }, set, query)
}

function onOptionSets(
  { definables, root }: Question,
  set: PathSegment,
  rest: readonly PathSegment[],
  query: DefinitionQuery,
): Definition {
  const [cast, ...more] = rest
  const type = cast?.name.startsWith(typePrefix) ? cast.name.slice(typePrefix.length) : undefined
  if (more.length > 0 || (cast && type !== 'OptionSetMetadata'))
    throw new NotEmulated('the path below GlobalOptionSetDefinitions')
  if (query.filter !== undefined)
    throw new NotEmulated('$filter of GlobalOptionSetDefinitions, which the service refuses')
  const all = cast ? definables.globalOptionSets.map(withoutType) : definables.globalOptionSets
  const context = `${root}/$metadata#GlobalOptionSetDefinitions${cast ? `/${cast.name}` : ''}`
  return onSet({ all, declared: type ?? 'OptionSetMetadataBase', context, nameProperty: 'Name' }, set, query)
}

const withoutType = (item: Definable): Definable => {
  const { '@odata.type': _known, ...properties } = item.properties
  return { ...item, properties }
}

interface DefinitionSet {
  all: readonly Definable[]
  declared: string
  context: string
  /** What a definition is called by, beside its id. */
  nameProperty: string
}

function onSet(
  { all, declared, context, nameProperty }: DefinitionSet,
  set: PathSegment,
  query: DefinitionQuery,
): Definition {
  if (set.inner === undefined) return listed(context, declared, all, query)
  const { property, value } = readKey(set.inner, declared, nameProperty)
  const found = all.find(({ properties }) => properties[property] === value)
  if (!found) throw resourceNotFound(set.name)
  return single(context, declared, found, query)
}

function listed(context: string, declared: string, items: readonly Definable[], query: DefinitionQuery): Definition {
  checkQuery(declared, query)
  const value = filtered(items, query.filter, query.aliases).map((item) => shaped(item, query))
  return { '@odata.context': contextFragment(context, query.select, query.expand), value }
}

function single(context: string, declared: string, item: Definable, query: DefinitionQuery): Definition {
  checkQuery(declared, query)
  if (query.filter !== undefined) throw new NotEmulated('$filter of a single definition')
  return { '@odata.context': `${contextFragment(context, query.select, query.expand)}/$entity`, ...shaped(item, query) }
}
