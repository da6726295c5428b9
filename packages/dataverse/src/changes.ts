import type { Row } from './row.ts'

/** Which columns of a table's changes, and from when on. */
export interface ChangesQuery {
  /** Columns by logical name; all of them when absent. Change tracking takes no filter, order or expansion. */
  select?: readonly string[]
  /** The cursor of an earlier read of the same table with the same columns. Without it every row is read. */
  since?: string
  /** Rows in a page, at most 5,000. */
  maxPageSize?: number
}

/** A row that is gone: only its id (GUID) is left. */
export interface DeletedRow {
  id: string
  /** As the service words it: `deleted`. */
  reason: string
}

/** What one page of `changes` tells. */
export interface ChangePage<R = Row> {
  /** New and changed rows as they are now, by row version. May be empty while more pages follow. */
  changed: R[]
  /** Rows that are gone, those created and deleted since the cursor included. Empty in a first read. */
  deleted: DeletedRow[]
  /** On the last page only. Plain text: keep it with what was read, and pass it as `since`. */
  cursor?: string
}

/** Which columns of the rows modified, and from when on. */
export interface ModifiedOnQuery {
  /** Columns by logical name; all of them when absent. `modifiedon` comes in any case. */
  select?: readonly string[]
  /** The cursor of an earlier read of the same table, or a time to begin at. Without it every row is read. */
  since?: string | Date
  /** Rows in a page, at most 5,000. */
  maxPageSize?: number
  /**
   * How far the next read reaches back before the newest row of this one, 120 by default: a row shows when its
   * transaction ends, with the time at which it was written, and the service ends an operation after two minutes.
   */
  overlapSeconds?: number
}

/** What one page of `changesByModifiedOn` tells. */
export interface ModifiedPage<R = Row> {
  /** In the order of their change. May be empty while more pages follow. */
  changed: R[]
  /** On every page once a row was seen: reading on from it repeats the overlap and misses nothing. */
  cursor?: string
}
