import type { Filter } from './filter.ts'

/** A column to sort by, or a path of navigation names ending in one. Lookups sort by name, choices by their number. */
export interface OrderBy {
  column: string
  descending?: boolean
}

/** What of related rows comes with a row. Columns by logical name. */
export interface ExpandQuery {
  select?: readonly string[]
  filter?: Filter
  orderBy?: readonly OrderBy[]
  top?: number
  expand?: Readonly<Record<string, ExpandQuery>>
}

/** Columns by logical name, lookups too; navigation properties by their own, case-sensitive names. */
export interface RetrieveQuery {
  select?: readonly string[]
  expand?: Readonly<Record<string, ExpandQuery>>
}

/** Which rows of a table, in which order, and what of them. */
export interface ListQuery extends RetrieveQuery {
  filter?: Filter
  orderBy?: readonly OrderBy[]
  /** Rows in total. */
  top?: number
  /** Asks for `Page.count`; the service stops counting at 5,000. */
  count?: boolean
  /** Rows in a page, at most 5,000. */
  maxPageSize?: number
}
