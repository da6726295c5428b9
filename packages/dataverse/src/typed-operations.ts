import {
  type ActionOperation,
  create,
  type CreateOperation,
  type FunctionOperation,
  insert,
  type InsertOperation,
  list,
  type ListOperation,
  remove,
  type RemoveOperation,
  retrieve,
  type RetrieveOperation,
  update,
  type UpdateOperation,
} from './operations.ts'
import type { ColumnName, SchemaTypes, TableName } from './schema-types.ts'
import type { TypedListQuery, TypedRetrieveQuery } from './typed-query.ts'
import type { ExpandFor, TypedRow } from './typed-row.ts'
import type { CreateValues, TypedRowKey } from './typed-values.ts'
import type { CreatedRow } from './values.ts'

declare const checkedBy: unique symbol

/** Tells the compiler that an operation was checked against the schema; there is nothing of it at run time. */
interface CheckedBy<S extends SchemaTypes> {
  readonly [checkedBy]: S
}

/** What a typed client's `batch` takes: reads of `operationsOf<Schema>()`, and functions. */
export type TypedReadOperation<S extends SchemaTypes> =
  | ((RetrieveOperation | ListOperation) & CheckedBy<S>)
  | FunctionOperation

/** What a typed client's `changeSet` and `writeSettled` take: writes of `operationsOf<Schema>()`, and actions. */
export type TypedWriteOperation<S extends SchemaTypes> =
  | ((CreateOperation | InsertOperation | UpdateOperation | RemoveOperation) & CheckedBy<S>)
  | ActionOperation

/** The operations of a batch or a change set whose names, values and rows are those of a generated `Schema`. */
export interface TypedOperations<S extends SchemaTypes> {
  /** One row. */
  retrieve: <
    T extends TableName<S>,
    const Select extends ColumnName<S, T> = never,
    const Expand extends ExpandFor<S, T> = {},
  >(
    table: T,
    id: TypedRowKey<S, T>,
    query?: TypedRetrieveQuery<S, T, Select, Expand>,
  ) => RetrieveOperation<NoInfer<TypedRow<S, T, Select, Expand>>> & CheckedBy<S>
  /** The first page only; bound it with `top`. */
  list: <
    T extends TableName<S>,
    const Select extends ColumnName<S, T> = never,
    const Expand extends ExpandFor<S, T> = {},
  >(
    table: T,
    query?: TypedListQuery<S, T, Select, Expand>,
  ) => ListOperation<NoInfer<TypedRow<S, T, Select, Expand>>> & CheckedBy<S>
  /** The id is the caller's, so that a repeated create is the same row. */
  create: <T extends TableName<S>>(
    table: T,
    id: string,
    values: CreateValues<S, T>,
  ) => CreateOperation<T> & CheckedBy<S>
  /** The service chooses the id; sent again, it makes a second row. */
  insert: <T extends TableName<S>>(table: T, values: CreateValues<S, T>) => InsertOperation<T> & CheckedBy<S>
  /** Without `ifMatch` any version is overwritten, but a missing row is still refused and not created. */
  update: <T extends TableName<S>>(
    table: T,
    id: TypedRowKey<S, T> | CreatedRow<NoInfer<T>>,
    values: S[T]['update'],
    options?: { ifMatch?: string },
  ) => UpdateOperation & CheckedBy<S>
  /** Deletes a row; with `ifMatch` only that version of it. */
  remove: <T extends TableName<S>>(
    table: T,
    id: TypedRowKey<S, T>,
    options?: { ifMatch?: string },
  ) => RemoveOperation & CheckedBy<S>
}

const operations = { retrieve, list, create, insert, update, remove }

/**
 * `retrieve`, `list`, `create`, `insert`, `update` and `remove`, checked by the compiler against the `Schema` of a generated file.
 *
 * @example
 * const { list, retrieve } = operationsOf<Schema>()
 * const [account, contacts] = await crm.batch([
 *   retrieve('account', id, { select: ['name'] }),
 *   list('contact', { select: ['fullname'], filter: eq('parentcustomerid', id), top: 50 }),
 * ])
 */
export function operationsOf<S extends SchemaTypes>(): TypedOperations<S> {
  return operations as unknown as TypedOperations<S>
}
