import type { AlternateKey } from './row-key.ts'

/** A reference to a row, for a lookup column. */
export interface LookupValue<Table extends string = string> {
  kind: 'lookup'
  table: Table
  id: string
}

/** A reference to a row by an alternate key of its table. */
export interface LookupByKeyValue<Table extends string = string> {
  kind: 'lookup-by-key'
  table: Table
  key: AlternateKey
}

/** The row that an earlier operation of the same change set creates: `rowOf(operation)`. */
export interface CreatedRow<Table extends string = string> {
  kind: 'created-row'
  table: Table
  operation: object
}

/** A reference to a row of one of these tables, in any of the ways in which a lookup column can be given one. */
export type LookupTo<Table extends string = string> = LookupValue<Table> | LookupByKeyValue<Table> | CreatedRow<Table>

/** A row of a table that is not on its own: a parameter of an action, or a new child of the row being created. */
export interface EntityValue {
  kind: 'entity'
  table: string
  values: RowValues
}

/** An existing row as a parameter of a function or action that takes any table (`crmbaseentity`, `principal`). */
export interface EntityReferenceValue {
  kind: 'entity-reference'
  table: string
  id: string
}

/** A member of an enumeration type, for a function parameter. */
export interface EnumValue {
  kind: 'enum'
  type: string
  member: string
}

/** What a column may be given, by its type; null empties it. A choice is its number, an exact decimal may be text. */
export type ColumnValue =
  | string
  | number
  | boolean
  | null
  | Date
  | LookupTo
  /** The values of a multi-select choice. */
  | readonly number[]
  /** Under a collection-valued navigation name: children created with the row. */
  | readonly EntityValue[]

/** Column values by logical name. Exact decimals may be given as text. */
export type RowValues = Readonly<Record<string, ColumnValue>>

/** What a parameter of a function or an action may be given. */
export type ParameterValue =
  | string
  | number
  | boolean
  | null
  | Date
  | EntityReferenceValue
  | EntityValue
  | LookupValue
  | EnumValue
  | readonly ParameterValue[]
  | { readonly [name: string]: ParameterValue }

/** Parameters by name. */
export type Parameters = Readonly<Record<string, ParameterValue>>

/** The row that a bound function or action is called on. */
export interface BoundTo {
  table: string
  id: string
}

/** A reference to a row, for a lookup column: `lookup('account', id)`. */
export const lookup = <Table extends string>(table: Table, id: string): LookupValue<Table> => ({
  kind: 'lookup',
  table,
  id,
})
/** `lookupByKey('account', { accountnumber: 'A-1' })` */
export const lookupByKey = <Table extends string>(
  table: Table,
  columns: AlternateKey['columns'],
): LookupByKeyValue<Table> => ({
  kind: 'lookup-by-key',
  table,
  key: { columns },
})
/**
 * A row that is not on its own: `entity('contact', { lastname: 'Keller' })` as a parameter, or as a child of a new row.
 */
export const entity = (table: string, values: RowValues): EntityValue => ({ kind: 'entity', table, values })
/** An existing row, for a parameter that takes any table. */
export const entityReference = (table: string, id: string): EntityReferenceValue => ({
  kind: 'entity-reference',
  table,
  id,
})
/** `enumMember('EndpointAccessType', 'Default')` */
export const enumMember = (type: string, member: string): EnumValue => ({ kind: 'enum', type, member })
