import type { ServerResponse } from 'node:http'
import type { TableMetadata } from '../../src/metadata.ts'
import {
  account,
  annotation,
  contact,
  emailAttachment,
  opportunity,
  opportunityClose,
  salesRegion,
  savedQuery,
  systemUser,
  userQuery,
  visit,
} from './tables.ts'
import { type Handler, json, type ReceivedRequest, refusal } from './http-service.ts'

const known = new Map(
  [
    account,
    annotation,
    contact,
    emailAttachment,
    opportunity,
    opportunityClose,
    salesRegion,
    savedQuery,
    systemUser,
    userQuery,
    visit,
  ].map((t) => [t.logicalName, t]),
)
const label = (text: string) => ({
  LocalizedLabels: [{ Label: text, LanguageCode: 1033 }],
  UserLocalizedLabel: { Label: text },
})

/** The parts of a `$batch` request, as request lines. */
export const partsOf = (body: string): string[] =>
  [...body.matchAll(/^(?:GET|POST|PATCH|DELETE) (\S+) HTTP\/1\.1/gm)].map(([line]) => line)

/** Answers a `$batch` with the given replies, one for each part. */
export function batchReply(response: ServerResponse, replies: readonly { status: number; body?: unknown }[]): void {
  const parts = replies.map(({ status, body }) =>
    [
      '--batchresponse_1',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `HTTP/1.1 ${status} X`,
      'Content-Type: application/json; odata.metadata=minimal',
      '',
      body === undefined ? '' : JSON.stringify(body),
      '',
    ].join('\r\n'),
  )
  response.writeHead(200, { 'content-type': 'multipart/mixed; boundary=batchresponse_1' })
  response.end(`${parts.join('')}--batchresponse_1--\r\n`)
}

const isMetadata = (request: ReceivedRequest): boolean =>
  request.url.includes('EntityDefinitions') ||
  (request.url.endsWith('$batch') && request.body.includes('EntityDefinitions'))

/** Answers what the client asks about the schema; the rest is the test's. */
export function withSchema(rest: Handler): Handler {
  return (request, response) => {
    if (!isMetadata(request)) return rest(request, response)
    if (!request.url.endsWith('$batch')) {
      return json(response, 200, { value: [...known.values()].map(definition) })
    }
    return batchReply(response, partsOf(request.body).map(metadataPart))
  }
}

function metadataPart(line: string): { status: number; body: unknown } {
  const name = /LogicalName='(\w+)'/.exec(decodeURIComponent(line))?.[1] ?? ''
  const table = known.get(name)
  if (!table) return { status: 404, body: refusal('0x80060888', 'Could not find it.') }
  return { status: 200, body: line.includes('/Attributes/') ? { value: [] } : definition(table) }
}

const definition = (table: TableMetadata) => ({
  LogicalName: table.logicalName,
  SchemaName: table.schemaName,
  EntitySetName: table.entitySetName,
  PrimaryIdAttribute: table.primaryIdColumn,
  PrimaryNameAttribute: table.primaryNameColumn,
  DisplayName: label(table.displayName),
  DisplayCollectionName: label(table.displayCollectionName),
  OwnershipType: table.ownership,
  Attributes: [...table.columns.values()].map((column) => ({
    LogicalName: column.logicalName,
    AttributeType: column.type,
    DisplayName: label(column.displayName),
    DateTimeBehavior: column.dateTimeBehavior ? { Value: column.dateTimeBehavior } : null,
  })),
  ManyToOneRelationships: table.manyToOne.map(relationship),
  OneToManyRelationships: table.oneToMany.map(relationship),
})

const relationship = (link: TableMetadata['manyToOne'][number]) => ({
  SchemaName: link.schemaName,
  ReferencingEntity: link.referencingTable,
  ReferencingAttribute: link.referencingColumn,
  ReferencingEntityNavigationPropertyName: link.referencingNavigation,
  ReferencedEntity: link.referencedTable,
  ReferencedAttribute: link.referencedColumn,
  ReferencedEntityNavigationPropertyName: link.referencedNavigation,
})
