import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import type { Store } from '../store/store.ts'
import type { DateRange } from './date-ranges.ts'

/**
 * The period a fiscal date function means: quarters of the calendar year, which is what an environment has whose
 * fiscal settings nobody changed (the page on FetchXML aggregation shows 25 March as "Quarter 1"). Undefined for names
 * that are no such function.
 */
export function fiscalRange(name: string, values: readonly number[], now: Date, store: Store): DateRange | undefined {
  const make = fiscalRanges[name]
  if (!make) return undefined
  requireCalendarYear(store)
  const needed = values.slice(0, make.length - 1)
  if (needed.length < make.length - 1 || needed.some((value) => !Number.isInteger(value) || value < 0 || value > 9999))
    throw malformed(`${name} needs whole numbers.`)
  const [first = 0, second = 0] = needed
  return make(quarterOf(now), first, second)
}

/** `InFiscalPeriod`: the same quarter of any year. */
export function inFiscalPeriod(period: number, store: Store): (instant: string) => boolean {
  requireCalendarYear(store)
  if (!Number.isInteger(period)) throw malformed('InFiscalPeriod needs a whole number.')
  return (instant) => Math.ceil(Number(instant.slice(5, 7)) / 3) === period
}

function requireCalendarYear(store: Store): void {
  for (const { values } of store.rows('organization')) {
    const start = values['fiscalcalendarstart'] ?? null
    const isJanuary = typeof start === 'string' && start.slice(5, 10) === '01-01'
    if ((start !== null && !isJanuary) || (values['fiscalperiodtype'] ?? null) !== null)
      throw new NotEmulated('fiscal settings other than quarters of the calendar year')
  }
}

/** Quarters counted from the year 0. */
const quarterOf = (now: Date): number => now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3)
const quarter = (year: number, period: number): number => year * 4 + period - 1

const start = (index: number): Date => {
  const date = new Date(0)
  date.setUTCFullYear(Math.floor(index / 4), (index % 4) * 3, 1)
  return date
}
const quarters = (from: number, count: number): DateRange => ({ from: start(from), to: start(from + count) })
const years = (from: number, count: number): DateRange => quarters(from * 4, count * 4)
const yearOf = (current: number): number => Math.floor(current / 4)

/** By the current quarter and up to two numbers: a period, a year, or how many. */
export const fiscalRanges: Readonly<Record<string, (current: number, first: number, second: number) => DateRange>> = {
  ThisFiscalPeriod: (current) => quarters(current, 1),
  LastFiscalPeriod: (current) => quarters(current - 1, 1),
  NextFiscalPeriod: (current) => quarters(current + 1, 1),
  ThisFiscalYear: (current) => years(yearOf(current), 1),
  LastFiscalYear: (current) => years(yearOf(current) - 1, 1),
  NextFiscalYear: (current) => years(yearOf(current) + 1, 1),
  // One of them is the last (next) one, so the current one is not among them.
  LastXFiscalPeriods: (current, count) => quarters(current - count, count),
  NextXFiscalPeriods: (current, count) => quarters(current + 1, count),
  LastXFiscalYears: (current, count) => years(yearOf(current) - count, count),
  NextXFiscalYears: (current, count) => years(yearOf(current) + 1, count),
  InFiscalYear: (_current, year) => years(year, 1),
  InFiscalPeriodAndYear: (_current, period, year) => quarters(quarter(year, period), 1),
  InOrAfterFiscalPeriodAndYear: (_current, period, year) => ({ from: start(quarter(year, period)) }),
  InOrBeforeFiscalPeriodAndYear: (_current, period, year) => ({ to: start(quarter(year, period) + 1) }),
}
