import type {
  AlternateKeyMetadata,
  Choice,
  ColumnMetadata,
  ColumnType,
  LocalizedLabel,
  ManyToManyRelationship,
  ManyToManySide,
  PrivilegeType,
  RelationshipMetadata,
  RequiredLevel,
  TablePrivilege,
  TableSummary,
} from './metadata.ts'

/** EntityMetadata, AttributeMetadata and their kin as they come: property names are Microsoft's. */
export type MetadataJson = Readonly<Record<string, unknown>>

export const objects = (value: unknown): MetadataJson[] =>
  Array.isArray(value) ? value.filter((item): item is MetadataJson => typeof item === 'object' && item !== null) : []

const object = (value: unknown): MetadataJson =>
  typeof value === 'object' && value !== null ? (value as MetadataJson) : {}
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** Managed properties wrap their value: `{"Value":true,…}`. */
const unwrapped = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'Value' in value ? value.Value : value
const flag = (value: unknown): boolean => unwrapped(value) === true

export function readTableSummary(json: MetadataJson): TableSummary {
  const logicalName = text(json['LogicalName']) ?? ''
  const primaryNameColumn = text(json['PrimaryNameAttribute'])
  const labels = readLabels(json['DisplayName'])
  const displayName = readLabel(json['DisplayName'], labels) ?? logicalName
  return {
    logicalName,
    schemaName: text(json['SchemaName']) ?? logicalName,
    entitySetName: text(json['EntitySetName']) ?? '',
    primaryIdColumn: text(json['PrimaryIdAttribute']) ?? `${logicalName}id`,
    displayName,
    displayCollectionName: readLabel(json['DisplayCollectionName']) ?? displayName,
    labels,
    isActivity: flag(json['IsActivity']),
    isCustom: flag(json['IsCustomEntity']),
    isBpf: flag(json['IsBPFEntity']),
    hasNotes: flag(json['HasNotes']),
    ownership: (text(json['OwnershipType']) ?? 'None') as TableSummary['ownership'],
    optimisticConcurrency: flag(json['IsOptimisticConcurrencyEnabled']),
    changeTracking: flag(json['ChangeTrackingEnabled']),
    ...(primaryNameColumn === undefined ? {} : { primaryNameColumn }),
  }
}

/** AttributeTypeName tells apart what AttributeType calls Virtual. */
const typeByTypeName: Readonly<Record<string, ColumnType>> = {
  MultiSelectPicklistType: 'MultiSelectPicklist',
  FileType: 'File',
  ImageType: 'Image',
}

/** `options` is what the cast to the type with options answered for this column. */
export function readColumn(json: MetadataJson, options?: MetadataJson): ColumnMetadata {
  const logicalName = text(json['LogicalName']) ?? ''
  const labels = readLabels(json['DisplayName'])
  const typeName = text(unwrapped(json['AttributeTypeName']))
  const targets = Array.isArray(json['Targets']) ? json['Targets'].filter((item) => typeof item === 'string') : []
  return compact<ColumnMetadata>({
    logicalName,
    schemaName: text(json['SchemaName']) ?? logicalName,
    displayName: readLabel(json['DisplayName'], labels) ?? logicalName,
    labels,
    type: typeByTypeName[typeName ?? ''] ?? (text(json['AttributeType']) as ColumnType | undefined) ?? 'Virtual',
    requiredLevel: (text(unwrapped(json['RequiredLevel'])) ?? 'None') as RequiredLevel,
    validForCreate: flag(json['IsValidForCreate']),
    validForUpdate: flag(json['IsValidForUpdate']),
    validForRead: flag(json['IsValidForRead']),
    attributeOf: text(json['AttributeOf']),
    maxLength: number(json['MaxLength']),
    minValue: number(json['MinValue']),
    maxValue: number(json['MaxValue']),
    precision: number(json['Precision']),
    format: text(unwrapped(json['Format'])) ?? text(unwrapped(json['FormatName'])),
    dateTimeBehavior: text(unwrapped(json['DateTimeBehavior'])) as ColumnMetadata['dateTimeBehavior'],
    targets: targets.length > 0 ? targets : undefined,
    choices: options && readChoices(options),
    globalChoice: options && globalChoiceOf(object(options['GlobalOptionSet'])),
  })
}

