import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { invalidArgument, methodNotAllowed, resourceNotFound } from '../../errors/faults.ts'
import { noContent } from '../../http/reply.ts'
import type { ServiceReply } from '../../http/service-request.ts'
import type { PathSegment } from '../../odata/parse-path.ts'
import type { RequestContext } from '../../operations/request-context.ts'
import type { AlternateKey, Table } from '../../schema/schema.ts'
import { type JsonObject, parseBody } from '../../write/decode-body.ts'
import { columnNotFound } from '../find-definition.ts'
import { readKey } from '../read-key.ts'
import { indexStatusOf } from './key-index.ts'
import { labelsAt, requiredText } from './definition-body.ts'
import { keyExists } from './metadata-faults.ts'
import { requireCustomizer } from './require-customizer.ts'
import { requirePrefix } from './require-prefix.ts'

const largestKey = 16
const mostKeys = 10
/** Types a key may consist of (page define-alternate-keys-entity). */
const keyTypes = new Set(['Decimal', 'Integer', 'String', 'DateTime', 'Lookup', 'Picklist'])

/** POST to a table's Keys, and DELETE of one. A job makes the index afterwards. */
export function writeKeys(
  context: RequestContext,
  table: Table,
  { inner }: PathSegment,
  address: string,
): ServiceReply {
  const { method, body } = context.request
  const { schemaEditor } = context.environment
  if (inner === undefined) {
    if (method !== 'POST') throw methodNotAllowed(method)
    requireCustomizer(context, 'prvCreateEntityKey')
    const key = keyFromBody(context, table, parseBody(body))
    schemaEditor.apply([{ kind: 'put-key', table: table.logicalName, key }])
    return noContent({ 'odata-entityid': `${address}(${key.metadataId})` })
  }
  if (method !== 'DELETE') throw methodNotAllowed(method)
  requireCustomizer(context, 'prvDeleteEntityKey')
  const key = findKey(table, inner)
  schemaEditor.apply([{ kind: 'remove-key', table: table.logicalName, key: key.logicalName }])
  return noContent()
}

export function findKey({ keys }: Table, inner: string): AlternateKey {
  const { property, value } = readKey(inner, 'EntityKeyMetadata', 'LogicalName')
  const found = keys.find((key) => (property === 'MetadataId' ? key.metadataId : key.logicalName) === value)
  if (!found) throw resourceNotFound('Keys')
  return found
}

function keyFromBody({ environment }: RequestContext, table: Table, body: JsonObject): AlternateKey {
  const schemaName = requiredText(body, 'SchemaName')
  requirePrefix(schemaName, 'EntityKey')
  const logicalName = schemaName.toLowerCase()
  if (table.keys.some((key) => key.logicalName === logicalName)) throw keyExists(schemaName, table.logicalName)
  const columns = columnsIn(table, body)
  if (table.keys.length >= mostKeys) throw new NotEmulated(`the refusal of more than ${mostKeys} keys of a table`)
  const labels = labelsAt(body, 'DisplayName')
  const key = { logicalName, schemaName, metadataId: environment.newId(), columns, ...(labels && { labels }) }
  return {
    ...key,
    indexStatus: environment.switches.keyIndexes === 'held' ? 'Pending' : indexStatusOf(environment.store, table, key),
  }
}

function columnsIn(table: Table, body: JsonObject): string[] {
  const names = body['KeyAttributes']
  if (!Array.isArray(names) || names.length === 0) throw invalidArgument("Required field 'KeyAttributes' is missing.")
  if (names.length > largestKey) throw new NotEmulated(`the refusal of keys of more than ${largestKey} columns`)
  return names.map((name) => {
    const column = table.columns.get(String(name))
    if (!column) throw columnNotFound(table, String(name))
    if (!keyTypes.has(column.type)) throw new NotEmulated(`the refusal of ${column.type} columns in a key`)
    return column.logicalName
  })
}
