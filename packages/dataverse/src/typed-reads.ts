import type { ChangePage, ChangesQuery, ModifiedOnQuery, ModifiedPage } from './changes.ts'
import type { ListOptions, RowList, Settled } from './dataverse-client.ts'
import type { OperationValue } from './operations.ts'
import type { RequestOptions } from './request-options.ts'
import type { Row } from './row.ts'
import type { Count } from './rows.ts'
import type { ColumnName, ReadValue, SchemaTypes, TableName } from './schema-types.ts'
import type { TypedAggregateList, TypedAggregateQuery, TypedAggregation } from './typed-aggregate.ts'
import type { ColumnPath, TypedFilter } from './typed-filter.ts'
import type { TypedReadOperation } from './typed-operations.ts'
import type { TypedListQuery, TypedRetrieveQuery } from './typed-query.ts'
import type { ExpandFor, TypedRow } from './typed-row.ts'
import type { TypedRowKey } from './typed-values.ts'

/** The methods of a typed client that read. What they do is said at those of `DataverseClient`. */
export interface TypedReads<S extends SchemaTypes> {
  /** One row with the columns selected. @throws {RowNotFoundError} */
  retrieve<
    T extends TableName<S>,
    const Select extends ColumnName<S, T> = never,
    const Expand extends ExpandFor<S, T> = {},
  >(
    table: T,
    id: TypedRowKey<S, T>,
    query?: TypedRetrieveQuery<S, T, Select, Expand>,
    options?: RequestOptions,
  ): Promise<TypedRow<S, T, Select, Expand>>
  /** Rows with the columns selected, page by page. */
  list<
    T extends TableName<S>,
    const Select extends ColumnName<S, T> = never,
    const Expand extends ExpandFor<S, T> = {},
  >(
    table: T,
    query?: TypedListQuery<S, T, Select, Expand>,
    options?: ListOptions,
  ): RowList<TypedRow<S, T, Select, Expand>>
  /** One column of a row. A lookup gives an id. @throws {RowNotFoundError} */
  retrieveProperty<T extends TableName<S>, Column extends ColumnName<S, T>>(
    table: T,
    id: TypedRowKey<S, T>,
    column: Column,
    options?: RequestOptions,
  ): Promise<ReadValue<S, T, Column>>
  /** How many rows match: up to 5,000, or all of them with `exact`. */
  count<T extends TableName<S>>(
    table: T,
    filter?: TypedFilter<S, T>,
    options?: RequestOptions & { exact?: boolean },
  ): Promise<Count>
  /** Rows of whole tables, by logical name, from a snapshot that is up to 24 hours old. */
  totalRecordCount<T extends TableName<S>>(tables: readonly T[], options?: RequestOptions): Promise<Map<T, number>>
  /** Sums, averages, counts, by groups or over all. */
  aggregate<
    T extends TableName<S>,
    const GroupBy extends ColumnPath<S, T> = never,
    const Results extends Readonly<Record<string, TypedAggregation<S, T>>> = {},
  >(
    table: T,
    query: TypedAggregateQuery<S, T, GroupBy, Results>,
    options?: RequestOptions,
  ): TypedAggregateList<S, T, GroupBy, Results>
  /** What was created, changed and deleted since a cursor. @throws {CursorExpiredError} @throws {ChangeTrackingNotEnabledError} */
  changes<T extends TableName<S>, const Select extends ColumnName<S, T> = never>(
    table: T,
    query?: Omit<ChangesQuery, 'select'> & { select?: readonly Select[] },
    options?: RequestOptions,
  ): AsyncIterable<ChangePage<TypedRow<S, T, Select, {}>>>
  /** How many rows `changes` would give from this cursor on. */
  countChanges(table: TableName<S>, since: string, options?: RequestOptions): Promise<Count>
  /** The same as `changes` for tables without change tracking; `modifiedon` comes in any case, deleted rows never show. */
  changesByModifiedOn<T extends TableName<S>, const Select extends ColumnName<S, T> = never>(
    table: T,
    query?: Omit<ModifiedOnQuery, 'select'> & { select?: readonly Select[] },
    options?: RequestOptions,
  ): AsyncIterable<ModifiedPage<TypedRow<S, T, WithModifiedOn<Select>, {}>>>
  /**
   * The rows of a FetchXML query. The text is not read by the compiler: `R` is what the caller knows of its rows, for
   * instance `Partial<TypedRow<Schema, 'account', 'name' | 'revenue', {}>>`, because empty columns are left out.
   */
  fetchXml<R extends object = Row>(fetchXml: string, options?: RequestOptions & { pageSize?: number }): RowList<R>
  /** The rows of a view of the organisation; `R` is what the caller knows of them. */
  savedQuery<R extends object = Row>(id: string, options?: RequestOptions): RowList<R>
  /** The rows of a view of the user's own; `R` is what the caller knows of them. */
  userQuery<R extends object = Row>(id: string, options?: RequestOptions): RowList<R>
  /** Reads of `operationsOf<Schema>()` in one round trip. Rejects with the error of the first operation that failed. */
  batch<const Operations extends readonly TypedReadOperation<S>[]>(
    operations: Operations,
    options?: RequestOptions,
  ): Promise<{ -readonly [Index in keyof Operations]: OperationValue<Operations[Index]> }>
  /** The same, each with its own outcome. Rejects only when the round trip itself failed. */
  batchSettled<const Operations extends readonly TypedReadOperation<S>[]>(
    operations: Operations,
    options?: RequestOptions,
  ): Promise<{ -readonly [Index in keyof Operations]: Settled<OperationValue<Operations[Index]>> }>
}

/** Without a `select` there are all columns anyway. */
type WithModifiedOn<Select> = [Select] extends [never] ? never : Select | 'modifiedon'
