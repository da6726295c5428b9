import type { Interval } from './facet-request.ts'

const minute = 60_000

/** Where the interval begins that the instant lies in, by a clock that far ahead of UTC; ISO 8601 without fractions. */
export function startOfInterval(instant: string, interval: Exclude<Interval, number>, offsetMinutes: number): string {
  const local = new Date(Date.parse(instant) + offsetMinutes * minute)
  local.setUTCSeconds(0, 0)
  if (interval !== 'minute') local.setUTCMinutes(0)
  if (interval !== 'minute' && interval !== 'hour') local.setUTCHours(0)
  if (interval === 'week') local.setUTCDate(local.getUTCDate() - local.getUTCDay())
  if (interval === 'month' || interval === 'quarter' || interval === 'year') local.setUTCDate(1)
  if (interval === 'quarter') local.setUTCMonth(local.getUTCMonth() - (local.getUTCMonth() % 3))
  if (interval === 'year') local.setUTCMonth(0)
  return new Date(local.getTime() - offsetMinutes * minute).toISOString().replace('.000Z', 'Z')
}
