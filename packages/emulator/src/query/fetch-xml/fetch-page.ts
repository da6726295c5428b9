import type { Keyed } from '../compile-order.ts'
import { largestPage } from '../list-query.ts'
import { readPageCookie, writeSkipToken } from '../paging-cookie.ts'
import { orderedByOtherColumns, pagingCookieRequired } from './fetch-faults.ts'
import type { FetchOrdering } from './fetch-order.ts'
import { allLinks, type FetchQuery } from './fetch-query.ts'
import type { FetchResult } from './fetch-scope.ts'

export interface FetchPage {
  texts: readonly string[]
  more: boolean
  /** Results in all. */
  total: number
  /** For the page after this one, where the query allows a cookie. */
  cookie?: string
}

type Sorted = Keyed & { result: FetchResult }

/** Without a cookie the service counts through all rows before the page, and no further than this. */
const simplePagingLimit = 50_000

/** One page of sorted results: after the cookie's row, or else by page number. */
export function fetchPage(
  query: FetchQuery,
  sorted: readonly Sorted[],
  order: FetchOrdering,
  render: (result: Sorted) => string,
): FetchPage {
  const { start, end } = limits(query, markOf(query, sorted, order))
  const page = sorted.slice(start, end)
  const more = query.top === undefined && end < sorted.length
  const [first, last] = [page[0], page.at(-1)]
  const cookie = more && first && last && order.cookieNames && oneRowEach(query)
  return {
    texts: page.map(render),
    more,
    total: sorted.length,
    ...(cookie && { cookie: writeCookie(query, order.cookieNames!, first, last) }),
  }
}

/** The row that the cookie of a query without orders names: its page begins behind it. */
export function cookieRow({ cookie, page }: FetchQuery): string | undefined {
  if (cookie === undefined || page === 1) return undefined
  const last = readPageCookie(cookie, [])
  if (!last) throw orderedByOtherColumns()
  return last.id
}

/** One page of results that come in the order of their key, after the cookie's row: what follows it is not looked at. */
export function keyPage(
  query: FetchQuery,
  results: Iterable<FetchResult>,
  render: (result: FetchResult) => string,
): FetchPage {
  const { start, end } = limits(query, query.page > 1 && query.cookie !== undefined ? 0 : undefined)
  const page: FetchResult[] = []
  let more = false
  let at = 0
  for (const result of results) {
    if (at === end) {
      more = query.top === undefined
      break
    }
    if (at >= start) page.push(result)
    at += 1
  }
  const [first, last] = [page[0], page.at(-1)]
  const keyed = ({ row }: FetchResult): Keyed => ({ keys: [], id: row.id })
  return {
    texts: page.map(render),
    more,
    total: at,
    ...(more && first && last && oneRowEach(query) && { cookie: writeCookie(query, [], keyed(first), keyed(last)) }),
  }
}

/** Groups and distinct results belong to no row, so they are paged by number alone. */
export function textPage(query: FetchQuery, texts: readonly string[]): FetchPage {
  const { start, end } = limits(query, undefined)
  return {
    texts: texts.slice(start, end),
    more: query.top === undefined && end < texts.length,
    total: texts.length,
  }
}

function limits(query: FetchQuery, mark: number | undefined): { start: number; end: number } {
  const size = Math.min(query.top ?? query.count ?? largestPage, largestPage)
  if (mark !== undefined) return { start: mark, end: mark + size }
  const start = query.top === undefined ? (query.page - 1) * size : 0
  if (start + size > simplePagingLimit) throw pagingCookieRequired()
  return { start, end: start + size }
}

/** The first result after the row that the cookie names. */
function markOf(query: FetchQuery, sorted: readonly Sorted[], order: FetchOrdering): number | undefined {
  if (query.cookie === undefined || query.page === 1) return undefined
  const last = readPageCookie(query.cookie, order.numeric)
  if (!last) throw orderedByOtherColumns()
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order.compare(sorted[middle]!, last) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** A cookie names a row of the entity, so it cannot tell the results of one row apart. */
const oneRowEach = (query: FetchQuery): boolean =>
  allLinks(query).every(
    ({ type, from, table }) => (type !== 'inner' && type !== 'outer') || from.logicalName === table.primaryId,
  )

function writeCookie(query: FetchQuery, names: readonly string[], first: Keyed, last: Keyed): string {
  return writeSkipToken(query.page + 1, query.table.primaryId, names, first, last)
    .replaceAll('%3C', '<')
    .replaceAll('%3E', '>')
    .replaceAll('%20', ' ')
    .replaceAll('%22', '"')
}
