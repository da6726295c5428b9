/** Service protection on the number of requests: so many in any window of time. */
export class SlidingWindow {
  readonly #limit: number
  readonly #windowMs: number
  /** When the requests of this window were let through, oldest first. */
  readonly #passedAt: number[] = []

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Lets a request through, or says for how many seconds it has to wait: whole ones, as `Retry-After` tells them. */
  pass(now: number): 'passed' | number {
    while ((this.#passedAt[0] ?? now) <= now - this.#windowMs) this.#passedAt.shift()
    const oldest = this.#passedAt[0]
    if (oldest === undefined || this.#passedAt.length < this.#limit) {
      this.#passedAt.push(now)
      return 'passed'
    }
    return Math.ceil((oldest + this.#windowMs - now) / 1000)
  }
}
