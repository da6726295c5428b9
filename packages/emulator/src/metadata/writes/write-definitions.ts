import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { methodNotAllowed, resourceNotFound } from '../../errors/faults.ts'
import { noContent } from '../../http/reply.ts'
import type { ServiceReply } from '../../http/service-request.ts'
import { parsePath, type PathSegment } from '../../odata/parse-path.ts'
import type { RequestContext } from '../../operations/request-context.ts'
import type { SchemaEdit } from '../../schema/schema-edit.ts'
import { parseBody } from '../../write/decode-body.ts'
import { findTable } from '../find-definition.ts'
import { navigationOf } from '../types/metadata-types.ts'
import { makingOf, mergesLabels } from './making.ts'
import { componentInUse, tableNotCustomizable } from './metadata-faults.ts'
import { requireCustomizer } from './require-customizer.ts'
import { changedTable, tableFromBody } from './table-from-body.ts'
import { writeColumns } from './write-columns.ts'
import { writeKeys } from './write-keys.ts'
import { writeOptionSets } from './write-option-sets.ts'
import { writeRelationships } from './write-relationships.ts'

export const isDefinitionWrite = ({ method, path }: { method: string; path: string }): boolean =>
  method !== 'GET' && /^(?:Entity|Relationship|GlobalOptionSet|ManagedProperty)Definitions\b/.test(path)

/** POST, PUT and DELETE of definitions. There is no PATCH: a definition is replaced as a whole. */
export function writeDefinitions(context: RequestContext): ServiceReply {
  const { method } = context.request
  if (!['POST', 'PUT', 'DELETE'].includes(method)) throw methodNotAllowed(method)
  const [set, ...rest] = parsePath(context.request.path) as [PathSegment, ...PathSegment[]]
  if (set.name === 'RelationshipDefinitions') return writeRelationships(context, set, rest)
  if (set.name === 'GlobalOptionSetDefinitions') return writeOptionSets(context, set, rest)
  if (set.name === 'ManagedPropertyDefinitions') throw new NotEmulated(`${method} of ${set.name}`)
  const [collection, ...below] = rest
  if (!collection) return writeTables(context, set)
  if (set.inner === undefined || (below.length > 0 && collection.inner === undefined))
    throw resourceNotFound(collection.name)
  const table = findTable(context.environment.schema, set.inner)
  // The reply's address repeats the form in which the table was addressed.
  const address = `${context.root}/EntityDefinitions(${set.inner})/${collection.name}`
  if (collection.name === 'Attributes') return writeColumns(context, table, { collection, cast: below, address })
  if (below[0]) throw resourceNotFound(below[0].name)
  if (collection.name === 'Keys') return writeKeys(context, table, collection, address)
  if (!navigationOf('EntityMetadata', collection.name)) throw resourceNotFound(collection.name)
  if (collection.inner === undefined && method !== 'POST') throw methodNotAllowed(method)
  // The pages make, replace and delete relationships at RelationshipDefinitions alone.
  throw new NotEmulated(`${method} of ${collection.name} of a table`)
}

function writeTables(context: RequestContext, { inner }: PathSegment): ServiceReply {
  const { method, body } = context.request
  const { schema, schemaEditor } = context.environment
  const apply = (edits: readonly SchemaEdit[]): void => schemaEditor.apply(edits)
  if (inner === undefined) {
    if (method !== 'POST') throw methodNotAllowed(method)
    requireCustomizer(context, 'prvCreateEntity')
    const { edits, metadataId } = tableFromBody(parseBody(body), makingOf(context))
    apply(edits)
    return noContent({ 'odata-entityid': `${context.root}/EntityDefinitions(${metadataId})` })
  }
  const table = findTable(schema, inner)
  if (method === 'PUT') {
    requireCustomizer(context, 'prvWriteEntity')
    apply(changedTable(table, parseBody(body), { ...makingOf(context), merge: mergesLabels(context) }))
    return noContent()
  }
  if (method !== 'DELETE') throw methodNotAllowed(method)
  requireCustomizer(context, 'prvDeleteEntity')
  if (!table.isCustom) throw tableNotCustomizable()
  // Lookups of other tables have to go first; what Dataverse made along with the table goes with it.
  const users = table.oneToMany.filter(
    (each) =>
      each.referencingTable !== table.logicalName &&
      !['objectid', 'regardingobjectid'].includes(each.referencingColumn),
  )
  if (users.length > 0) throw componentInUse(table.schemaName, table.metadataId, users.length)
  apply([{ kind: 'remove-table', table: table.logicalName }])
  return noContent()
}
