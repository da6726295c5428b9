import type { StoredValue } from '../../store/row.ts'
import { comparableOf, familyOf } from '../compare-values.ts'
import { aggregateLimitExceeded } from './aggregate-faults.ts'
import type { GroupColumn, Measure } from './aggregate-columns.ts'

/** Rows that have all group columns in common. */
export interface Group<T> {
  keys: StoredValue[]
  /** One per measure; null where no row has a value. */
  values: (string | number | null)[]
  items: readonly T[]
}

/** The service's own limit; a query may only lower it. */
export const aggregateLimit = 50_000

/**
 * Groups and measures. Without group columns there is one group, even over nothing. Groups come in the order of their
 * keys, empty ones first: the order of the documented replies.
 *
 * @throws {DataverseFault} 0x8004e023 over more than `limit` rows.
 */
export function aggregate<T>(
  items: Iterable<T>,
  columns: readonly GroupColumn<T>[],
  measures: readonly Measure<T>[],
  limit = aggregateLimit,
): Group<T>[] {
  const groups = new Map<string, { keys: StoredValue[]; sort: (string | number | null)[]; items: T[] }>()
  const comparables = columns.map((column) => column.comparable ?? comparableOf(column.column))
  let count = 0
  for (const item of items) {
    count += 1
    if (count > limit) throw aggregateLimitExceeded()
    const keys = columns.map((column) => column.read(item))
    const sort = keys.map((key, at) => comparables[at]!(key))
    const name = JSON.stringify(sort)
    const group = groups.get(name)
    if (group) group.items.push(item)
    else groups.set(name, { keys, sort, items: [item] })
  }
  if (columns.length === 0 && groups.size === 0) groups.set('', { keys: [], sort: [], items: [] })
  return [...groups.values()]
    .toSorted((one, other) => compareLists(one.sort, other.sort))
    .map((group) => ({
      keys: group.keys,
      items: group.items,
      values: measures.map((measure) => measured(measure, group.items)),
    }))
}

function measured<T>({ method, column, read }: Measure<T>, items: readonly T[]): string | number | null {
  if (!column || !read) return items.length
  const values = items.map(read).filter((value) => value !== null)
  if (method === 'countcolumn') return values.length
  const comparable = comparableOf(column)
  if (method === 'countdistinct') return new Set(values.map(comparable)).size
  if (method === 'min' || method === 'max') return extreme(method, values, comparable)
  const sum = addExactly(values.filter((value) => typeof value === 'number'))
  // Adding up nothing gives 0, as the page on FetchXML aggregation shows for a city without employees.
  if (method === 'sum') return sum
  if (values.length === 0) return null
  const average = sum / values.length
  // Whole numbers have a whole average: 35,200 over 9 is 3,911 on the same page.
  return familyOf(column) === 'number' && wholeTypes.has(column.type) ? Math.trunc(average) : average
}

const wholeTypes = new Set(['Integer', 'BigInt', 'Picklist', 'State', 'Status'])

function extreme(
  method: 'min' | 'max',
  values: readonly StoredValue[],
  comparable: (value: StoredValue) => string | number | null,
): string | number | null {
  let best: StoredValue = null
  let bestKey: string | number | null = null
  for (const value of values) {
    const key = comparable(value)!
    if (bestKey !== null && (method === 'min' ? key >= bestKey : key <= bestKey)) continue
    best = value
    bestKey = key
  }
  return typeof best === 'object' || typeof best === 'boolean' ? bestKey : best
}

/** Money has up to ten decimals; adding binary fractions would show 0.30000000000000004. */
function addExactly(values: readonly number[]): number {
  const decimals = Math.min(10, Math.max(0, ...values.map(decimalsOf)))
  const scale = 10 ** decimals
  return values.reduce((sum, value) => sum + Math.round(value * scale), 0) / scale
}

const decimalsOf = (value: number): number => (String(value).split('.')[1] ?? '').length

function compareLists(one: readonly (string | number | null)[], other: readonly (string | number | null)[]): number {
  for (const [at, left] of one.entries()) {
    const right = other[at] ?? null
    if (left === right) continue
    if (left === null) return -1
    if (right === null) return 1
    return left < right ? -1 : 1
  }
  return 0
}
