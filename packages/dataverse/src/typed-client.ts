import type { DataverseClient } from './dataverse-client.ts'
import type { ListQuery } from './query.ts'
import type { Page } from './row.ts'
import type { ColumnName, SchemaTypes, TableName } from './schema-types.ts'
import type { ExpandFor, TypedRow } from './typed-row.ts'
import type { ColumnPath, TypedFilter } from './typed-filter.ts'
import type { EntityValue } from './values.ts'

/** `select` and `expand` of a typed query. `Select` and `Expand` are what the caller wrote. */
export interface TypedRetrieveQuery<S extends SchemaTypes, T extends TableName<S>, Select, Expand> {
  select?: readonly Select[]
  expand?: Expand & { readonly [Name in Exclude<keyof Expand, NavigationName<S, T>>]: never }
}

export interface TypedListQuery<S extends SchemaTypes, T extends TableName<S>, Select, Expand>
  extends TypedRetrieveQuery<S, T, Select, Expand>, Omit<ListQuery, 'select' | 'expand' | 'filter' | 'orderBy'> {
  filter?: TypedFilter<S, T>
  orderBy?: readonly { column: ColumnPath<S, T>; descending?: boolean }[]
}

type NavigationName<S extends SchemaTypes, T extends TableName<S>> = keyof S[T]['lookups'] | keyof S[T]['collections']

export type TypedPage<R> = Omit<Page, 'rows'> & { rows: R[] }

export interface TypedRowList<R> extends AsyncIterable<R> {
  pages(): AsyncIterable<TypedPage<R>>
}

type Argument<Method extends keyof DataverseClient, Index extends number> = DataverseClient[Method] extends (
  ...parameters: infer All
) => unknown
  ? All[Index]
  : never

type Answer<Method extends 'create' | 'update' | 'upsert' | 'delete'> = ReturnType<DataverseClient[Method]>

/** Children that are created with a row, under the name of their collection. */
type Children<S extends SchemaTypes, T extends TableName<S>> = {
  readonly [Name in keyof S[T]['collections']]?: readonly EntityValue[]
}

/** A row that may have to be created or changed is given what both allow. */
type UpsertValues<S extends SchemaTypes, T extends TableName<S>> = Pick<
  S[T]['create'],
  keyof S[T]['create'] & keyof S[T]['update']
>

/** A client whose tables, columns, values and rows are those of a generated `Schema`; its other methods are as they were. */
export interface TypedClient<S extends SchemaTypes> extends Omit<
  DataverseClient,
  'retrieve' | 'list' | 'create' | 'update' | 'upsert' | 'delete'
> {
  /** @throws {RowNotFoundError} */
  retrieve<
    T extends TableName<S>,
    const Select extends ColumnName<S, T> = never,
    const Expand extends ExpandFor<S, T> = {},
  >(
    table: T,
    id: Argument<'retrieve', 1>,
    query?: TypedRetrieveQuery<S, T, Select, Expand>,
    options?: Argument<'retrieve', 3>,
  ): Promise<TypedRow<S, T, Select, Expand>>
  list<
    T extends TableName<S>,
    const Select extends ColumnName<S, T> = never,
    const Expand extends ExpandFor<S, T> = {},
  >(
    table: T,
    query?: TypedListQuery<S, T, Select, Expand>,
    options?: Argument<'list', 2>,
  ): TypedRowList<TypedRow<S, T, Select, Expand>>
  create<T extends TableName<S>>(
    table: T,
    values: S[T]['create'] & Children<S, T>,
    options?: Argument<'create', 2>,
  ): Answer<'create'>
  update<T extends TableName<S>>(
    table: T,
    id: Argument<'update', 1>,
    values: S[T]['update'],
    options?: Argument<'update', 3>,
  ): Answer<'update'>
  upsert<T extends TableName<S>>(
    table: T,
    id: Argument<'upsert', 1>,
    values: UpsertValues<S, T>,
    options?: Argument<'upsert', 3>,
  ): Answer<'upsert'>
  delete(table: TableName<S>, id: Argument<'delete', 1>, options?: Argument<'delete', 2>): Answer<'delete'>
}

/**
 * The same client, checked by the compiler against the `Schema` of a file that `npx @liaison/dataverse generate` wrote.
 * Nothing is checked at run time beyond what the client checks anyway, so rows are only as the schema says while the
 * environment still has it: generate again when it changes.
 *
 * @example
 * const crm = typedClient<Schema>(createDataverseClient(options))
 * const { name, revenue } = await crm.retrieve('account', id, { select: ['name', 'revenue'] })
 */
export function typedClient<S extends SchemaTypes>(client: DataverseClient): TypedClient<S> {
  return client as unknown as TypedClient<S>
}
