import type { AggregateList, AggregateQuery } from './aggregate.ts'
import type { BulkOptions, BulkResult, CreatedBulk, IdentifiedRow, KeyedRow } from './bulk.ts'
import type { RowList } from './dataverse-client.ts'
import type { Filter } from './filter.ts'
import type { RequestOptions } from './request-options.ts'
import type { RowKey } from './row-key.ts'
import type { ColumnValue, RowValues } from './values.ts'

/** Several rows, or a source that makes them one after the other. */
export type RowSource<T> = Iterable<T> | AsyncIterable<T>

/** A row of a table, to be related to another. */
export interface RowReference {
  table: string
  id: RowKey
}

/** How many rows match. */
export interface Count {
  count: number
  /** The service stops counting at 5,000: there are that many or more. Never with `exact`. */
  limitReached: boolean
}

/** Options of `merge`. */
export interface MergeOptions extends RequestOptions {
  /** Columns of the surviving row to be set at the same time. */
  updateContent?: RowValues
  /** Refuses the merge when the two rows have different parents. */
  performParentingChecks?: boolean
}

/** What the client does with rows besides creating, reading, changing and deleting one. */
export interface RowMethods {
  /** One column of a row, null when it is empty. A lookup gives an id. @throws {RowNotFoundError} */
  retrieveProperty(table: string, id: RowKey, column: string, options?: RequestOptions): Promise<unknown>
  /** Writes one column. A null clears it. @throws {RowNotFoundError} */
  setProperty(table: string, id: RowKey, column: string, value: ColumnValue, options?: RequestOptions): Promise<void>
  /** Empties one column, of whatever type. @throws {RowNotFoundError} */
  clearProperty(table: string, id: RowKey, column: string, options?: RequestOptions): Promise<void>
  /**
   * Relates two rows. `navigation` is a navigation property of the first row, or its lookup column; with a collection the
   * pair is added, a lookup is replaced. Navigation properties that metadata does not hold are taken for collections.
   */
  associate(
    table: string,
    id: RowKey,
    navigation: string,
    target: RowReference,
    options?: RequestOptions,
  ): Promise<void>
  /** Undoes it. A lookup needs no target; of a collection it is the id of the row to take out. */
  disassociate(
    table: string,
    id: RowKey,
    navigation: string,
    target?: { table: string; id: string },
    options?: RequestOptions,
  ): Promise<void>
  /**
   * Creates rows, many in a request; each request is all or nothing. Nothing is sent until the result is iterated: one
   * result for each request done. A failure is thrown after the results of the requests before it, and of its own rows
   * none was written unless `error.effect` is `unknown`. The size of the requests adapts to the time they take.
   *
   * Give the rows ids of your own (the primary key column), so that a repeat cannot create them twice.
   *
   * @see https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations
   */
  createMultiple(table: string, rows: RowSource<RowValues>, options?: BulkOptions): AsyncIterable<CreatedBulk>
  /** The same for updates. Rows that do not exist fail their whole request. */
  updateMultiple(table: string, rows: RowSource<IdentifiedRow>, options?: BulkOptions): AsyncIterable<BulkResult>
  /** The same for upserts; the service does not tell which of the rows were created. */
  upsertMultiple(table: string, rows: RowSource<KeyedRow>, options?: BulkOptions): AsyncIterable<BulkResult>
  /**
   * Merges `subordinate` into `target`, for accounts, contacts, leads and cases: what belonged to the subordinate belongs
   * to the target afterwards, and the subordinate is inactive.
   */
  merge(table: string, target: string, subordinate: string, options?: MergeOptions): Promise<void>
  /** How many rows match. `exact` goes on beyond 5,000 by reading the ids, 5,000 in a request. */
  count(table: string, filter?: Filter, options?: RequestOptions & { exact?: boolean }): Promise<Count>
  /** Rows of whole tables, by logical name, from a snapshot that is up to 24 hours old. */
  totalRecordCount(tables: readonly string[], options?: RequestOptions): Promise<Map<string, number>>
  /**
   * The rows of a FetchXML query, all its pages; with `top` one page only, and from `page` on when it has one. Rows leave
   * empty columns out; those of linked tables are named `alias.column`.
   *
   * @throws {InvalidRequestError} when the text is no FetchXML.
   */
  fetchXml(fetchXml: string, options?: RequestOptions & { pageSize?: number }): RowList
  /** The rows of a view of the organisation, by its id in `savedquery`. */
  savedQuery(id: string, options?: RequestOptions): RowList
  /** The rows of a view of the user's own, by its id in `userquery`. */
  userQuery(id: string, options?: RequestOptions): RowList
  /**
   * Sums, averages, counts, by groups or over all: `$apply`. One row for each group; a column without a value is left
   * out of it. The service aggregates 50,000 rows at most and refuses more (`serviceCode` 0x8004e023).
   */
  aggregate<const Query extends AggregateQuery>(
    table: string,
    query: Query,
    options?: RequestOptions,
  ): AggregateList<Query>
}
