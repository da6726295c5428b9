interface Entry {
  at: number
  amount: number
}

/** The sum of what was added within a window of time that moves along. Times are milliseconds and never go back. */
export class SlidingSum {
  #entries: Entry[] = []
  /** Entries before this one have left the window. */
  #first = 0
  #total = 0

  add(at: number, amount: number): void {
    this.#entries.push({ at, amount })
    this.#total += amount
  }

  total(now: number, windowMs: number): number {
    for (
      let entry = this.#entries[this.#first];
      entry && entry.at <= now - windowMs;
      entry = this.#entries[this.#first]
    ) {
      this.#total -= entry.amount
      this.#first += 1
    }
    if (this.#first > 1000 && this.#first * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#first)
      this.#first = 0
    }
    return this.#total
  }

  /** Milliseconds until no more than `allowed` is left in the window, if nothing is added. */
  waitFor(allowed: number, now: number, windowMs: number): number {
    let left = this.total(now, windowMs)
    for (let at = this.#first; left > allowed && at < this.#entries.length; at += 1) {
      const entry = this.#entries[at]!
      left -= entry.amount
      if (left <= allowed) return entry.at + windowMs - now
    }
    return 0
  }
}
