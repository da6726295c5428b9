import { stringLiteral } from './literal.ts'
import { type MetadataJson, objects } from './metadata-json.ts'
import { keyProperties, manyToManyProperties, oneToManyProperties, tableProperties } from './metadata-request.ts'
import { encodeOption } from './query-path.ts'

/** Of the columns' types, what a ColumnMetadata is made of. */
const columnProperties = [
  'SchemaName',
  'DisplayName',
  'AttributeType',
  'AttributeTypeName',
  'RequiredLevel',
  'IsValidForCreate',
  'IsValidForUpdate',
  'IsValidForRead',
  'AttributeOf',
  'MaxLength',
  'MinValue',
  'MaxValue',
  'Precision',
  'Format',
  'FormatName',
  'DateTimeBehavior',
  'Targets',
  'OptionSet',
]

const collections = [
  'Attributes',
  'ManyToOneRelationships',
  'OneToManyRelationships',
  'ManyToManyRelationships',
  'Keys',
]

const properties = (names: readonly string[]) => ({ AllProperties: false, PropertyNames: names })

const named = (tables: readonly string[]) => ({
  FilterOperator: 'Or',
  Conditions: tables.map((table) => ({
    ConditionOperator: 'Equals',
    PropertyName: 'LogicalName',
    Value: { Type: 'System.String', Value: table },
  })),
})

/**
 * Asks what changed in these tables since a stamp. Without LabelQuery labels come, and count as changed, in all languages.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/cache-schema-data
 */
export function changesPath(tables: readonly string[], stamp: string): string {
  const query = {
    Properties: properties([...tableProperties, ...collections]),
    Criteria: named(tables),
    AttributeQuery: { Properties: properties(columnProperties) },
    RelationshipQuery: { Properties: properties([...new Set([...oneToManyProperties, ...manyToManyProperties])]) },
    KeyQuery: { Properties: properties(keyProperties) },
  }
  return call({
    Query: JSON.stringify(query),
    ClientVersionStamp: stringLiteral(stamp),
    // Deletions of everything: whether several kinds may be named at once is on none of Microsoft's pages read.
    DeletedMetadataFilters: "Microsoft.Dynamics.CRM.DeletedMetadataFilters'All'",
  })
}

/** Asks for a stamp of now, and as little as can be asked besides. */
export const stampPath = (table: string): string =>
  call({ Query: JSON.stringify({ Properties: properties(['LogicalName']), Criteria: named([table]) }) })

function call(parameters: Readonly<Record<string, string>>): string {
  const aliases = Object.entries(parameters).map(([name, value], index) => ({ name, value, alias: `@p${index + 1}` }))
  const declared = aliases.map(({ name, alias }) => `${name}=${alias}`).join(',')
  const given = aliases.map(({ alias, value }) => `${alias}=${encodeOption(value)}`).join('&')
  return `RetrieveMetadataChanges(${declared})?${given}`
}

export interface MetadataChanges {
  /** To ask with next time. */
  stamp: string
  /** Tables in which something was changed or added. */
  tables: string[]
  /** MetadataIds of what was deleted anywhere in the environment: tables, columns, relationships, choices, labels. */
  deletedIds: string[]
}

/** Undefined when it is no reply of RetrieveMetadataChanges. */
export function readMetadataChanges(json: MetadataJson | undefined): MetadataChanges | undefined {
  const stamp = json?.['ServerVersionStamp']
  if (typeof stamp !== 'string' || stamp === '') return undefined
  const deleted = json?.['DeletedMetadata']
  const values = typeof deleted === 'object' && deleted !== null && 'Values' in deleted ? deleted.Values : undefined
  return {
    stamp,
    tables: objects(json?.['EntityMetadata']).map((table) => String(table['LogicalName'])),
    deletedIds: idsIn(values),
  }
}

/** `Values` is declared as GuidCollections, `{"Items":[…]}`, one for each kind; a list of ids is understood too. */
function idsIn(values: unknown): string[] {
  if (!Array.isArray(values)) return []
  return values.flatMap((value: unknown) => {
    if (typeof value === 'string') return [value]
    const items: unknown = typeof value === 'object' && value !== null && 'Items' in value ? value.Items : undefined
    return Array.isArray(items) ? items.filter((item) => typeof item === 'string') : []
  })
}
