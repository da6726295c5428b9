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

/** A label in one of the organisation's languages: a Windows language code such as 1033 (US English) or 1031 (German). */
export interface LocalizedLabel {
  languageCode: number
  label: string
}

/** One option of a choice column: OptionMetadata. */
export interface Choice {
  /** Of a Boolean column 0 and 1. */
  value: number
  /** In the caller's language; in the first there is where the caller's has none. */
  label: string
  /** In every language the organisation gave one in. */
  labels: readonly LocalizedLabel[]
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
  /** The display name in every language the organisation gave one in. */
  labels: readonly LocalizedLabel[]
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
  /** Of a choice, multi-select choice, state, status or yes/no column. */
  choices?: readonly Choice[]
  /** The name of the global choice whose options these are, when other columns share them. */
  globalChoice?: string
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

/** An N:N relationship, the same object seen from either table; both are the same table when it relates to itself. */
export interface ManyToManyRelationship {
  schemaName: string
  /** The table of the pairs. It can be read; its rows come and go by associate and disassociate. */
  intersectTable: string
  first: ManyToManySide
  second: ManyToManySide
}

/** One of the two tables of an N:N relationship. */
export interface ManyToManySide {
  table: string
  /** The collection-valued navigation property on rows of this table that leads to the other. Case sensitive. */
  navigation: string
}

/** Columns that together name a row. Only an `Active` key can be used: the others are still being built, or failed to. */
export interface AlternateKeyMetadata {
  logicalName: string
  schemaName: string
  columns: readonly string[]
  /** EntityKeyIndexStatus. */
  status: 'Pending' | 'InProgress' | 'Active' | 'Failed'
}

/** PrivilegeType: what a security role may allow. */
export type PrivilegeType = 'None' | 'Create' | 'Read' | 'Write' | 'Delete' | 'Assign' | 'Share' | 'Append' | 'AppendTo'

/** A privilege that governs a table: SecurityPrivilegeMetadata. Tables may share them: all activities have the same. */
export interface TablePrivilege {
  /** `prvReadAccount`: by no rule, so never made up from the table's name. */
  name: string
  type: PrivilegeType
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
  /** The display name in every language the organisation gave one in. */
  labels: readonly LocalizedLabel[]
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
  manyToMany: readonly ManyToManyRelationship[]
  keys: readonly AlternateKeyMetadata[]
  /** Those that roles can grant on the table; none for tables that go by those of another. */
  privileges: readonly TablePrivilege[]
}
