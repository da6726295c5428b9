import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { resourceNotFound } from '../errors/faults.ts'
import type { ServiceRequest } from '../http/service-request.ts'
import { guidPattern } from '../odata/literal.ts'
import { parseExpand, parseSelect } from '../odata/parse-expand.ts'
import { parseNamedParts, type PathSegment } from '../odata/parse-path.ts'
import { parseQueryString } from '../odata/query-string.ts'
import type { Schema, Table } from '../schema/schema.ts'
import type { Definables } from './definables.ts'
import { type Definable, type DefinitionQuery, filtered, shaped } from './definition-query.ts'
import type { Definition } from './labels.ts'

export const definitionSets: ReadonlySet<string> = new Set([
  'EntityDefinitions',
  'RelationshipDefinitions',
  'GlobalOptionSetDefinitions',
])

interface Question {
  definables: Definables
  schema: Schema
  root: string
  request: ServiceRequest
  segments: readonly PathSegment[]
}

const typePrefix = 'Microsoft.Dynamics.CRM.'

export function answerDefinitions(question: Question): unknown {
  const { request, segments } = question
  if (request.method !== 'GET') throw new NotEmulated(`${request.method} of metadata`)
  const query = readQuery(request.query)
  const [set, ...rest] = segments as [PathSegment, ...PathSegment[]]
  if (set.name === 'EntityDefinitions') return onTables(question, set, rest, query)
  if (set.name === 'RelationshipDefinitions') return onRelationships(question, set, rest, query)
  return onOptionSets(question, set, rest, query)
}

function readQuery(source: string): DefinitionQuery {
  const { system } = parseQueryString(source)
  for (const name of system.keys())
    if (!['$select', '$filter', '$expand'].includes(name)) throw new NotEmulated(`${name} of metadata`)
  const select = system.get('$select')
  const expand = system.get('$expand')
  return {
    select: select === undefined ? undefined : parseSelect(select),
    filter: system.get('$filter'),
    expand: expand === undefined ? undefined : parseExpand(expand),
  }
}

function onTables(question: Question, set: PathSegment, rest: readonly PathSegment[], query: DefinitionQuery): unknown {
  const { definables, root } = question
  if (set.inner === undefined) return listed(`${root}/$metadata#EntityDefinitions`, definables.tables, query)
  const table = findTable(question.schema, set.inner)
  const context = `${root}/$metadata#EntityDefinitions`
  const [collection, ...below] = rest
  if (!collection) return single(context, definables.table(table), query)
  const ofTable = `${context}('${table.logicalName}')/${collection.name}`
  if (collection.name === 'Attributes')
    return onAttributes(question, { table, collection, below, query, context: ofTable })
  const navigation = definables.table(table).navigations[collection.name]
  if (!navigation || collection.inner !== undefined || below.length > 0) throw resourceNotFound(collection.name)
  return listed(ofTable, navigation() as readonly Definable[], query)
}

function findTable(schema: Schema, inner: string): Table {
  const key = inner.trim()
  const named = parseNamedParts(key)
    ?.find(([name]) => name === 'LogicalName')?.[1]
    .replaceAll("'", '')
  const found = guidPattern.test(key)
    ? [...schema.tables.values()].find(({ metadataId }) => metadataId === key.toLowerCase())
    : schema.tables.get(named ?? '')
  if (found) return found
  throw new DataverseFault(
    404,
    '0x80041102',
    `The entity with a name = '${named ?? key}' with namemapping = 'Logical' was not found in the MetadataCache.`,
  )
}

interface AttributesQuestion {
  table: Table
  collection: PathSegment
  below: readonly PathSegment[]
  query: DefinitionQuery
  context: string
}

function onAttributes(question: Question, { table, collection, below, query, context }: AttributesQuestion): unknown {
  const { definables } = question
  const [cast, ...more] = below
  if (more.length > 0) throw new NotEmulated(`the path below ${cast?.name} of metadata`)
  const type = cast?.name.startsWith(typePrefix) ? cast.name.slice(typePrefix.length) : undefined
  if (cast && type === undefined) throw resourceNotFound(cast.name)
  const attributes = type === undefined ? definables.attributes(table) : definables.cast(table, type)
  const at = type === undefined ? context : `${context}/${typePrefix}${type}`
  if (collection.inner === undefined) return listed(at, attributes, query)
  const key = collection.inner.trim()
  const named = parseNamedParts(key)
    ?.find(([name]) => name === 'LogicalName')?.[1]
    .replaceAll("'", '')
  const found = attributes.find(({ properties }) =>
    named === undefined ? properties['MetadataId'] === key.toLowerCase() : properties['LogicalName'] === named,
  )
  if (found) return single(at, found, query)
  throw new DataverseFault(
    404,
    '0x80044154',
    `The attribute '${named ?? key}' of the entity '${table.logicalName}' was not found.`,
  )
}

function onRelationships(
  { definables, root }: Question,
  set: PathSegment,
  [cast, ...more]: readonly PathSegment[],
  query: DefinitionQuery,
): unknown {
  const kinds: Record<string, 'one-to-many' | 'many-to-many' | undefined> = {
    OneToManyRelationshipMetadata: 'one-to-many',
    ManyToManyRelationshipMetadata: 'many-to-many',
  }
  const kind = cast && kinds[cast.name.slice(typePrefix.length)]
  if (more.length > 0 || (cast && !kind)) throw new NotEmulated(`the path below RelationshipDefinitions`)
  const all = definables.relationships(kind)
  if (set.inner === undefined) return listed(`${root}/$metadata#RelationshipDefinitions`, all, query)
  const named = parseNamedParts(set.inner)
    ?.find(([name]) => name === 'SchemaName')?.[1]
    .replaceAll("'", '')
  const found = all.find(({ properties }) =>
    named === undefined ? properties['MetadataId'] === set.inner : properties['SchemaName'] === named,
  )
  if (!found) throw resourceNotFound('RelationshipDefinitions')
  return single(`${root}/$metadata#RelationshipDefinitions`, found, query)
}

function onOptionSets(
  { definables, root }: Question,
  set: PathSegment,
  rest: readonly PathSegment[],
  query: DefinitionQuery,
): unknown {
  if (rest.length > 0) throw new NotEmulated('the path below GlobalOptionSetDefinitions')
  if (query.filter !== undefined)
    throw new NotEmulated('$filter of GlobalOptionSetDefinitions, which the service refuses')
  const context = `${root}/$metadata#GlobalOptionSetDefinitions`
  if (set.inner === undefined) return listed(context, definables.globalOptionSets, query)
  const named = parseNamedParts(set.inner)
    ?.find(([name]) => name === 'Name')?.[1]
    .replaceAll("'", '')
  const found = definables.globalOptionSets.find(({ properties }) =>
    named === undefined ? properties['MetadataId'] === set.inner : properties['Name'] === named,
  )
  if (!found) throw resourceNotFound('GlobalOptionSetDefinitions')
  return single(context, found, query)
}

function listed(context: string, items: readonly Definable[], query: DefinitionQuery): Definition {
  const value = filtered(items, query.filter).map((item) => shaped(item, query))
  return { '@odata.context': contextOf(context, query), value }
}

function single(context: string, item: Definable, query: DefinitionQuery): Definition {
  return { '@odata.context': `${contextOf(context, query)}/$entity`, ...shaped(item, query) }
}

const contextOf = (context: string, { select, expand = [] }: DefinitionQuery): string => {
  const names = [...(select ?? []), ...expand.map(({ navigation }) => `${navigation}()`)]
  return names.length === 0 ? context : `${context}(${names.join(',')})`
}
