import { type Duration, millisecondsOf } from './duration.ts'

interface Sleeper {
  dueAt: number
  wake: () => void
  timer?: NodeJS.Timeout
}

export interface ClockMoment {
  movedMs: number
  frozen: { base: number; real: number } | undefined
}

/**
 * The emulator's time, which can be moved and stopped. The organisation's (`now`) may start anywhere; Entra's and that of
 * the limits (`ticks`) starts with this computer's, because clients hold tokens against their own. Both move together.
 */
export class Clock {
  readonly #base: () => Date
  readonly #sleepers = new Set<Sleeper>()
  #movedMs = 0
  #frozen: ClockMoment['frozen']
  readonly #backListeners: (() => void)[] = []

  constructor(base: () => Date = () => new Date()) {
    this.#base = base
  }

  now(): Date {
    return new Date((this.#frozen?.base ?? this.#base().getTime()) + this.#movedMs)
  }

  /** Milliseconds since 1970. */
  ticks(): number {
    return (this.#frozen?.real ?? Date.now()) + this.#movedMs
  }

  get isFrozen(): boolean {
    return this.#frozen !== undefined
  }

  /** Never back: tokens and what limits count are in order of time. */
  advance(by: Duration): void {
    const milliseconds = millisecondsOf(by)
    if (!Number.isFinite(milliseconds) || milliseconds < 0) throw new RangeError('The clock only moves forward.')
    this.#movedMs += milliseconds
    this.#settle()
  }

  /** Time stands still and moves by `advance` alone. */
  freeze(): void {
    this.#frozen ??= { base: this.#base().getTime(), real: Date.now() }
    this.#settle()
  }

  /** Time goes on from where it stood. */
  run(): void {
    if (!this.#frozen) return
    this.#movedMs -= Date.now() - this.#frozen.real
    this.#frozen = undefined
    this.#settle()
  }

  /** How far it was moved, and where it stands still. */
  moment(): ClockMoment {
    return { movedMs: this.#movedMs, frozen: this.#frozen }
  }

  /** The one way back. Nobody waits any longer for what was to come. */
  goBack({ movedMs, frozen }: ClockMoment): void {
    if (this.#movedMs === movedMs && this.#frozen === frozen) return
    this.#movedMs = movedMs
    this.#frozen = frozen
    this.wakeAll()
    for (const listener of this.#backListeners) listener()
  }

  /** Called whenever time went back. */
  onGoBack(listener: () => void): void {
    this.#backListeners.push(listener)
  }

  /** Waits for so much of this time to pass. */
  async sleep(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return
    await new Promise<void>((wake) => {
      this.#sleepers.add({ dueAt: this.ticks() + milliseconds, wake })
      this.#settle()
    })
  }

  /** How many wait for their time to come. */
  get sleeping(): number {
    return this.#sleepers.size
  }

  /** Nobody waits any longer. */
  wakeAll(): void {
    for (const sleeper of this.#sleepers) this.#wake(sleeper)
  }

  #settle(): void {
    for (const sleeper of this.#sleepers) {
      clearTimeout(sleeper.timer)
      const left = sleeper.dueAt - this.ticks()
      if (left <= 0) this.#wake(sleeper)
      else if (!this.#frozen) sleeper.timer = setTimeout(() => this.#settle(), left)
    }
  }

  #wake(sleeper: Sleeper): void {
    clearTimeout(sleeper.timer)
    this.#sleepers.delete(sleeper)
    sleeper.wake()
  }
}
