import { malformed } from '../errors/faults.ts'
import type { Literal } from '../odata/literal.ts'

/** From inclusive, to exclusive; an open end is absent. */
export interface DateRange {
  from?: Date
  to?: Date
}

type Unit = 'Minutes' | 'Hours' | 'Days' | 'Weeks' | 'Months' | 'Years'

/**
 * The period a relative date function means, in UTC (the demo users' time zone), weeks starting on Sunday.
 * Undefined for names that are no such function.
 */
export function dateRange(name: string, value: Literal | undefined, now: Date): DateRange | undefined {
  const fixed = fixedRanges[name]
  if (fixed) return fixed(now)
  const counted = countedRange.exec(name)
  if (!counted) return undefined
  const [, direction, unit] = counted as unknown as [string, 'LastX' | 'NextX' | 'OlderThanX', Unit]
  const count = Number(value?.value)
  if (!Number.isInteger(count) || count < 1) throw malformed(`${name} needs a positive whole number as PropertyValue.`)
  if (direction === 'LastX') return { from: shift(now, unit, -count), to: new Date(now.getTime() + 1000) }
  if (direction === 'NextX') return { from: now, to: shift(now, unit, count) }
  return { to: shift(now, unit, -count) }
}

export const countedRange = /^(LastX|NextX|OlderThanX)(Minutes|Hours|Days|Weeks|Months|Years)$/

const dayMs = 86_400_000
const day = (now: Date, offset: number): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + offset))
const days = (from: number, to: number) => (now: Date) => ({ from: day(now, from), to: day(now, to) })
const week = (offset: number) => (now: Date) => {
  const sunday = day(now, offset * 7 - now.getUTCDay())
  return { from: sunday, to: new Date(sunday.getTime() + 7 * dayMs) }
}
const month = (offset: number) => (now: Date) => ({
  from: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset)),
  to: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset + 1)),
})
const year = (offset: number) => (now: Date) => ({
  from: new Date(Date.UTC(now.getUTCFullYear() + offset, 0)),
  to: new Date(Date.UTC(now.getUTCFullYear() + offset + 1, 0)),
})

export const fixedRanges: Record<string, (now: Date) => DateRange> = {
  Today: days(0, 1),
  Yesterday: days(-1, 0),
  Tomorrow: days(1, 2),
  Last7Days: days(-7, 1),
  Next7Days: days(0, 8),
  LastWeek: week(-1),
  ThisWeek: week(0),
  NextWeek: week(1),
  LastMonth: month(-1),
  ThisMonth: month(0),
  NextMonth: month(1),
  LastYear: year(-1),
  ThisYear: year(0),
  NextYear: year(1),
}

function shift(now: Date, unit: Unit, count: number): Date {
  if (unit === 'Minutes') return new Date(now.getTime() + count * 60_000)
  if (unit === 'Hours') return new Date(now.getTime() + count * 3_600_000)
  if (unit === 'Days' || unit === 'Weeks') return new Date(now.getTime() + count * dayMs * (unit === 'Weeks' ? 7 : 1))
  const moved = new Date(now)
  if (unit === 'Months') moved.setUTCMonth(moved.getUTCMonth() + count)
  else moved.setUTCFullYear(moved.getUTCFullYear() + count)
  return moved
}
