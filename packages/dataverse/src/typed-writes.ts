import type { BulkOptions, BulkResult, CreatedBulk } from './bulk.ts'
import type { ChangeSetResult, Settled, WriteBatchOptions, WriteValue } from './dataverse-client.ts'
import type { UpsertMode } from './operations.ts'
import type { RequestOptions } from './request-options.ts'
import type { MergeOptions, RowSource } from './rows.ts'
import type { Collections, SchemaTypes, TableName } from './schema-types.ts'
import type { TypedWriteOperation } from './typed-operations.ts'
import type {
  ClearableColumn,
  CreateValues,
  TypedReference,
  TypedRowKey,
  UpdatableColumn,
  UpdateValue,
  UpsertValues,
} from './typed-values.ts'

/** The methods of a typed client that write. What they do is said at those of `DataverseClient`. */
export interface TypedWrites<S extends SchemaTypes> {
  /** A new row, with children under the names of collections. */
  create<T extends TableName<S>>(
    table: T,
    values: CreateValues<S, T>,
    options?: RequestOptions & { id?: string },
  ): Promise<{ id: string }>
  /** Changes a row that exists. @throws {RowNotFoundError} @throws {RowChangedError} with `ifMatch` */
  update<T extends TableName<S>>(
    table: T,
    id: TypedRowKey<S, T>,
    values: S[T]['update'],
    options?: RequestOptions & { ifMatch?: string },
  ): Promise<void>
  /** Changes a row or creates it. */
  upsert<T extends TableName<S>>(
    table: T,
    id: TypedRowKey<S, T>,
    values: UpsertValues<S, T>,
    options?: RequestOptions & { mode?: UpsertMode },
  ): Promise<{ created: boolean; id: string }>
  /** Deletes a row; with `ifMatch` only that version of it. */
  delete<T extends TableName<S>>(
    table: T,
    id: TypedRowKey<S, T>,
    options?: RequestOptions & { ifMatch?: string },
  ): Promise<void>
  /** Writes one column. @throws {RowNotFoundError} */
  setProperty<T extends TableName<S>, Column extends UpdatableColumn<S, T>>(
    table: T,
    id: TypedRowKey<S, T>,
    column: Column,
    value: UpdateValue<S, T, Column>,
    options?: RequestOptions,
  ): Promise<void>
  /** Empties one column. @throws {RowNotFoundError} */
  clearProperty<T extends TableName<S>>(
    table: T,
    id: TypedRowKey<S, T>,
    column: ClearableColumn<S, T>,
    options?: RequestOptions,
  ): Promise<void>
  /** Relates two rows by a navigation property of the first; a lookup is replaced. */
  associate<T extends TableName<S>, Name extends NavigationName<S, T>>(
    table: T,
    id: TypedRowKey<S, T>,
    navigation: Name,
    target: TypedReference<S, TargetOf<S, T, Name>>,
    options?: RequestOptions,
  ): Promise<void>
  /** Empties a lookup. */
  disassociate<T extends TableName<S>>(
    table: T,
    id: TypedRowKey<S, T>,
    lookup: keyof S[T]['lookups'],
    target?: undefined,
    options?: RequestOptions,
  ): Promise<void>
  /** Takes a row out of a collection. */
  disassociate<T extends TableName<S>, Name extends keyof Collections<S, T>>(
    table: T,
    id: TypedRowKey<S, T>,
    collection: Name,
    target: { table: TargetOf<S, T, Name>; id: string },
    options?: RequestOptions,
  ): Promise<void>
  /** Creates rows, many in a request. Nothing is sent until the result is iterated. */
  createMultiple<T extends TableName<S>>(
    table: T,
    rows: RowSource<CreateValues<S, T>>,
    options?: BulkOptions,
  ): AsyncIterable<CreatedBulk>
  /** The same for updates. Rows that do not exist fail their whole request. */
  updateMultiple<T extends TableName<S>>(
    table: T,
    rows: RowSource<{ id: string; values: S[T]['update'] }>,
    options?: BulkOptions,
  ): AsyncIterable<BulkResult>
  /** The same for upserts; the service does not tell which of the rows were created. */
  upsertMultiple<T extends TableName<S>>(
    table: T,
    rows: RowSource<{ id: TypedRowKey<S, T>; values: UpsertValues<S, T> }>,
    options?: BulkOptions,
  ): AsyncIterable<BulkResult>
  /** Merges `subordinate` into `target`, for accounts, contacts, leads and cases. */
  merge<T extends Extract<TableName<S>, 'account' | 'contact' | 'lead' | 'incident'>>(
    table: T,
    target: string,
    subordinate: string,
    options?: Omit<MergeOptions, 'updateContent'> & { updateContent?: S[T]['update'] },
  ): Promise<void>
  /** Writes of `operationsOf<Schema>()` in one transaction: all or nothing. */
  changeSet(operations: readonly TypedWriteOperation<S>[], options?: RequestOptions): Promise<ChangeSetResult[]>
  /** Writes of `operationsOf<Schema>()` that do not depend on each other, each with its own outcome; an inner array is a change set. */
  writeSettled<const Items extends readonly (TypedWriteOperation<S> | readonly TypedWriteOperation<S>[])[]>(
    items: Items,
    options?: WriteBatchOptions,
  ): Promise<{ -readonly [Index in keyof Items]: Settled<WriteValue<Items[Index]>> }>
}

type NavigationName<S extends SchemaTypes, T extends TableName<S>> = keyof S[T]['lookups'] | keyof Collections<S, T>

type TargetOf<S extends SchemaTypes, T extends TableName<S>, Name> = Name extends keyof S[T]['lookups']
  ? S[T]['lookups'][Name]
  : Name extends keyof Collections<S, T>
    ? Collections<S, T>[Name]
    : never
