import type { RequestOptions } from './request-options.ts'
import type { RowKey } from './row-key.ts'
import type { RowValues } from './values.ts'

/** How many rows go into a request: the size follows the time requests take, within these limits. */
export interface BulkOptions extends RequestOptions {
  /** Rows in the first request: 100 by default. */
  batchSize?: number
  /** Rows in a request at most: 1,000 by default. */
  maxBatchSize?: number
  /** How long a request should take: 5,000 ms by default. */
  targetMs?: number
}

/** One request that was carried out. */
export interface BulkResult {
  /** Rows in this request. */
  count: number
  /** Rows so far, these included: where to go on after a failure. */
  done: number
  durationMs: number
}

/** One request of `createMultiple` that was carried out. */
export interface CreatedBulk extends BulkResult {
  /** Of this request's rows, in their order. */
  ids: string[]
}

/** A row to be updated: its id (GUID) and what to write. */
export interface IdentifiedRow {
  id: string
  values: RowValues
}

/** A row to be created or updated: its id or alternate key, and what to write. */
export interface KeyedRow {
  id: RowKey
  values: RowValues
}
