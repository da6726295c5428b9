import { DataverseError } from './errors.ts'
import { changesPath, type MetadataChanges, readMetadataChanges, stampPath } from './metadata-changes.ts'
import { type MetadataIds, metadataIdsOf } from './metadata-ids.ts'
import {
  type MetadataJson,
  objects,
  readAlternateKey,
  readColumn,
  readManyToMany,
  readPrivilege,
  readRelationship,
  readTableSummary,
} from './metadata-json.ts'
import { pathsOfTable, requestsPerTable, tableListPath } from './metadata-request.ts'
import type { TableMetadata, TableSummary } from './metadata.ts'
import { unknownTable } from './names.ts'
import type { RequestOptions } from './request-options.ts'
import { readContext, type Service } from './service.ts'
import type { ServiceReply } from './service-reply.ts'

export interface KnownTable {
  table: TableMetadata
  ids: MetadataIds
}

export interface TablesRead {
  /** Each table, or why it cannot be read: one unknown name must not hide the others. */
  tables: Map<string, KnownTable | DataverseError>
  /** Of a moment before the first table was read. Absent when it was not wanted, or the service gives none. */
  stamp?: string
}

export interface ReadTablesOptions {
  listTables: () => Promise<TableSummary[]>
  /** Ask for a stamp that later changes can be asked for with. */
  withStamp: boolean
  consistency?: RequestOptions['consistency']
}

/** A definition with all its columns is up to a megabyte: as many as are parsed and let go of together. */
const tablesPerBatch = 10
/** A condition is some 230 characters in an address, of which a `$batch` takes 65,536. */
const tablesPerQuestion = 100

export async function readTables(
  service: Service,
  names: readonly string[],
  { listTables, withStamp, consistency }: ReadTablesOptions,
): Promise<TablesRead> {
  const tables: TablesRead['tables'] = new Map()
  let stamp: string | undefined
  for (let at = 0; at < names.length; at += tablesPerBatch) {
    const chunk = names.slice(at, at + tablesPerBatch)
    const first = withStamp && at === 0 ? [stampPath(chunk[0] ?? '')] : []
    const paths = [...first, ...chunk.flatMap(pathsOfTable)]
    const replies = await service.getMany(
      paths.map((path) => ({ path })),
      { consistency },
    )
    if (first.length > 0) stamp = changesFrom(service, replies.shift())?.stamp
    for (const name of chunk) {
      tables.set(name, await readTable(service, name, replies.splice(0, requestsPerTable), listTables))
    }
  }
  return { tables, ...(stamp === undefined ? {} : { stamp }) }
}

export async function readTableList(service: Service): Promise<TableSummary[]> {
  const json = await service.getJson(tableListPath)
  return objects(json?.['value']).map(readTableSummary)
}

/**
 * What changed in these tables since the stamp. Undefined when the service does not say: the stamp is too old (0x80044352),
 * or the function is not there for this user or at all.
 */
export async function askChanges(
  service: Service,
  names: readonly string[],
  stamp: string,
): Promise<MetadataChanges | undefined> {
  const questions: string[] = []
  for (let at = 0; at < names.length; at += tablesPerQuestion) {
    questions.push(changesPath(names.slice(at, at + tablesPerQuestion), stamp))
  }
  const replies = await service.getMany(
    questions.map((path) => ({ path })),
    // Without it a server may still have the old schema for half a minute, and would call it unchanged.
    { consistency: 'Strong' },
  )
  const answers = replies.map((reply) => changesFrom(service, reply))
  const told = answers.filter((answer) => answer !== undefined)
  const [first] = told
  if (!first || told.length < answers.length) return undefined
  return {
    stamp: first.stamp,
    tables: told.flatMap(({ tables }) => tables),
    deletedIds: first.deletedIds,
  }
}

function changesFrom(service: Service, reply: ServiceReply | undefined): MetadataChanges | undefined {
  try {
    return reply && readMetadataChanges(service.jsonOf(reply, readContext('GET', 'RetrieveMetadataChanges')))
  } catch (error) {
    if (error instanceof DataverseError) return undefined
    throw error
  }
}

async function readTable(
  service: Service,
  name: string,
  replies: readonly ServiceReply[],
  listTables: () => Promise<TableSummary[]>,
): Promise<KnownTable | DataverseError> {
  try {
    const context = readContext('GET', `EntityDefinitions(${name})`)
    const [definition = {}, ...casts] = replies.map((reply) => service.jsonOf(reply, context) ?? {})
    // Microsoft's pages disagree on whether a read by key is wrapped in a list.
    const all = [objects(definition['value'])[0] ?? definition, ...casts]
    return { table: tableFrom(all), ids: metadataIdsOf(all) }
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error
    if (error.status !== 404) return error
    const known = await listTables().catch(() => [])
    return unknownTable(
      name,
      known.map(({ logicalName, displayName }) => ({ name: logicalName, label: displayName })),
    )
  }
}

function tableFrom([table = {}, ...casts]: readonly MetadataJson[]): TableMetadata {
  const options = new Map(
    casts.flatMap((cast) => objects(cast['value']).map((json) => [String(json['LogicalName']), json] as const)),
  )
  const columns = objects(table['Attributes']).map((json) => readColumn(json, options.get(String(json['LogicalName']))))
  return {
    ...readTableSummary(table),
    columns: new Map(columns.map((column) => [column.logicalName, column])),
    manyToOne: objects(table['ManyToOneRelationships']).map(readRelationship),
    oneToMany: objects(table['OneToManyRelationships']).map(readRelationship),
    manyToMany: objects(table['ManyToManyRelationships']).map(readManyToMany),
    keys: objects(table['Keys']).map(readAlternateKey),
    privileges: objects(table['Privileges']).map(readPrivilege),
  }
}
