/** AttributeMetadata.AttributeType; multi-select, file and image columns under the name of their AttributeTypeName. */
export type ColumnType =
  | 'String'
  | 'Memo'
  | 'Integer'
  | 'BigInt'
  | 'Decimal'
  | 'Double'
  | 'Money'
  | 'Boolean'
  | 'DateTime'
  | 'Picklist'
  | 'State'
  | 'Status'
  | 'Lookup'
  | 'Customer'
  | 'Owner'
  | 'PartyList'
  | 'Uniqueidentifier'
  | 'EntityName'
  | 'Virtual'
  | 'ManagedProperty'
  | 'MultiSelectPicklist'
  | 'File'
  | 'Image'

/** Whether a column must have a value: `SystemRequired` ones always have, `ApplicationRequired` ones on forms only. */
export type RequiredLevel = 'None' | 'SystemRequired' | 'ApplicationRequired' | 'Recommended'

/** One option of a choice column: OptionMetadata. */
export interface Choice {
  /** Of a Boolean column 0 and 1. */
  value: number
  /** In the caller's language. */
  label: string
  labels: readonly { languageCode: number; label: string }[]
  /** Of a status: the state it belongs to. */
  state?: number
  /** Of a state: the status a row gets when only the state is written. */
  defaultStatus?: number
}

/** A column as the Web API knows it: AttributeMetadata. Names are logical names. */
export interface ColumnMetadata {
  logicalName: string
  schemaName: string
  /** In the caller's language; the logical name where the organisation gave none. */
  displayName: string
  type: ColumnType
  requiredLevel: RequiredLevel
  validForCreate: boolean
  validForUpdate: boolean
  validForRead: boolean
  /** Names the column this one is computed from, e.g. `primarycontactidname` from `primarycontactid`. Such columns cannot be selected. */
  attributeOf?: string
  maxLength?: number
  minValue?: number
  maxValue?: number
  precision?: number
  /** `Text`, `Email`, `Url`, `Phone`, `TextArea`, `DateOnly`, `DateAndTime`, … */
  format?: string
  dateTimeBehavior?: 'UserLocal' | 'DateOnly' | 'TimeZoneIndependent'
  /** Tables a lookup may point at. */
  targets?: readonly string[]
  choices?: readonly Choice[]
}

/** A 1:N relationship, the same object seen from either table. Navigation names are case sensitive. */
export interface RelationshipMetadata {
  schemaName: string
  referencingTable: string
  referencingColumn: string
  /** Single-valued, on the referencing table. */
  referencingNavigation: string
  referencedTable: string
  referencedColumn: string
  /** Collection-valued, on the referenced table. */
  referencedNavigation: string
}

/** A table without its columns. */
export interface TableSummary {
  logicalName: string
  schemaName: string
  entitySetName: string
  primaryIdColumn: string
  primaryNameColumn?: string
  displayName: string
  displayCollectionName: string
  isActivity: boolean
  isCustom: boolean
  isBpf: boolean
  hasNotes: boolean
  ownership: 'UserOwned' | 'OrganizationOwned' | 'BusinessOwned' | 'TeamOwned' | 'BusinessParented' | 'None'
  optimisticConcurrency: boolean
  changeTracking: boolean
}

/** A table with its columns and relationships: EntityMetadata. */
export interface TableMetadata extends TableSummary {
  columns: ReadonlyMap<string, ColumnMetadata>
  /** Relationships in which this table holds the lookup. */
  manyToOne: readonly RelationshipMetadata[]
  /** Relationships in which other tables point at this one. */
  oneToMany: readonly RelationshipMetadata[]
}
