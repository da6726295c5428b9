import { DataverseError } from './errors.ts'
import { stringLiteral } from './literal.ts'
import {
  type MetadataJson,
  objects,
  readChoices,
  readColumn,
  readRelationship,
  readTableSummary,
} from './metadata-json.ts'
import type { Choice, TableMetadata, TableSummary } from './metadata.ts'
import { unknownTable } from './names.ts'
import { encodeOption } from './query-path.ts'
import { readContext, type Service } from './service.ts'
import type { ServiceReply } from './service-reply.ts'

const summarySelect = [
  'LogicalName',
  'SchemaName',
  'EntitySetName',
  'PrimaryIdAttribute',
  'PrimaryNameAttribute',
  'DisplayName',
  'DisplayCollectionName',
  'IsActivity',
  'IsCustomEntity',
  'IsBPFEntity',
  'HasNotes',
  'OwnershipType',
  'IsOptimisticConcurrencyEnabled',
  'ChangeTrackingEnabled',
].join(',')

const relationshipSelect = [
  'SchemaName',
  'ReferencingEntity',
  'ReferencingAttribute',
  'ReferencingEntityNavigationPropertyName',
  'ReferencedEntity',
  'ReferencedAttribute',
  'ReferencedEntityNavigationPropertyName',
].join(',')

// Attributes without $select: lengths, formats and targets belong to derived types, which a $select cannot name.
const tableExpand = `Attributes,ManyToOneRelationships($select=${relationshipSelect}),OneToManyRelationships($select=${relationshipSelect})`

/** Options come only with a cast to the type that has them, one type a request. */
const optionCasts = [
  ['PicklistAttributeMetadata', 'OptionSet($select=Options),GlobalOptionSet($select=Options)'],
  ['MultiSelectPicklistAttributeMetadata', 'OptionSet($select=Options),GlobalOptionSet($select=Options)'],
  ['StateAttributeMetadata', 'OptionSet($select=Options)'],
  ['StatusAttributeMetadata', 'OptionSet($select=Options)'],
  ['BooleanAttributeMetadata', 'OptionSet($select=TrueOption,FalseOption)'],
] as const

const requestsPerTable = 1 + optionCasts.length
/** Keeps a batch of metadata to a few megabytes. */
const tablesPerBatch = 20

/** Each table, or why it cannot be read: one unknown name must not hide the others. */
export async function readTables(
  service: Service,
  names: readonly string[],
  listTables: () => Promise<TableSummary[]>,
): Promise<Map<string, TableMetadata | DataverseError>> {
  const tables = new Map<string, TableMetadata | DataverseError>()
  for (let at = 0; at < names.length; at += tablesPerBatch) {
    const chunk = names.slice(at, at + tablesPerBatch)
    const replies = await service.getMany(chunk.flatMap(pathsOf).map((path) => ({ path })))
    for (const [index, name] of chunk.entries()) {
      const own = replies.slice(index * requestsPerTable, (index + 1) * requestsPerTable)
      tables.set(name, await readTable(service, name, own, listTables))
    }
  }
  return tables
}

export async function readTableList(service: Service): Promise<TableSummary[]> {
  const json = await service.getJson(`EntityDefinitions?$select=${summarySelect}`)
  return objects(json?.['value']).map(readTableSummary)
}

function pathsOf(name: string): string[] {
  const definition = `EntityDefinitions(LogicalName=${encodeOption(stringLiteral(name))})`
  return [
    `${definition}?$select=${summarySelect}&$expand=${encodeOption(tableExpand)}`,
    ...optionCasts.map(
      ([type, expand]) =>
        `${definition}/Attributes/Microsoft.Dynamics.CRM.${type}?$select=LogicalName&$expand=${encodeOption(expand)}`,
    ),
  ]
}

async function readTable(
  service: Service,
  name: string,
  replies: readonly ServiceReply[],
  listTables: () => Promise<TableSummary[]>,
): Promise<TableMetadata | DataverseError> {
  try {
    const context = readContext('GET', `EntityDefinitions(${name})`)
    return tableFrom(replies.map((reply) => service.jsonOf(reply, context) ?? {}))
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

function tableFrom([definition = {}, ...casts]: readonly MetadataJson[]): TableMetadata {
  // Microsoft's pages disagree on whether a read by key is wrapped in a list.
  const table = objects(definition['value'])[0] ?? definition
  const choices = new Map<string, Choice[]>(
    casts.flatMap((cast) =>
      objects(cast['value']).map((json) => [String(json['LogicalName']), readChoices(json)] as const),
    ),
  )
  const columns = objects(table['Attributes']).map((json) => readColumn(json, choices.get(String(json['LogicalName']))))
  return {
    ...readTableSummary(table),
    columns: new Map(columns.map((column) => [column.logicalName, column])),
    manyToOne: objects(table['ManyToOneRelationships']).map(readRelationship),
    oneToMany: objects(table['OneToManyRelationships']).map(readRelationship),
  }
}
