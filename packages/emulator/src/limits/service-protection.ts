import { createHash } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Caller } from '../operations/access.ts'
import type { Visit } from '../operations/environment.ts'
import type { Switches } from '../write/switches.ts'
import type { LimitRefusal } from './limit-refusals.ts'
import type { ServiceLimits } from './service-limits.ts'
import { UserMeter } from './user-meter.ts'

const cookieName = 'ARRAffinity'
const affinity = /(?:^|;\s*)ARRAffinity=([0-9a-f]+)/

interface Parts {
  limits: ServiceLimits
  clock: Clock
  switches: Switches
}

/** What one user has used of one web server within the window. */
export interface Usage {
  userId: string
  /** From 0. */
  server: number
  requests: number
  executionMilliseconds: number
  running: number
  /** How long requests are still refused. */
  blockedMilliseconds: number
}

/** Counts requests by user and web server. Under impersonation they are the real caller's: the token's user counts. */
export class ServiceProtection {
  readonly #parts: Parts
  readonly #meters = new Map<string, UserMeter>()
  /** What the cookie calls the web servers. */
  readonly #names: string[] = []
  #turn = 0

  constructor(parts: Parts) {
    this.#parts = parts
    // What was counted lies in a time that is yet to come.
    parts.clock.onGoBack(() => this.#meters.clear())
  }

  admit({ userId, onBehalfOf }: Caller, headers: Readonly<Record<string, string>>): Visit {
    const { clock, switches } = this.#parts
    const { server, isKnown } = this.#serverOf(headers['cookie'])
    const meter = this.#meterOf(`${server} ${onBehalfOf ?? userId}`)
    const startedAt = clock.ticks()
    const cookie = isKnown ? {} : { 'set-cookie': `${cookieName}=${this.#nameOf(server)}; path=/; HttpOnly` }
    const refused = meter.enter(startedAt)
    if (refused) {
      const retryAfter = switches.retryAfterOnThrottle && { 'retry-after': String(refused.retryAfterSeconds) }
      return { refusal: tooManyRequests(refused, { ...cookie, ...retryAfter }) }
    }
    return {
      finish: () => meter.finish(clock.ticks(), clock.ticks() - startedAt),
      leave: () => meter.leave(),
      headers: () => ({ ...cookie, ...this.#remaining(meter) }),
    }
  }

  usage(): Usage[] {
    const now = this.#parts.clock.ticks()
    return [...this.#meters].map(([key, meter]) => {
      const [server = '', userId = ''] = key.split(' ')
      const { running } = meter
      return { userId, server: Number(server), ...meter.used(now), running, blockedMilliseconds: meter.blockedFor(now) }
    })
  }

  /** As recorded of the service in May 2024: `7999` and `1,200.00`, the latter in seconds. */
  #remaining(meter: UserMeter): Record<string, string> {
    const { clock, limits } = this.#parts
    const { requests, executionMilliseconds } = meter.remaining(clock.ticks())
    return {
      'x-ms-ratelimit-burst-remaining-xrm-requests': String(requests),
      'x-ms-ratelimit-time-remaining-xrm-requests': seconds.format(executionMilliseconds / 1000),
      'x-ms-dop-hint': String(limits.recommendedParallelism),
    }
  }

  #serverOf(cookies: string | undefined): { server: number; isKnown: boolean } {
    const { servers } = this.#parts.limits
    const name = cookies === undefined ? undefined : affinity.exec(cookies)?.[1]
    const known = name === undefined ? -1 : this.#names.indexOf(name)
    if (known >= 0 && known < servers) return { server: known, isKnown: true }
    this.#turn += 1
    return { server: (this.#turn - 1) % servers, isKnown: false }
  }

  #nameOf(server: number): string {
    return (this.#names[server] ??= createHash('sha256').update(`web server ${server}`).digest('hex'))
  }

  #meterOf(key: string): UserMeter {
    let meter = this.#meters.get(key)
    if (!meter) this.#meters.set(key, (meter = new UserMeter(this.#parts.limits)))
    return meter
  }
}

const seconds = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const tooManyRequests = ({ code, message }: LimitRefusal, headers: Record<string, string>): DataverseFault =>
  new DataverseFault(429, code, message, headers)
