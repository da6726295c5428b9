import type { ColumnType, RequiredLevel } from './metadata.ts'

/** What a generated file says about a table to the compiler. */
export interface TableTypes {
  /** As the service answers it, by property: a lookup `x` is `_x_value`. */
  row: object
  create: object
  update: object
  columns: Readonly<Record<string, ColumnSchema>>
  primaryId: string
  /** Single-valued navigation properties and the tables they lead to. */
  lookups: Readonly<Record<string, string>>
  /** Collection-valued ones, as far as they lead to a table of the same file. */
  collections: Readonly<Record<string, string>>
  /** Those of many-to-many relationships, as far as they lead to a table of the same file. */
  manyToMany: Readonly<Record<string, string>>
  /** Alternate keys that are in use, with their columns. */
  keys: Readonly<Record<string, string>>
}

/** The `Schema` of a generated file: tables by logical name. */
export type SchemaTypes = Readonly<Record<string, TableTypes>>

/** What the `schema` of a generated file says about a column at run time. */
export interface ColumnSchema {
  type: ColumnType
  displayName: string
  requiredLevel: RequiredLevel
  access: readonly ('read' | 'create' | 'update')[]
  maxLength?: number
  minValue?: number
  maxValue?: number
  precision?: number
  format?: string
  dateTimeBehavior?: 'UserLocal' | 'DateOnly' | 'TimeZoneIndependent'
  targets?: readonly string[]
  choices?: Choices
}

/** What the `schema` of a generated file says about a table at run time. */
export interface TableSchema {
  entitySetName: string
  displayName: string
  primaryIdColumn: string
  primaryNameColumn?: string
  columns: Readonly<Record<string, ColumnSchema>>
}

/** The `schema` of a generated file: tables by logical name. */
export type TableSchemas = Readonly<Record<string, TableSchema>>

/** The choices of a column by a name made from their labels. `state` is the state a status belongs to. */
export type Choices = Readonly<Record<string, { value: number; label: string; state?: number }>>

/** The values of generated choices: `ChoiceValue<typeof AccountIndustryCode>` is `1 | 2 | …`. */
export type ChoiceValue<C extends Choices> = C[keyof C]['value']

/** Their labels: `'Accounting' | 'Consulting' | …`. */
export type ChoiceLabel<C extends Choices> = C[keyof C]['label']

/** The tables of a generated `Schema`, by logical name. */
export type TableName<S extends SchemaTypes> = keyof S & string

/** Collection-valued navigation properties of either kind, with the tables they lead to. */
export type Collections<S extends SchemaTypes, T extends TableName<S>> = S[T]['collections'] & S[T]['manyToMany']

/** The columns of a table that can be read, by logical name. */
export type ColumnName<S extends SchemaTypes, T extends TableName<S>> = ColumnOf<keyof S[T]['row'] & string>

/** No column's name begins with an underscore, so this cannot meet another. */
type ColumnOf<Property extends string> = Property extends `_${infer Column}_value` ? Column : Property

/** The property of a row that holds a column. */
export type PropertyOf<Row, Column extends string> = Extract<keyof Row, Column | `_${Column}_value`>

/** The type of a column's value as it is read. */
export type ReadValue<S extends SchemaTypes, T extends TableName<S>, Column extends string> = S[T]['row'][PropertyOf<
  S[T]['row'],
  Column
>]
