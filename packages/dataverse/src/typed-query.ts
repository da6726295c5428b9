import type { ListQuery } from './query.ts'
import type { Collections, SchemaTypes, TableName } from './schema-types.ts'
import type { ColumnPath, TypedFilter } from './typed-filter.ts'

/** `select` and `expand` of a typed query. `Select` and `Expand` are what the caller wrote. */
export interface TypedRetrieveQuery<S extends SchemaTypes, T extends TableName<S>, Select, Expand> {
  select?: readonly Select[]
  expand?: Expand & { readonly [Name in Exclude<keyof Expand, NavigationName<S, T>>]: never }
}

/** A typed query of many rows; paging is as in `ListQuery`. */
export interface TypedListQuery<S extends SchemaTypes, T extends TableName<S>, Select, Expand>
  extends TypedRetrieveQuery<S, T, Select, Expand>, Omit<ListQuery, 'select' | 'expand' | 'filter' | 'orderBy'> {
  filter?: TypedFilter<S, T>
  orderBy?: readonly { column: ColumnPath<S, T>; descending?: boolean }[]
}

type NavigationName<S extends SchemaTypes, T extends TableName<S>> = keyof S[T]['lookups'] | keyof Collections<S, T>
