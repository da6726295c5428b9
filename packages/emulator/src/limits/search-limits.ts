import type { Clock } from '../clock/clock.ts'
import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { ServiceRequest } from '../http/service-request.ts'
import type { Caller } from '../operations/access.ts'
import type { Switches } from '../write/switches.ts'
import type { ServiceLimits } from './service-limits.ts'
import { SlidingSum } from './sliding-sum.ts'

interface Parts {
  limits: ServiceLimits
  clock: Clock
  switches: Switches
}

const [second, minute] = [1000, 60_000]

const searches: ReadonlySet<string> = new Set(
  ['query', 'suggest', 'autocomplete', 'status', 'statistics'].map((name) => `search${name}`),
)

/**
 * What a user may search within a second and everybody together within a minute. Refused searches do not count.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/search/overview "Service Protection Limits"
 */
export class SearchLimits {
  readonly #parts: Parts
  readonly #byUser = new Map<string, SlidingSum>()
  #ofAll = new SlidingSum()

  constructor(parts: Parts) {
    this.#parts = parts
    // What was counted lies in a time that is yet to come.
    parts.clock.onGoBack(() => {
      this.#byUser.clear()
      this.#ofAll = new SlidingSum()
    })
  }

  /** Counts a search, and says how it is refused when it is one too many. */
  admit({ userId, onBehalfOf }: Caller, { path }: ServiceRequest): DataverseFault | undefined {
    if (!searches.has(path)) return undefined
    const { limits, clock } = this.#parts
    const now = clock.ticks()
    const own = this.#of(onBehalfOf ?? userId)
    const waitMs = Math.max(
      own.waitFor(limits.searchesPerSecond - 1, now, second),
      this.#ofAll.waitFor(limits.searchesPerMinute - 1, now, minute),
    )
    if (waitMs > 0) return this.#refusal(waitMs)
    for (const sum of [own, this.#ofAll]) sum.add(now, 1)
    return undefined
  }

  #of(userId: string): SlidingSum {
    let sum = this.#byUser.get(userId)
    if (!sum) this.#byUser.set(userId, (sum = new SlidingSum()))
    return sum
  }

  /** The page says the status and the header; code and words of the body are not known, and these words are the emulator's. */
  #refusal(waitMs: number): DataverseFault {
    const headers = this.#parts.switches.retryAfterOnThrottle && { 'retry-after': String(Math.ceil(waitMs / second)) }
    return new DataverseFault(429, '', 'Too many searches were sent.', { ...headers })
  }
}
