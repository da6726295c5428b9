/** An organisation whose makers were busy: tables and columns, as many of the types as Dynamics' own tables have. */
export const tableCount = 1_000
const columnCount = 150

/** Of a hundred columns of account, contact and opportunity, about so many are of these types. */
const types = [
  ...Array.from({ length: 40 }, () => 'String'),
  ...Array.from({ length: 14 }, () => 'Lookup'),
  ...Array.from({ length: 12 }, () => 'Virtual'),
  ...Array.from({ length: 8 }, () => 'Boolean'),
  ...Array.from({ length: 8 }, () => 'DateTime'),
  ...Array.from({ length: 8 }, () => 'Picklist'),
  ...Array.from({ length: 6 }, () => 'Money'),
  'State',
  'Status',
  'Memo',
  'Integer',
]

type Json = Record<string, unknown>

const idOf = (kind: number, table: number, number: number): string =>
  `${((kind << 28) + (table << 12) + number).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`

const labelOf = (text: string): Json => {
  const label = (Label: string, LanguageCode: number) => ({
    Label,
    LanguageCode,
    IsManaged: true,
    MetadataId: idOf(7, 0, 0),
    HasChanged: null,
  })
  const english = label(text, 1033)
  return { LocalizedLabels: [english, label(`${text} (auf Deutsch)`, 1031)], UserLocalizedLabel: english }
}

const managed = (name: string): Json => ({ Value: true, CanBeChanged: true, ManagedPropertyLogicalName: name })

export const tableNameOf = (table: number): string => `new_table${table}`
const columnNameOf = (table: number, column: number): string => `new_table${table}_column${column}`

const attributeOf = (table: number, column: number): Json => {
  const type = types[column % types.length] ?? 'String'
  const name = columnNameOf(table, column)
  return {
    '@odata.type': `#Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
    AttributeOf: type === 'Virtual' ? columnNameOf(table, column - 1) : null,
    AttributeType: type,
    ColumnNumber: column,
    DeprecatedVersion: null,
    IntroducedVersion: '5.0.0.0',
    EntityLogicalName: tableNameOf(table),
    LogicalName: name,
    SchemaName: `${name.slice(0, 4)}T${name.slice(5)}`,
    MetadataId: idOf(1, table, column),
    HasChanged: null,
    IsCustomAttribute: true,
    IsPrimaryId: false,
    IsValidODataAttribute: true,
    IsPrimaryName: false,
    IsValidForCreate: true,
    IsValidForRead: true,
    IsValidForUpdate: true,
    IsSecured: false,
    IsFilterable: false,
    IsRetrievable: true,
    IsSearchable: false,
    IsManaged: true,
    LinkedAttributeId: null,
    SourceType: 0,
    AttributeTypeName: { Value: `${type}Type` },
    Description: labelOf(`What the makers of column ${column} had to say about it, and about what it is for`),
    DisplayName: labelOf(`Column ${column} of table ${table}`),
    IsAuditEnabled: managed('canmodifyauditsettings'),
    IsGlobalFilterEnabled: managed('canmodifyglobalfiltersettings'),
    IsSortableEnabled: managed('canmodifyissortablesettings'),
    IsCustomizable: managed('iscustomizable'),
    IsRenameable: managed('isrenameable'),
    IsValidForAdvancedFind: managed('canmodifysearchsettings'),
    RequiredLevel: {
      Value: 'None',
      CanBeChanged: true,
      ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
    },
    CanModifyAdditionalSettings: managed('canmodifyadditionalsettings'),
    ...(type === 'String' ? { Format: 'Text', MaxLength: 100, FormatName: { Value: 'Text' } } : {}),
    ...(type === 'Lookup' ? { Targets: [tableNameOf((table + 1) % tableCount)], Format: 'None' } : {}),
    ...(type === 'DateTime' ? { Format: 'DateOnly', DateTimeBehavior: managed('canmodifybehavior') } : {}),
    ...(type === 'Money' ? { MaxValue: 1e9, MinValue: 0, Precision: 2, PrecisionSource: 2 } : {}),
  }
}

const relationshipOf = (from: number, column: number, to: number): Json => ({
  SchemaName: `${tableNameOf(to)}_${columnNameOf(from, column)}`,
  MetadataId: idOf(2, from, column),
  ReferencingEntity: tableNameOf(from),
  ReferencingAttribute: columnNameOf(from, column),
  ReferencingEntityNavigationPropertyName: columnNameOf(from, column),
  ReferencedEntity: tableNameOf(to),
  ReferencedAttribute: `${tableNameOf(to)}id`,
  ReferencedEntityNavigationPropertyName: `${tableNameOf(to)}_${columnNameOf(from, column)}`,
})

const optionsOf = (table: number, column: number): Json => ({
  MetadataId: idOf(3, table, column),
  Options: Array.from({ length: 12 }, (_, number) => ({
    Value: 100_000_000 + number,
    Color: null,
    IsManaged: false,
    ExternalValue: null,
    MetadataId: null,
    HasChanged: null,
    Label: labelOf(`Option ${number} of ${column}`),
    Description: { LocalizedLabels: [], UserLocalizedLabel: null },
  })),
})

const columns = Array.from({ length: columnCount }, (_, column) => column)
const columnsOfType = (type: string): number[] => columns.filter((column) => types[column % types.length] === type)

export const summaryOf = (table: number): Json => ({
  LogicalName: tableNameOf(table),
  SchemaName: tableNameOf(table),
  EntitySetName: `${tableNameOf(table)}s`,
  PrimaryIdAttribute: `${tableNameOf(table)}id`,
  PrimaryNameAttribute: columnNameOf(table, 0),
  DisplayName: labelOf(`Table ${table}`),
  DisplayCollectionName: labelOf(`Tables ${table}`),
  OwnershipType: 'UserOwned',
  IsActivity: false,
  IsCustomEntity: true,
  IsBPFEntity: false,
  HasNotes: true,
  IsOptimisticConcurrencyEnabled: true,
  ChangeTrackingEnabled: true,
  MetadataId: idOf(0, table, 0),
})

export function definitionOf(table: number): Json {
  const next = (table + 1) % tableCount
  const previous = (table + tableCount - 1) % tableCount
  return {
    ...summaryOf(table),
    Attributes: columns.map((column) => attributeOf(table, column)),
    ManyToOneRelationships: columnsOfType('Lookup').map((column) => relationshipOf(table, column, next)),
    OneToManyRelationships: columnsOfType('Lookup').map((column) => relationshipOf(previous, column, table)),
    ManyToManyRelationships: [],
    Keys: [],
  }
}

export function optionColumnsOf(table: number, type: string): Json[] {
  return columnsOfType(type).map((column) => ({
    LogicalName: columnNameOf(table, column),
    MetadataId: idOf(1, table, column),
    OptionSet:
      type === 'Boolean'
        ? { TrueOption: { Value: 1, Label: labelOf('Yes') }, FalseOption: { Value: 0, Label: labelOf('No') } }
        : optionsOf(table, column),
  }))
}