/**
 * A column's own choice may be told as its GlobalOptionSet too, and says of itself that it is not global: one page of Microsoft's
 * has null there, a newer one the same options in both ("Reference schema definitions by name or MetadataId").
 */
const globalChoiceOf = (optionSet: MetadataJson): string | undefined =>
  flag(optionSet['IsGlobal']) ? text(optionSet['Name']) : undefined

type Loose<T> = { [Key in keyof T]: T[Key] | undefined }

/** Absent rather than undefined, as the types promise. */
const compact = <T extends object>(value: Loose<T>): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T

/** The options of a choice, state, status or yes/no column from its cast. Of a global choice both sets are the same. */
export function readChoices(json: MetadataJson): Choice[] {
  const own = object(json['OptionSet'])
  const options = objects(own['Options'])
  const global = objects(object(json['GlobalOptionSet'])['Options'])
  const yesNo = [own['FalseOption'], own['TrueOption']].filter((option) => option !== undefined && option !== null)
  return (options.length > 0 ? options : global.length > 0 ? global : objects(yesNo)).map(readChoice)
}

function readChoice(json: MetadataJson): Choice {
  const labels = readLabels(json['Label'])
  const value = number(json['Value']) ?? 0
  return compact<Choice>({
    value,
    label: readLabel(json['Label'], labels) ?? String(value),
    labels,
    state: number(json['State']),
    defaultStatus: number(json['DefaultStatus']),
  })
}

/** In the user's language; UserLocalizedLabel may be null. */
function readLabel(value: unknown, labels = readLabels(value)): string | undefined {
  const users = text(object(object(value)['UserLocalizedLabel'])['Label'])
  // The text that is kept already, rather than an equal one.
  return labels.find(({ label }) => label === users)?.label ?? users ?? labels[0]?.label
}

function readLabels(value: unknown): LocalizedLabel[] {
  return objects(object(value)['LocalizedLabels']).flatMap((json) => {
    const label = text(json['Label'])
    return label === undefined ? [] : [{ languageCode: number(json['LanguageCode']) ?? 0, label }]
  })
}

export function readRelationship(json: MetadataJson): RelationshipMetadata {
  const read = (name: string): string => text(json[name]) ?? ''
  return {
    schemaName: read('SchemaName'),
    referencingTable: read('ReferencingEntity'),
    referencingColumn: read('ReferencingAttribute'),
    referencingNavigation: read('ReferencingEntityNavigationPropertyName'),
    referencedTable: read('ReferencedEntity'),
    referencedColumn: read('ReferencedAttribute'),
    referencedNavigation: read('ReferencedEntityNavigationPropertyName'),
  }
}

export function readManyToMany(json: MetadataJson): ManyToManyRelationship {
  const read = (name: string): string => text(json[name]) ?? ''
  const side = (which: 'Entity1' | 'Entity2'): ManyToManySide => ({
    table: read(`${which}LogicalName`),
    navigation: read(`${which}NavigationPropertyName`),
  })
  return {
    schemaName: read('SchemaName'),
    intersectTable: read('IntersectEntityName'),
    first: side('Entity1'),
    second: side('Entity2'),
  }
}

export function readAlternateKey(json: MetadataJson): AlternateKeyMetadata {
  const columns = Array.isArray(json['KeyAttributes']) ? json['KeyAttributes'] : []
  const logicalName = text(json['LogicalName']) ?? ''
  return {
    logicalName,
    schemaName: text(json['SchemaName']) ?? logicalName,
    columns: columns.filter((column) => typeof column === 'string'),
    // What does not say that it is in use must not be used.
    status: (text(json['EntityKeyIndexStatus']) ?? 'Pending') as AlternateKeyMetadata['status'],
  }
}

export function readPrivilege(json: MetadataJson): TablePrivilege {
  return { name: text(json['Name']) ?? '', type: (text(json['PrivilegeType']) ?? 'None') as PrivilegeType }
}
