import type { RequestOptions } from './request-options.ts'
import type { RowKey } from './row-key.ts'
import type { RowValues } from './values.ts'

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

export interface CreatedBulk extends BulkResult {
  /** Of this request's rows, in their order. */
  ids: string[]
}

export interface IdentifiedRow {
  id: string
  values: RowValues
}

export interface KeyedRow {
  id: RowKey
  values: RowValues
}
