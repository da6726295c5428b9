import { type Clock, sleep, systemClock } from './clock.ts'
import { unlessAborted } from './deadline.ts'

/** `background` waits while anything in the `foreground` does. */
export type RequestPriority = 'foreground' | 'background'

/** Limits of a governor. */
export interface GovernorOptions {
  /**
   * Requests at the same time, at most. 32 by default: Dynamics allows a user 52, and they also work in their browser.
   *
   * @see https://learn.microsoft.com/power-apps/developer/data-platform/api-limits
   */
  maxConcurrency?: number
  /** Where it begins; 4 by default. Grows while requests succeed and others wait. */
  initialConcurrency?: number
  /** Requests that may wait for their turn; 10,000 by default. */
  maxQueued?: number
  /**
   * The longest pause that is believed: an hour by default. Service protection looks at five minutes, so a longer one is a
   * proxy's, or a mistake. When it is over requests go out again, and are told again.
   */
  maxPauseMs?: number
  /** Where other processes that act for the same person tell of pauses. None by default. */
  pauses?: SharedPauses
  clock?: Clock
}

/**
 * What processes tell each other: until when Dynamics asked a person to wait. Read before each request, so keep it near;
 * while it fails, each process goes by what it has been told itself.
 */
export interface SharedPauses {
  /** Undefined when nobody was told to wait. */
  read(): Promise<Date | undefined>
  /** An earlier time than the one that is known must not replace it. */
  write(until: Date): Promise<void>
}

/** What a governor knows now. */
export interface GovernorState {
  /** Requests allowed at the same time now. */
  concurrency: number
  running: number
  queued: number
  /** What is left of the wait that Dynamics asked for. */
  pausedForMs: number
}

export interface TurnOptions {
  priority?: RequestPriority | undefined
  /** A pause longer than this is not waited for. */
  maxPauseMs: number
  signal?: AbortSignal | undefined
}

/** How an attempt ended, for those that follow. */
export type AttemptEnd =
  | { kind: 'succeeded' }
  | { kind: 'failed'; retryAfterMs?: number | undefined }
  | { kind: 'throttled'; retryAfterMs?: number | undefined }
  /** There was none. */
  | { kind: 'unused' }

export type Turn =
  | { kind: 'go'; end: (end: AttemptEnd) => void }
  | { kind: 'paused'; forMs: number }
  | { kind: 'queue-full'; queued: number }

interface Waiting {
  maxPauseMs: number
  settle: (turn: Turn) => void
}

/**
 * How many requests one person has under way in one environment. Service protection counts per user, so all clients of a
 * person share one: it grows with success, halves when refused, and holds everything back for as long as Dynamics asks.
 */
export class Governor {
  readonly #clock: Clock
  readonly #maxConcurrency: number
  readonly #maxQueued: number
  readonly #maxPauseMs: number
  readonly #pauses: SharedPauses | undefined
  readonly #queues = { foreground: new Set<Waiting>(), background: new Set<Waiting>() }
  #concurrency: number
  /** Doubles each round until the first refusal has shown where the limit is; then one more each round. */
  #probing = true
  /** Requests of one generation that are refused together say the same thing once. */
  #generation = 0
  #running = 0
  #pausedUntil = 0
  #alarm: AbortController | undefined

  constructor({
    maxConcurrency = 32,
    initialConcurrency = 4,
    maxQueued = 10_000,
    maxPauseMs = 3_600_000,
    pauses,
    clock,
  }: GovernorOptions = {}) {
    this.#maxConcurrency = Math.max(1, Math.floor(maxConcurrency))
    this.#concurrency = Math.min(Math.max(1, initialConcurrency), this.#maxConcurrency)
    this.#maxQueued = maxQueued
    this.#maxPauseMs = maxPauseMs
    this.#pauses = pauses
    this.#clock = clock ?? systemClock
  }

  /** What it knows now, for a page or a metric. */
  state(): GovernorState {
    return {
      concurrency: Math.floor(this.#concurrency),
      running: this.#running,
      queued: this.#queued(),
      pausedForMs: this.#pausedForMs(),
    }
  }

  /** Waits for a turn; rejects with the signal's reason. `end` must be called when the attempt is over. */
  async turn(options: TurnOptions): Promise<Turn> {
    for (;;) {
      const turn = await this.#ownTurn(options)
      if (turn.kind !== 'go' || !this.#pauses) return turn
      const until = await this.#sharedPause(this.#pauses, options.signal).catch((error: unknown) => {
        turn.end({ kind: 'unused' })
        throw error
      })
      const forMs = until - this.#clock.now().getTime()
      if (!(forMs > 0)) return turn
      turn.end({ kind: 'unused' })
      this.#pause(forMs)
    }
  }

