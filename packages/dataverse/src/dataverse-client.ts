import type { ChangePage, ChangesQuery, ModifiedOnQuery, ModifiedPage } from './changes.ts'
import type { Clock } from './clock.ts'
import type { DataverseError } from './errors.ts'
import type { OnDataverseEvent } from './events.ts'
import type { FileMethods } from './files/files.ts'
import type { Governor } from './governor.ts'
import type { MetadataCache } from './metadata-cache.ts'
import type { TableMetadata, TableSummary } from './metadata.ts'
import type { OperationValue, ReadOperation, UpsertMode, WriteOperation } from './operations.ts'
import type { ListQuery, RetrieveQuery } from './query.ts'
import type { RequestOptions } from './request-options.ts'
import type { RetryPolicy } from './retry.ts'
import type { RowKey } from './row-key.ts'
import type { Page, Row } from './row.ts'
import type { Count, RowMethods } from './rows.ts'
import type { SchemaChanges } from './schema-difference.ts'
import type { TokenSource } from './token-source.ts'
import type { Transport } from './transport.ts'
import type { BoundTo, Parameters, RowValues } from './values.ts'

/** What a client of one person in one environment is made of. Only the first two are needed. */
export interface DataverseClientOptions {
  /** `https://org.crm4.dynamics.com`: an origin, as `parseEnvironmentUrl` answers it. */
  environmentUrl: string
  tokens: TokenSource
  /** Default: a pooled undici transport, shared by the process. */
  transport?: Transport
  retry?: Partial<RetryPolicy>
  onEvent?: OnDataverseEvent
  clock?: Clock
  /** Default: one of its own. Share one between the clients of an environment. */
  metadataCache?: MetadataCache
  /** Default: one of its own. Share one between the clients of a person in an environment: the service counts per user. */
  governor?: Governor
}

export type { RequestOptions } from './request-options.ts'

/** Options of a list; those of a request hold for each of its pages. */
export interface ListOptions extends RequestOptions {
  /** A `nextLink` kept from an earlier call with the same query: goes on there. Links to anywhere else are refused. */
  continueAt?: string
}

/** Rows one after the other, read page by page as they are asked for; each iteration reads anew. */
export interface RowList<R = Row> extends AsyncIterable<R> {
  /** Page by page; a page may be empty while more follow. */
  pages(): AsyncIterable<Page<R>>
}

/** How long to wait for metadata. The reading itself goes on: others may wait for it too. */
export type MetadataOptions = Pick<RequestOptions, 'signal' | 'deadlineMs'>

/** The metadata of the environment's tables, as the user behind the tokens may see it. Read on demand and kept. */
export interface Tables {
  /** One table by logical name. @throws {UnknownNameError} with the nearest names. */
  get(table: string, options?: MetadataOptions): Promise<TableMetadata>
  /** Reads the tables not yet known in one `$batch`. */
  getMany(tables: readonly string[], options?: MetadataOptions): Promise<Map<string, TableMetadata>>
  /** All tables, without their columns. */
  list(options?: MetadataOptions): Promise<TableSummary[]>
  /**
   * Brings the tables that are known up to date, and tells what has changed about them. Happens by itself when the
   * environment tells that its schema is newer, or refuses a name; then `onEvent` tells what changed.
   *
   * @see https://learn.microsoft.com/power-apps/developer/data-platform/cache-schema-data
   */
  refresh(options?: MetadataOptions): Promise<SchemaChanges>
  /** Forgets what was read. */
  clear(): void
}

/** The ids (GUIDs) of the caller's row in `systemuser`, of their business unit and of the organisation. */
export interface WhoAmI {
  userId: string
  businessUnitId: string
  organizationId: string
}

/** The outcome of one operation among several. */
export type Settled<T> = { kind: 'ok'; value: T } | { kind: 'failed'; error: DataverseError }

/** What one write of a change set answered. `status` is its own HTTP status: 204, or 200 and 201 with content. */
export interface ChangeSetResult {
  status: number
  /** Of the created or updated row. */
  id?: string
  /** The reply of an action that answers one. */
  value?: unknown
}

/** A write on its own, or several in one transaction. */
export type WriteItem = WriteOperation | readonly WriteOperation[]

/** What a write of `writeSettled` answers: a result, or for a change set one for each of its operations. */
export type WriteValue<Item> = Item extends readonly WriteOperation[] ? ChangeSetResult[] : ChangeSetResult

/** Options of `writeSettled`. */
export interface WriteBatchOptions extends RequestOptions {
  /** Operations in a request: 100 by default, 1,000 at most. */
  maxOperations?: number
}

/**
 * A client of one environment, for the person whose tokens it is given. Tables and columns are named by logical name,
 * rows by id (GUID) or alternate key. A failure is a `DataverseError` of the class that tells what to do; errors of the
 * token source are passed on as they are. Requests that fail for a passing reason are repeated as `RetryPolicy` allows.
 */
