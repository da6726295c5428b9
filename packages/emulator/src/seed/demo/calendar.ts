import type { Random } from '../random.ts'

const day = 86_400_000
/** No meeting is longer. */
const longest = 180 * 60_000

/** Days and times of the seed, counted from the day it is laid on. Everything happens in working hours (UTC). */
export class Calendar {
  readonly #now: Date
  readonly #midnight: number

  constructor(now: Date) {
    this.#now = now
    this.#midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  }

  /** A time on the working day that many days ago, or before it; what began then is over now. */
  past(daysAgo: number, random: Random): Date {
    const back = -Math.max(0, Math.round(daysAgo))
    // Drawn once, whatever the time of day: what follows in the seed must not depend on it.
    const hours = workingTime(random)
    const time = this.#workday(back, -1) + hours
    return new Date(time + longest < this.#now.getTime() ? time : this.#workday(back - 1, -1) + hours)
  }

  /** A time on the working day in that many days, or after it; at least tomorrow. */
  coming(inDays: number, random: Random): Date {
    return new Date(this.#workday(Math.max(1, Math.round(inDays)), 1) + workingTime(random))
  }

  /** `2026-03-02`. Negative days are past. */
  date(inDays: number): string {
    return new Date(this.#workday(Math.round(inDays), inDays < 0 ? -1 : 1)).toISOString().slice(0, 10)
  }

  #workday(inDays: number, direction: 1 | -1): number {
    let time = this.#midnight + inDays * day
    while ([0, 6].includes(new Date(time).getUTCDay())) time += direction * day
    return time
  }
}

export const isoTime = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`

export const later = (time: Date, minutes: number): Date => new Date(time.getTime() + minutes * 60_000)

/** Between 7:00 and 16:55, every five minutes. */
function workingTime(random: Random): number {
  return (random.whole(7, 16) * 60 + random.whole(0, 11) * 5) * 60_000
}
