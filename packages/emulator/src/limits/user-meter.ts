import { type LimitRefusal, tooLong, tooMany, tooManyAtOnce } from './limit-refusals.ts'
import type { ServiceLimits } from './service-limits.ts'
import { SlidingSum } from './sliding-sum.ts'

/** What one user asks of one web server, held against the limits. Times are milliseconds. */
export class UserMeter {
  readonly #limits: ServiceLimits
  readonly #requests = new SlidingSum()
  readonly #execution = new SlidingSum()
  #running = 0
  #periodStart: number | undefined
  #blockedUntil = 0

  constructor(limits: ServiceLimits) {
    this.#limits = limits
  }

  /** Counts a request, and says why it is refused if it is. */
  enter(now: number): LimitRefusal | undefined {
    const isBlocked = now < this.#blockedUntil || this.#isOver(now)
    const isCrowded = this.#running >= this.#limits.concurrent
    if (this.#limits.refusalsCount || !(isBlocked || isCrowded)) this.#requests.add(now, 1)
    if (isBlocked) return this.#block(now)
    if (isCrowded) return tooManyAtOnce(this.#limits)
    this.#running += 1
    return undefined
  }

  /** The work on a request is done; its reply may still be on the way. */
  finish(now: number, milliseconds: number): void {
    if (milliseconds > 0) this.#execution.add(now, milliseconds)
  }

  leave(): void {
    this.#running -= 1
  }

  remaining(now: number): { requests: number; executionMilliseconds: number } {
    const { requests, executionMilliseconds } = this.#limits
    return {
      requests: Math.max(0, requests - this.#requests.total(now, this.#windowMs)),
      executionMilliseconds: Math.max(0, executionMilliseconds - this.#execution.total(now, this.#windowMs)),
    }
  }

  /** Milliseconds until it is let in again. */
  blockedFor(now: number): number {
    return Math.max(0, this.#blockedUntil - now)
  }

  get running(): number {
    return this.#running
  }

  used(now: number): { requests: number; executionMilliseconds: number } {
    return {
      requests: this.#requests.total(now, this.#windowMs),
      executionMilliseconds: this.#execution.total(now, this.#windowMs),
    }
  }

  #isOver(now: number): boolean {
    if (this.#limits.evaluation === 'after-window') {
      this.#periodStart ??= now
      if (now < this.#periodStart + this.#windowMs) return false
      this.#periodStart = now
    }
    return (
      this.#requests.total(now, this.#windowMs) + 1 > this.#limits.requests ||
      this.#execution.total(now, this.#windowMs) > this.#limits.executionMilliseconds
    )
  }

  /** Until both sums have room again, in whole seconds as the header tells them. */
  #block(now: number): LimitRefusal {
    const forRequests = this.#requests.waitFor(this.#limits.requests - 1, now, this.#windowMs)
    const forExecution = this.#execution.waitFor(this.#limits.executionMilliseconds, now, this.#windowMs)
    const seconds = Math.max(1, Math.ceil(Math.max(forRequests, forExecution) / 1000))
    this.#blockedUntil = Math.max(this.#blockedUntil, now + seconds * 1000)
    this.#periodStart = undefined
    const retryAfterSeconds = Math.ceil((this.#blockedUntil - now) / 1000)
    return forExecution > forRequests
      ? tooLong(this.#limits, retryAfterSeconds)
      : tooMany(this.#limits, retryAfterSeconds)
  }

  get #windowMs(): number {
    return this.#limits.windowSeconds * 1000
  }
}
