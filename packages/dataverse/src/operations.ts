import type { ListQuery, RetrieveQuery } from './query.ts'
import type { Page, Row } from './row.ts'
import type { RowKey } from './row-key.ts'
import type { BoundTo, CreatedRow, Parameters, RowValues } from './values.ts'

/** One row to be read; made by `retrieve`. */
export interface RetrieveOperation<R = Row> {
  kind: 'retrieve'
  table: string
  id: RowKey
  query: RetrieveQuery
  /** Never set: carries the row's type. */
  row?: R
}

/** The first page of a list; made by `list`. */
export interface ListOperation<R = Row> {
  kind: 'list'
  table: string
  query: ListQuery
  /** Never set: carries the rows' type. */
  row?: R
}

/** A function to be called; made by `functionCall`. */
export interface FunctionOperation<T = unknown> {
  kind: 'function'
  name: string
  parameters: Parameters
  bound?: BoundTo
  /** Never set: carries the reply's type. */
  reply?: T
}

/** A row to be created with an id of the caller's (GUID); made by `create`. */
export interface CreateOperation<Table extends string = string> {
  kind: 'create'
  table: Table
  id: string
  values: RowValues
}

/** A row to be created with an id of the service's; made by `insert`. */
export interface InsertOperation<Table extends string = string> {
  kind: 'insert'
  table: Table
  values: RowValues
}

/** Columns of an existing row to be written; made by `update`. */
export interface UpdateOperation {
  kind: 'update'
  table: string
  id: RowKey | CreatedRow
  values: RowValues
  ifMatch: string
}

/** A row to be deleted; made by `remove`. */
export interface RemoveOperation {
  kind: 'remove'
  table: string
  id: RowKey
  ifMatch?: string
}

/** `create-only` refuses a row that exists, `update-only` one that does not. */
export type UpsertMode = 'either' | 'create-only' | 'update-only'

/** An action to be called; made by `action`. */
export interface ActionOperation {
  kind: 'action'
  name: string
  body: Parameters
  bound?: BoundTo
}

/** What `batch` and `batchSettled` take. */
export type ReadOperation = RetrieveOperation | ListOperation | FunctionOperation
/** What `changeSet` takes. */
export type WriteOperation = CreateOperation | InsertOperation | UpdateOperation | RemoveOperation | ActionOperation

/** What an operation of a batch answers: a row, the first page of a list, a function's reply. */
export type OperationValue<Operation> =
  Operation extends RetrieveOperation<infer R>
    ? R
    : Operation extends ListOperation<infer R>
      ? Page<R>
      : Operation extends FunctionOperation<infer T>
        ? T
        : never

/** One row with the columns selected, or all of them. */
export const retrieve = (table: string, id: RowKey, query: RetrieveQuery = {}): RetrieveOperation => ({
  kind: 'retrieve',
  table,
  id,
  query,
})

/** The first page only; bound it with `top`. */
export const list = (table: string, query: ListQuery = {}): ListOperation => ({ kind: 'list', table, query })

/** A function by its name without namespace. `T` is what the caller knows of its reply. */
export const functionCall = <T = unknown>(
  name: string,
  parameters: Parameters = {},
  { bound }: { bound?: BoundTo } = {},
): FunctionOperation<T> => ({ kind: 'function', name, parameters, ...(bound ? { bound } : {}) })

/** The id is the caller's, so that a repeated create is the same row. */
export const create = <Table extends string>(table: Table, id: string, values: RowValues): CreateOperation<Table> => ({
  kind: 'create',
  table,
  id,
  values,
})

/** A create whose id the service chooses; sent again, it makes a second row. */
export const insert = <Table extends string>(table: Table, values: RowValues): InsertOperation<Table> => ({
  kind: 'insert',
  table,
  values,
})

/**
 * The row that an operation creates, for operations after it in the same change set: as the value of a lookup column, or
 * as the row of an update. It is told by the operation itself, so give the very same object, not a copy.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api#reference-uris-in-an-operation
 */
export const rowOf = <Table extends string>(
  operation: CreateOperation<Table> | InsertOperation<Table>,
): CreatedRow<Table> => ({
  kind: 'created-row',
  table: operation.table,
  operation,
})

/** Without `ifMatch` any version is overwritten, but a missing row is still refused and not created. */
export const update = (
  table: string,
  id: RowKey | CreatedRow,
  values: RowValues,
  { ifMatch = '*' }: { ifMatch?: string } = {},
): UpdateOperation => ({ kind: 'update', table, id, values, ifMatch })

/** Deletes a row; with `ifMatch` only that version of it. */
export const remove = (table: string, id: RowKey, { ifMatch }: { ifMatch?: string } = {}): RemoveOperation => ({
  kind: 'remove',
  table,
  id,
  ...(ifMatch === undefined ? {} : { ifMatch }),
})

/** An action by its name without namespace, in the same transaction as the writes beside it. */
export const action = (name: string, body: Parameters = {}, { bound }: { bound?: BoundTo } = {}): ActionOperation => ({
  kind: 'action',
  name,
  body,
  ...(bound ? { bound } : {}),
})
