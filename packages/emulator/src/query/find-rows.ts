import { NotEmulated } from '../errors/dataverse-fault.ts'
import type { Caller } from '../operations/access.ts'
import type { Environment } from '../operations/environment.ts'
import type { Table } from '../schema/schema.ts'
import { compareGuids } from '../store/guid-order.ts'
import type { StoredRow } from '../store/row.ts'
import { candidates } from './candidates.ts'
import type { Keyed } from './compile-order.ts'
import { largestPage, type ListQuery } from './list-query.ts'

export interface Found {
  rows: readonly StoredRow[]
  more: boolean
  first?: Keyed
  last?: Keyed
  /** Matching rows in all, counted up to one above the cap. Only when asked for. */
  total?: number
}

interface Source {
  environment: Environment
  caller: Caller
  table: Table
  query: Pick<ListQuery, 'filter' | 'expression'>
  /** Rows of a navigation property; absent: the whole table. */
  source?: readonly StoredRow[]
}

interface Search extends Source {
  query: ListQuery
}

/** The rows of one page: readable, matching, in order, after the mark of the page before. */
export function findRows(search: Search): Found {
  const { environment, caller, table, query } = search
  const readable = environment.access.rowFilter(caller, 'Read', table)
  const holds = both(readable === 'all' ? undefined : readable, query.filter)
  const limit = Math.min(query.top ?? query.pageSize, query.pageSize)
  const found = query.order ? ordered(search, holds, limit) : inKeyOrder(search, holds, limit)
  // "Dataverse returns up to 5,000 rows" (page "Use OData to query data"); whether a link leads to the others it does not say.
  if (query.top !== undefined && query.top > limit && found.more) throw new NotEmulated('$top of more than 5,000 rows')
  if (!query.count) return found
  return { ...found, total: count(search, holds) }
}

/** Whether rows are left out that were asked for. */
const isCut = ({ top }: ListQuery, limit: number): boolean => top === undefined || top > limit

type Test = ((row: StoredRow) => boolean) | undefined

function both(one: Test, other: Test): Test {
  if (!one || !other) return one ?? other
  return (row) => one(row) && other(row)
}

/** Every row that is readable and matches, in primary key order. */
export function* matchingRows(from: Source): Generator<StoredRow> {
  const { environment, caller, table, query } = from
  const readable = environment.access.rowFilter(caller, 'Read', table)
  const holds = both(readable === 'all' ? undefined : readable, query.filter)
  for (const row of startRows(from) ?? environment.store.rows(table.logicalName)) if (!holds || holds(row)) yield row
}

function startRows({ environment, table, query, source }: Source): Iterable<StoredRow> | undefined {
  return source ?? (query.expression && candidates(query.expression, table, environment.store))
}

function inKeyOrder(search: Search, holds: Test, limit: number): Found {
  const { environment, table, query } = search
  const after = query.after?.last.id
  const start = startRows(search)
  const rows: StoredRow[] = []
  for (const row of start ?? environment.store.rowsAfter(table.logicalName, after)) {
    if (start && after !== undefined && compareGuids(row.id, after) <= 0) continue
    if (holds && !holds(row)) continue
    if (rows.length === limit) return page(rows, isCut(query, limit))
    rows.push(row)
  }
  return page(rows, false)
}

function page(rows: readonly StoredRow[], more: boolean): Found {
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    more,
    ...(first && { first: { keys: [], id: first.id } }),
    ...(last && { last: { keys: [], id: last.id } }),
  }
}

type Sorted = (Keyed & { row: StoredRow })[]

/** Sorted results of recent ordered reads, so that following pages need no second sort. */
const recent = new WeakMap<object, { key: string; version: number; sorted: Sorted }>()

function ordered(search: Search, holds: Test, limit: number): Found {
  const { environment, caller, table, query } = search
  const order = query.order!
  const { store } = environment
  const key = JSON.stringify([table.logicalName, caller.userId, query.expression, query.order?.signature])
  const cached = search.source ? undefined : recent.get(store)
  let sorted = query.after && cached?.key === key && cached.version === store.version ? cached.sorted : undefined
  if (!sorted) {
    sorted = []
    for (const row of startRows(search) ?? store.rows(table.logicalName))
      if (!holds || holds(row)) sorted.push({ row, id: row.id, keys: order.keysOf(row) })
    sorted.sort(order.compare)
    if (!search.source) recent.set(store, { key, version: store.version, sorted })
  }
  const start = query.after ? firstAfter(sorted, query.after.last, order.compare) : 0
  const shown = sorted.slice(start, start + limit)
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    rows: shown.map(({ row }) => row),
    more: isCut(query, limit) && start + limit < sorted.length,
    ...(first && { first }),
    ...(last && { last }),
  }
}

function firstAfter(sorted: Sorted, mark: Keyed, compare: (one: Keyed, other: Keyed) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(sorted[middle]!, mark) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Counts up to one above the cap of 5,000, which is enough to say that it was exceeded. */
export function count(search: Search, holds: Test): number {
  const { environment, table } = search
  const start = startRows(search)
  if (!start && !holds) return environment.store.count(table.logicalName)
  let total = 0
  for (const row of start ?? environment.store.rows(table.logicalName)) {
    if (holds && !holds(row)) continue
    total += 1
    if (total > largestPage) break
  }
  return total
}

/** How many rows match, for `$count` paths. */
export function countRows(search: Search): number {
  const readable = search.environment.access.rowFilter(search.caller, 'Read', search.table)
  return Math.min(count(search, both(readable === 'all' ? undefined : readable, search.query.filter)), largestPage)
}