  /** The end of the pause that others have been told of; the beginning of time when there is none. */
  async #sharedPause(pauses: SharedPauses, signal: AbortSignal | undefined): Promise<number> {
    const read = async (): Promise<number> => pauses.read().then((until) => until?.getTime() ?? 0)
    return unlessAborted(async () => read().catch(() => 0), signal)
  }

  async #ownTurn({ priority = 'foreground', maxPauseMs, signal }: TurnOptions): Promise<Turn> {
    signal?.throwIfAborted()
    const pausedForMs = this.#pausedForMs()
    if (pausedForMs > maxPauseMs) return { kind: 'paused', forMs: pausedForMs }
    if (pausedForMs === 0 && this.#queued() === 0 && this.#hasPlaceFor(priority)) return this.#start()
    const queued = this.#queued()
    if (queued >= this.#maxQueued) return { kind: 'queue-full', queued }
    const queue = this.#queues[priority]
    return new Promise<Turn>((resolve, reject) => {
      const leave = (): void => {
        queue.delete(waiting)
        if (this.#queued() === 0) this.#alarm?.abort()
        reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
      }
      const waiting: Waiting = {
        maxPauseMs,
        settle(turn) {
          queue.delete(waiting)
          signal?.removeEventListener('abort', leave)
          resolve(turn)
        },
      }
      queue.add(waiting)
      signal?.addEventListener('abort', leave, { once: true })
      this.#startWaiting()
    })
  }

  #start(): Turn {
    this.#running += 1
    const generation = this.#generation
    let ended = false
    return {
      kind: 'go',
      end: (end) => {
        if (ended) return
        ended = true
        this.#running -= 1
        this.#learn(end, generation)
        this.#startWaiting()
      },
    }
  }

  #learn(end: AttemptEnd, generation: number): void {
    if (end.kind === 'unused') return
    if (end.kind === 'succeeded') {
      // Only while others wait: an idle client proves nothing about the limit.
      if (this.#queued() === 0) return
      const grown = this.#concurrency + (this.#probing ? 1 : 1 / this.#concurrency)
      this.#concurrency = Math.min(grown, this.#maxConcurrency)
      return
    }
    if (end.kind === 'throttled' && generation === this.#generation) {
      this.#concurrency = Math.max(1, Math.floor(this.#concurrency / 2))
      this.#probing = false
      this.#generation += 1
    }
    if (end.retryAfterMs !== undefined) this.#pauseAndTell(end.retryAfterMs)
  }

  #pauseAndTell(ms: number): void {
    const before = this.#pausedUntil
    this.#pause(ms)
    if (this.#pausedUntil > before) this.#pauses?.write(new Date(this.#pausedUntil)).catch(() => undefined)
  }

  #pause(ms: number): void {
    const now = this.#clock.now().getTime()
    this.#pausedUntil = Math.max(this.#pausedUntil, now + Math.min(ms, this.#maxPauseMs))
    const forMs = this.#pausedForMs()
    for (const waiting of [...this.#queues.foreground, ...this.#queues.background]) {
      if (forMs > waiting.maxPauseMs) waiting.settle({ kind: 'paused', forMs })
    }
  }

  #startWaiting(): void {
    if (this.#queued() === 0) return
    const pausedForMs = this.#pausedForMs()
    if (pausedForMs > 0) return this.#wakeAfter(pausedForMs)
    for (const priority of ['foreground', 'background'] as const) {
      for (const waiting of this.#queues[priority]) {
        if (!this.#hasPlaceFor(priority)) break
        waiting.settle(this.#start())
      }
    }
  }

  #wakeAfter(ms: number): void {
    if (this.#alarm) return
    const alarm = new AbortController()
    this.#alarm = alarm
    const done = (): void => {
      this.#alarm = undefined
      this.#startWaiting()
    }
    void sleep(this.#clock, ms, alarm.signal).then(done, done)
  }

  /** The last free place is kept for the foreground, which would otherwise wait for something long to end. */
  #hasPlaceFor(priority: RequestPriority): boolean {
    const places = Math.floor(this.#concurrency)
    return this.#running < (priority === 'foreground' ? places : Math.max(1, places - 1))
  }

  #pausedForMs(): number {
    return Math.max(0, this.#pausedUntil - this.#clock.now().getTime())
  }

  #queued(): number {
    return this.#queues.foreground.size + this.#queues.background.size
  }
}

/** One for each person in each environment; give it to all their clients as `governor`. */
export const createGovernor = (options?: GovernorOptions): Governor => new Governor(options)
