import type { RowList } from './dataverse-client.ts'
import type { Row } from './row.ts'
import type { PropertyOf, ReadValue, SchemaTypes, TableName } from './schema-types.ts'
import type { ColumnPath, PathOfType, TypedFilter } from './typed-filter.ts'

type NumericType = 'Integer' | 'BigInt' | 'Decimal' | 'Double' | 'Money'

/** What is made of the rows of a group. Sums and averages are of numbers. */
export type TypedAggregation<S extends SchemaTypes, T extends TableName<S>> =
  | { count: true }
  | { column: PathOfType<S, T, NumericType>; with: 'sum' | 'average' }
  | { column: ColumnPath<S, T>; with: 'min' | 'max' | 'countdistinct' }

/** `AggregateQuery` with names of the schema. `GroupBy` and `Results` are what the caller wrote. */
export interface TypedAggregateQuery<S extends SchemaTypes, T extends TableName<S>, GroupBy, Results> {
  /** Which rows count. */
  filter?: TypedFilter<S, T>
  /** Without it there is one group, of all rows. */
  groupBy?: readonly GroupBy[]
  /** By the name their result is to have. */
  aggregate?: Results
}

/**
 * A group: its columns and its results, each left out where there is no value. Under which name the service answers a
 * column of a related table (`primarycontactid/fullname`) is not documented: read it from the row as it is.
 */
export type TypedAggregateRow<S extends SchemaTypes, T extends TableName<S>, GroupBy, Results> = {
  readonly [Property in PropertyOf<S[T]['row'], GroupBy & string>]?: Exclude<S[T]['row'][Property], null>
} & {
  readonly [Name in keyof Results]?: ResultOf<S, T, Results[Name]>
} & ([Extract<GroupBy, `${string}/${string}`>] extends [never] ? {} : Row)

/** Groups one after the other. */
export type TypedAggregateList<S extends SchemaTypes, T extends TableName<S>, GroupBy, Results> = RowList<
  TypedAggregateRow<S, T, GroupBy, Results>
>

/** `min` and `max` give what their column holds: a number, or the text of a date. */
type ResultOf<S extends SchemaTypes, T extends TableName<S>, A> = A extends {
  column: infer Column
  with: 'min' | 'max'
}
  ? Column extends `${string}/${string}`
    ? number | string
    : Exclude<ReadValue<S, T, Column & string>, null>
  : number