export interface DataverseClient extends RowMethods, FileMethods {
  readonly environmentUrl: string
  readonly tables: Tables
  /** Who the tokens belong to in this environment. @throws {AccessDeniedError} no user of it. */
  whoAmI(options?: RequestOptions): Promise<WhoAmI>
  /** @throws {RowNotFoundError} */
  retrieve(table: string, id: RowKey, query?: RetrieveQuery, options?: RequestOptions): Promise<Row>
  /**
   * The rows of a table that match. Nothing is sent before the first row is asked for; each page is read when the one
   * before it has been used up.
   */
  list(table: string, query?: ListQuery, options?: ListOptions): RowList
  /**
   * What was created, changed and deleted in a table since a cursor, or all of it. Pages as they come from the service;
   * the last one carries the next cursor: keep it once its page is saved. A row may come twice, so apply by id. Rows that
   * this user may no longer see are not told as deleted.
   *
   * @throws {CursorExpiredError} the environment keeps changes for 7 days by default: read without `since`.
   * @throws {ChangeTrackingNotEnabledError} use `changesByModifiedOn`.
   * @throws {AccessDeniedError} change tracking takes the right to read the table for the whole organisation.
   * @see https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
   */
  changes(table: string, query?: ChangesQuery, options?: RequestOptions): AsyncIterable<ChangePage>
  /** How many rows `changes` would give from this cursor on, deleted ones included. Throws as it does. */
  countChanges(table: string, since: string, options?: RequestOptions): Promise<Count>
  /**
   * The same as `changes` for tables and users without change tracking, by (modifiedon, id). Rows modified shortly before
   * the cursor come again: apply by id and `etagOf`. Deleted rows never show, nor those whose `modifiedon` a plug-in set
   * back.
   */
  changesByModifiedOn(table: string, query?: ModifiedOnQuery, options?: RequestOptions): AsyncIterable<ModifiedPage>
  /**
   * Not repeated once it may have happened. With an `id` of the caller's, a repeat is a DuplicateKeyError and not a second
   * row, so `retry.repeatWrites` may repeat it.
   */
  create(table: string, values: RowValues, options?: RequestOptions & { id?: string }): Promise<{ id: string }>
  /** Without `ifMatch` any version is overwritten; a missing row is a RowNotFoundError, never created (P22). */
  update(table: string, id: RowKey, values: RowValues, options?: RequestOptions & { ifMatch?: string }): Promise<void>
  /**
   * A PATCH that creates the row when it does not exist. `create-only` and `update-only` forbid the one or the other;
   * `id` is that of the row, also when it was named by an alternate key.
   *
   * @throws {DuplicateKeyError} `create-only` and the row exists. @throws {RowNotFoundError} `update-only` and it does not.
   */
  upsert(
    table: string,
    id: RowKey,
    values: RowValues,
    options?: RequestOptions & { mode?: UpsertMode },
  ): Promise<{ created: boolean; id: string }>
  /**
   * Deletes a row for good. With `ifMatch` only that version of it.
   *
   * @throws {RowNotFoundError} @throws {RowChangedError} with `ifMatch`.
   */
  delete(table: string, id: RowKey, options?: RequestOptions & { ifMatch?: string }): Promise<void>
  /**
   * Calls a function of the Web API by its name without namespace, on its own or bound to a row. `T` is what the caller
   * knows of its reply. @throws {InvalidRequestError} the service knows no such function, or not with these parameters.
   */
  callFunction<T = unknown>(
    name: string,
    parameters?: Parameters,
    options?: RequestOptions & { bound?: BoundTo },
  ): Promise<T>
  /**
   * Calls an action, one of the organisation's own too: `WinOpportunity`, or bound to a row. Never repeated once it may
   * have happened: `error.effect` is then `unknown`. `T` is what the caller knows of its reply; undefined when it answers
   * nothing.
   */
  callAction<T = unknown>(name: string, body?: Parameters, options?: RequestOptions & { bound?: BoundTo }): Promise<T>
  /**
   * Reads side by side: 1,000 in a round trip, more in several at the same time. Rejects with the error of the first
   * operation that failed.
   */
  batch<const Operations extends readonly ReadOperation[]>(
    operations: Operations,
    options?: RequestOptions,
  ): Promise<{ -readonly [Index in keyof Operations]: OperationValue<Operations[Index]> }>
  /** Reads side by side, each with its own outcome. Rejects only when nothing was answered. */
  batchSettled<const Operations extends readonly ReadOperation[]>(
    operations: Operations,
    options?: RequestOptions,
  ): Promise<{ -readonly [Index in keyof Operations]: Settled<OperationValue<Operations[Index]>> }>
  /**
   * Writes in one transaction: all or nothing. `rowOf(operation)` is the row that an earlier operation creates.
   * `error.effect` is `unknown` when it may have been carried out all the same.
   *
   * @throws {InvalidRequestError} more than 1,000 operations: nothing is sent.
   */
  changeSet(operations: readonly WriteOperation[], options?: RequestOptions): Promise<ChangeSetResult[]>
  /**
   * Writes that do not depend on each other, each with its own outcome: one that fails stops no other. An inner array is
   * a change set, all or nothing by itself. They are divided into several requests at the same time, so nothing is known
   * about their order. Those that service protection refused have not run and are sent again; of the others see
   * `error.effect`. Rejects only when no token could be had at all.
   */
  writeSettled<const Items extends readonly WriteItem[]>(
    items: Items,
    options?: WriteBatchOptions,
  ): Promise<{ -readonly [Index in keyof Items]: Settled<WriteValue<Items[Index]>> }>
}
