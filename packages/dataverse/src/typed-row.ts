import type { ExpandQuery } from './query.ts'
import type { Row } from './row.ts'
import type { Collections, ColumnName, PropertyOf, SchemaTypes, TableName } from './schema-types.ts'
import type { ColumnPath, TypedFilter } from './typed-filter.ts'

/** What a table's navigation properties can be expanded with. */
export type ExpandFor<S extends SchemaTypes, T extends TableName<S>> = {
  readonly [Name in keyof S[T]['lookups']]?: ExpandInto<S, S[T]['lookups'][Name]>
} & {
  readonly [Name in keyof Collections<S, T>]?: ExpandInto<S, Collections<S, T>[Name]>
}

/** Of a table that is not in the schema nothing is checked. */
type ExpandInto<S extends SchemaTypes, Target extends string> =
  Target extends TableName<S> ? TypedExpandQuery<S, Target> : ExpandQuery

/** What of related rows comes with a row, checked against their table. */
export interface TypedExpandQuery<S extends SchemaTypes, T extends TableName<S>> {
  readonly select?: readonly ColumnName<S, T>[]
  readonly filter?: TypedFilter<S, T>
  readonly orderBy?: readonly { column: ColumnPath<S, T>; descending?: boolean }[]
  readonly top?: number
  readonly expand?: ExpandFor<S, T>
}

/**
 * A row as the service answers it: the selected columns (all of them without a `select`), the primary key, and what was
 * expanded. `etagOf`, `lookupOf`, `formattedOf` take it as well.
 */
export type TypedRow<S extends SchemaTypes, T extends TableName<S>, Select, Expand> = Flat<
  Pick<S[T]['row'], SelectedProperty<S, T, Select>> & Expanded<S, T, Expand>
>

/** As one object type: shown whole in an editor, and assignable to `Row`. */
type Flat<T> = { [Key in keyof T]: T[Key] }

type SelectedProperty<S extends SchemaTypes, T extends TableName<S>, Select> = [Select] extends [never]
  ? keyof S[T]['row']
  : PropertyOf<S[T]['row'], (Select & string) | S[T]['primaryId']>

/** An expanded lookup is a row or null, an expanded collection a list; what is not in the schema has rows of any shape. */
type Expanded<S extends SchemaTypes, T extends TableName<S>, Expand> = {
  [Name in keyof Expand & keyof S[T]['lookups']]: ExpandedRow<S, S[T]['lookups'][Name], Expand[Name]> | null
} & {
  [Name in keyof Expand & keyof Collections<S, T>]: ExpandedRow<S, Collections<S, T>[Name], Expand[Name]>[]
}

type ExpandedRow<S extends SchemaTypes, Target, Query> =
  Target extends TableName<S> ? TypedRow<S, Target, SelectOf<Query>, ExpandOf<Query>> : Row

type SelectOf<Query> = Query extends { select: readonly (infer Column)[] } ? Column : never
type ExpandOf<Query> = Query extends { expand: infer Inner } ? Inner : {}
