import type { ColumnType, Relationship, RequiredLevel } from './schema.ts'

/** A column as its table's file says it; what is absent is the usual: creatable, updatable, readable, not required. */
export interface ColumnSpec {
  schemaName: string
  type: ColumnType
  label: string
  required?: RequiredLevel
  create?: false
  update?: false
  read?: false
  maxLength?: number
  min?: number
  max?: number
  precision?: number
  format?: string
  behavior?: 'UserLocal' | 'DateOnly' | 'TimeZoneIndependent'
  targets?: string[]
  /** Value, English label, and of states and statuses how they belong together. */
  options?: [value: number, label: string, pairing?: { state?: number; defaultStatus?: number }][]
  optionSet?: string
  attributeOf?: string
  /** Of files and images. */
  maxSizeInKB?: number
  canStoreFullImage?: true
  default?: boolean | number
  isCustom?: true
  isSecured?: true
}

/** A lookup's relationship, written in the file of the table that holds the lookup. */
export interface RelationshipSpec {
  schemaName: string
  column: string
  navigation: string
  table: string
  /** Collection-valued navigation property of the other table. */
  collection: string
  /** What a deleted row does to those that point at it, where Microsoft's pages say so. */
  onDelete?: NonNullable<Relationship['onDelete']>
}

export interface TableFile {
  logicalName: string
  schemaName: string
  entitySetName: string
  objectTypeCode: number
  primaryId: string
  primaryName?: string
  label: string
  pluralLabel: string
  ownership: 'UserOwned' | 'OrganizationOwned' | 'BusinessOwned' | 'None'
  traits: ('isActivity' | 'isBpf' | 'isCustom' | 'hasNotes' | 'changeTracking' | 'optimisticConcurrency')[]
  columns: Record<string, ColumnSpec>
  manyToOne: RelationshipSpec[]
  /** Alternate keys. */
  keys?: { schemaName: string; columns: string[] }[]
}
