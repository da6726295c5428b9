/** Parts of a date by which results are grouped, in UTC (the demo users' time zone). */
export const dateParts = {
  day: (date: Date) => date.getUTCDate(),
  /** Weeks begin on Sunday and the first is the one with 1 January, so that 25 March 2023 is in week 12. */
  week(date: Date) {
    const start = Date.UTC(date.getUTCFullYear(), 0, 1)
    const dayOfYear = Math.floor((date.getTime() - start) / 86_400_000)
    return Math.floor((dayOfYear + new Date(start).getUTCDay()) / 7) + 1
  },
  month: (date: Date) => date.getUTCMonth() + 1,
  quarter: (date: Date) => Math.floor(date.getUTCMonth() / 3) + 1,
  year: (date: Date) => date.getUTCFullYear(),
} as const
