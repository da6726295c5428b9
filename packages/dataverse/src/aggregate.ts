import type { Filter } from './filter.ts'
import type { Page, Row } from './row.ts'

/** What is made of a column's values in a group. */
export type AggregateMethod = 'sum' | 'average' | 'min' | 'max' | 'countdistinct'

/** What is made of the rows of a group: their number, or something of one of their columns. */
export type Aggregation = { count: true } | { column: string; with: AggregateMethod }

/** Columns are logical names, or a path of navigation names ending in one: `primarycontactid/fullname`. */
export interface AggregateQuery {
  /** Which rows count. */
  filter?: Filter
  /** Without it there is one group, of all rows. */
  groupBy?: readonly string[]
  /** By the name their result is to have. */
  aggregate?: Readonly<Record<string, Aggregation>>
}

/** `min` and `max` give what their column holds: a number, or the text of a date. */
type ResultOf<A> = A extends { with: 'min' | 'max' } ? number | string : number

/** A group: its columns under the names the service gives them, and the results under their own. */
export type AggregateRow<Query extends AggregateQuery> = Row & {
  readonly [Name in keyof Query['aggregate']]?: ResultOf<Query['aggregate'][Name]>
}

/** Groups one after the other, read page by page. */
export interface AggregateList<Query extends AggregateQuery> extends AsyncIterable<AggregateRow<Query>> {
  /** Page by page. */
  pages(): AsyncIterable<Page<AggregateRow<Query>>>
}
