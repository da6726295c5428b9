import type { AggregateMethod } from '../aggregate/aggregate-columns.ts'
import type { Column, Table } from '../../schema/schema.ts'
import type { XmlElement } from './parse-xml.ts'

// What a FetchXML document asks for, names resolved.

export type DateGrouping = 'day' | 'week' | 'month' | 'quarter' | 'year'

export interface FetchAttribute {
  column: Column
  alias?: string
  aggregate?: AggregateMethod
  groupBy: boolean
  dateGrouping?: DateGrouping
  /** Counts the rows below this one in the table's hierarchy. */
  countChildren: boolean
}

/** By a column of the entity or link that holds it, of another link, or of an aggregate query's result. */
export type FetchOrder = { descending: boolean } & (
  | { by: 'column'; column: Column }
  | { by: 'linked'; entityName: string; attribute: string }
  | { by: 'alias'; alias: string }
)

export interface FetchLevel {
  table: Table
  attributes: FetchAttribute[]
  /** Columns were not named; the entity of a query then gives all of its own. */
  unnamed: boolean
  filters: XmlElement[]
  links: FetchLink[]
  orders: FetchOrder[]
}

/** `exists` and `in` and the ones within filters only restrict; the others bring columns. */
export type LinkType = 'inner' | 'outer' | 'exists' | 'matchfirstrowusingcrossapply' | 'any' | 'not any' | 'all'

export interface FetchLink extends FetchLevel {
  alias: string
  /** Column of the linked table. */
  from: Column
  /** Column of the table above. */
  to: Column
  type: LinkType
}

export interface FetchQuery extends FetchLevel {
  aggregate: boolean
  /** Rows an aggregate may cover. */
  aggregateLimit: number
  distinct: boolean
  /** Choices are ordered by their number and not by their label. */
  rawOrder: boolean
  count?: number
  page: number
  top?: number
  cookie?: string
  returnTotal: boolean
}

/** Every link below, in the order of the document. */
export const allLinks = (level: FetchLevel): FetchLink[] => level.links.flatMap((link) => [link, ...allLinks(link)])
