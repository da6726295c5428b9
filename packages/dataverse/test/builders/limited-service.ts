import type { Transport } from '@liaison/dataverse'
import { replyOf } from './held-transport.ts'
import { refusal } from './http-service.ts'
import type { ManualClock } from './manual-clock.ts'

export interface ServiceLimits {
  /** Requests in any window of `windowMs`. */
  requests: number
  windowMs: number
  /** Requests at the same time. */
  concurrent: number
}

export interface LimitedService {
  transport: Transport
  /** How often each request, told by its body, was carried out. */
  carriedOut: Map<string, number>
  refusals: () => number
  /** Requests that came although the service had asked, in an earlier moment, to wait longer. */
  early: () => number
}

/** Service protection as documented, in this process and in the time of the test. Each request takes `latencyMs`. */
export function limitedService(clock: ManualClock, limits: ServiceLimits, latencyMs: () => number): LimitedService {
  const carriedOut = new Map<string, number>()
  let accepted: number[] = []
  let running = 0
  let refusals = 0
  let early = 0
  let closed = { since: 0, until: 0 }

  const refuse = (code: string, waitMs: number, now: number) => {
    refusals += 1
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000))
    if (now + seconds * 1_000 > closed.until) closed = { since: now, until: now + seconds * 1_000 }
    return replyOf(429, refusal(code), { 'retry-after': String(seconds) })
  }

  return {
    carriedOut,
    refusals: () => refusals,
    early: () => early,
    transport: async ({ body }) => {
      const now = clock.now().getTime()
      // Those that were under way together with the refused one could not know.
      if (now < closed.until && now > closed.since) early += 1
      accepted = accepted.filter((at) => at > now - limits.windowMs)
      if (running >= limits.concurrent) return refuse('0x80072326', 1_000, now)
      const [oldest] = accepted
      if (accepted.length >= limits.requests && oldest !== undefined) {
        return refuse('0x80072322', oldest + limits.windowMs - now, now)
      }
      accepted.push(now)
      running += 1
      await clock.sleep?.(latencyMs())
      running -= 1
      const key = String(body)
      carriedOut.set(key, (carriedOut.get(key) ?? 0) + 1)
      return replyOf(204)
    },
  }
}
