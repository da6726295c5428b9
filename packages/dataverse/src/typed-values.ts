import type { RowKey } from './row-key.ts'
import type { ColumnName, ReadValue, SchemaTypes, TableName } from './schema-types.ts'
import type { EntityValue } from './values.ts'

/** What a new row may be given: its columns, and under the names of collections the children created with it. */
export type CreateValues<S extends SchemaTypes, T extends TableName<S>> = S[T]['create'] & {
  readonly [Name in keyof S[T]['collections']]?: readonly EntityValue[]
}

/** A row that may have to be created or changed is given what both allow. */
export type UpsertValues<S extends SchemaTypes, T extends TableName<S>> = Pick<
  S[T]['create'],
  keyof S[T]['create'] & keyof S[T]['update']
>

/** The columns of a row that can be changed. */
export type UpdatableColumn<S extends SchemaTypes, T extends TableName<S>> = keyof S[T]['update'] & string

/** What such a column may be given. */
export type UpdateValue<S extends SchemaTypes, T extends TableName<S>, Column extends UpdatableColumn<S, T>> = Exclude<
  S[T]['update'][Column],
  undefined
>

/** Those of them that may be emptied. */
export type ClearableColumn<S extends SchemaTypes, T extends TableName<S>> = {
  [Column in UpdatableColumn<S, T>]: null extends S[T]['update'][Column] ? Column : never
}[UpdatableColumn<S, T>]

/** Which row of a table: its id (GUID), or the values of one of its alternate keys, each by its column's type. */
export type TypedRowKey<S extends SchemaTypes, T extends TableName<S>> =
  | string
  | {
      columns: {
        [Key in keyof S[T]['keys']]: {
          readonly [Column in S[T]['keys'][Key] & ColumnName<S, T>]: KeyValueOf<S, T, Column>
        }
      }[keyof S[T]['keys']]
    }

/** An exact decimal may be text; a lookup is the id it holds. */
type KeyValueOf<S extends SchemaTypes, T extends TableName<S>, Column extends ColumnName<S, T>> =
  | NonNullable<ReadValue<S, T, Column>>
  | (S[T]['columns'][Column]['type'] extends 'DateTime' ? Date : never)
  | (S[T]['columns'][Column]['type'] extends 'Decimal' | 'Double' | 'Money' | 'BigInt' ? string : never)

/** The tables that a navigation property leads to; an owner is a user or a team. */
type TargetTable<Target> = Target extends 'owner' ? 'systemuser' | 'team' : Target

/** A row that a navigation property can lead to, told by an alternate key where the schema has its table. */
export type TypedReference<S extends SchemaTypes, Target, Table = TargetTable<Target>> =
  Table extends TableName<S> ? { table: Table; id: TypedRowKey<S, Table> } : { table: Table; id: RowKey }
