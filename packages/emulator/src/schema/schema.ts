import type { SchemaHistory } from './schema-history.ts'

/**
 * The organisation's schema as data: tables, columns, choices and relationships under Dataverse's own names.
 * Everything the emulator answers about names, types and lengths is read from here.
 */
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
  | 'MultiSelectPicklist'
  | 'Lookup'
  | 'Customer'
  | 'Owner'
  | 'PartyList'
  | 'Uniqueidentifier'
  | 'EntityName'
  | 'Virtual'
  | 'ManagedProperty'
  | 'File'
  | 'Image'

export type RequiredLevel = 'None' | 'SystemRequired' | 'ApplicationRequired' | 'Recommended'

export interface Label {
  languageCode: number
  label: string
}

export interface Option {
  value: number
  labels: readonly Label[]
  /** Of a status option: the state it belongs to. */
  state?: number
  /** Of a state option: the status a row gets when only the state is written. */
  defaultStatus?: number
  description?: readonly Label[]
  /** `#0000ff`. */
  color?: string
}

/** A global choice: columns that share it have its name and its options. */
export interface OptionSet {
  name: string
  metadataId: string
  labels: readonly Label[]
  description?: readonly Label[]
  options: readonly Option[]
  isCustom: boolean
}

export interface Column {
  logicalName: string
  schemaName: string
  metadataId: string
  type: ColumnType
  labels: readonly Label[]
  required: RequiredLevel
  create: boolean
  update: boolean
  read: boolean
  maxLength?: number
  min?: number
  max?: number
  precision?: number
  /** `Text`, `Email`, `Phone`, `Url`, `TextArea`, `DateOnly`, `DateAndTime`, … as AttributeMetadata.Format says. */
  format?: string
  dateTimeBehavior?: 'UserLocal' | 'DateOnly' | 'TimeZoneIndependent'
  /** Tables a Lookup, Customer, Owner or PartyList column may point at. */
  targets?: readonly string[]
  options?: readonly Option[]
  /** Global or local option set name. */
  optionSetName?: string
  /** Of a choice made at run time; that of any other follows from its name. */
  optionSetId?: string
  description?: readonly Label[]
  /** Virtual companions (`primarycontactidname`) name the column they belong to. */
  attributeOf?: string
  /** What a new row gets when nothing is sent: yes/no columns (No unless said otherwise) and choices with a default. */
  defaultValue?: boolean | number
  /** Of a file or an image. */
  maxSizeInKB?: number
  /** Of an image: whether what was uploaded is kept beside its thumbnail. */
  canStoreFullImage?: boolean
  isCustom: boolean
  /** Whether changes of it are audited where its table is; absent: they are. */
  isAuditEnabled?: boolean
  /** Only field security profiles open it, and to system administrators it is open. */
  isSecured?: boolean
  /** In the schema of one caller: what they may not do with a secured column. */
  withheld?: Withheld
}

export interface Withheld {
  read: boolean
  create: boolean
  update: boolean
}

/** A 1:N relationship, seen from either side. Navigation names are case sensitive and never derivable from column names. */
export interface Relationship {
  schemaName: string
  metadataId: string
  referencingTable: string
  referencingColumn: string
  /** Single-valued navigation property on the referencing table, e.g. `customerid_account`. */
  referencingNavigation: string
  referencedTable: string
  referencedColumn: string
  /** Collection-valued navigation property on the referenced table, e.g. `Account_Tasks`. */
  referencedNavigation: string
  isCustom: boolean
  /** What a deleted row does to those that point at it, where a custom relationship says so. */
  onDelete?: 'Cascade' | 'NoCascade' | 'RemoveLink' | 'Restrict'
  /** What the other actions do to them. */
  cascade?: Cascade
  /** How rows that point at a row are listed there, where a custom relationship says so. */
  menu?: AssociatedMenu
}

/** `{ Assign: 'NoCascade' }`, as a CascadeConfiguration names actions and what they do. */
export type Cascade = Partial<Record<CascadeAction, CascadeType>>

export type CascadeAction = 'Archive' | 'Assign' | 'Merge' | 'Reparent' | 'RollupView' | 'Share' | 'Unshare'

export type CascadeType = 'NoCascade' | 'Cascade' | 'Active' | 'UserOwned' | 'RemoveLink' | 'Restrict'

export interface AssociatedMenu {
  behavior?: 'UseCollectionName' | 'UseLabel' | 'DoNotDisplay'
  group?: 'Details' | 'Sales' | 'Service' | 'Marketing'
  order?: number
  labels?: readonly Label[]
}

export interface ManyToManyRelationship {
  schemaName: string
  metadataId: string
  intersectTable: string
  table1: string
  navigation1: string
  table2: string
  navigation2: string
  isCustom?: boolean
  menu1?: AssociatedMenu
  menu2?: AssociatedMenu
}

export interface AlternateKey {
  logicalName: string
  metadataId: string
  columns: readonly string[]
  /** Only an active key is enforced and finds rows. Absent: Active. */
  indexStatus?: 'Pending' | 'InProgress' | 'Active' | 'Failed'
  schemaName?: string
  labels?: readonly Label[]
}

/** Settings of a table that somebody made, by the names of EntityMetadata; absent: as they are at first. */
export type TableSettings = Readonly<Record<string, boolean | number | string | null>>

export interface Table {
  logicalName: string
  schemaName: string
  entitySetName: string
  metadataId: string
  objectTypeCode: number
  primaryId: string
  primaryName?: string
  labels: readonly Label[]
  collectionLabels: readonly Label[]
  description?: readonly Label[]
  ownership: 'UserOwned' | 'OrganizationOwned' | 'BusinessOwned' | 'None'
  isActivity: boolean
  isCustom: boolean
  isBpf: boolean
  hasNotes: boolean
  changeTracking: boolean
  optimisticConcurrency: boolean
  settings?: TableSettings
  columns: ReadonlyMap<string, Column>
  /** Relationships where this table holds the lookup. */
  manyToOne: readonly Relationship[]
  /** Relationships where other tables point at this one. */
  oneToMany: readonly Relationship[]
  manyToMany: readonly ManyToManyRelationship[]
  keys: readonly AlternateKey[]
}

export interface Schema {
  tables: ReadonlyMap<string, Table>
  byEntitySetName: ReadonlyMap<string, Table>
  /** Global choices by name. */
  optionSets: ReadonlyMap<string, OptionSet>
  /** Changes whenever the schema does (`@Microsoft.Dynamics.CRM.globalmetadataversion`). */
  version: number
  history: SchemaHistory
}
