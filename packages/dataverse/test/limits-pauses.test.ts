import { beforeEach, describe, expect, test } from 'vitest'
import { createGovernor, type Governor, type SharedPauses } from '@liaison/dataverse'
import { type ManualClock, manualClock, settled } from './builders/manual-clock.ts'

let clock: ManualClock
beforeEach(() => {
  clock = manualClock()
})

interface Shared extends SharedPauses {
  until: Date | undefined
  reads: number
}

/** What processes share, in this one. */
function sharedPauses(): Shared {
  return {
    until: undefined,
    reads: 0,
    async read() {
      this.reads += 1
      return this.until
    },
    async write(until) {
      this.until = until
    },
  }
}

const take = async (governor: Governor, maxPauseMs = 60_000, signal?: AbortSignal) => {
  const turn = await governor.turn({ maxPauseMs, signal })
  return turn.kind === 'go' ? turn : Promise.reject(new Error(turn.kind))
}
const throttle = async (governor: Governor, retryAfterMs: number): Promise<void> =>
  (await take(governor)).end({ kind: 'throttled', retryAfterMs })

describe('pauses shared by processes (P45)', () => {
  test('hold back the requests of a process that was told nothing itself, until they are over', async () => {
    const pauses = sharedPauses()
    const told = createGovernor({ clock, pauses })
    const other = createGovernor({ clock, pauses })
    await throttle(told, 5_000)
    let gone = false
    const waiting = take(other).then(() => (gone = true))
    await clock.advance(4_999)
    expect([gone, other.state().pausedForMs]).toEqual([false, 1])
    await clock.advance(1)
    await waiting
    // Refused was the other: this one has no reason to go slower.
    expect(other.state()).toMatchObject({ concurrency: 4, running: 1, pausedForMs: 0 })
    expect(told.state().concurrency).toBe(2)
  })

  test('turn away at once those that would not wait so long', async () => {
    const pauses = sharedPauses()
    await throttle(createGovernor({ clock, pauses }), 90_000)
    const other = createGovernor({ clock, pauses })
    expect(await other.turn({ maxPauseMs: 30_000 })).toEqual({ kind: 'paused', forMs: 90_000 })
    expect(other.state().running).toBe(0)
  })

  test('are read when a request may go, not when it began to wait', async () => {
    const pauses = sharedPauses()
    const busy = createGovernor({ clock, pauses, maxConcurrency: 1 })
    const first = await take(busy)
    let gone = false
    const waiting = take(busy).then(() => (gone = true))
    await throttle(createGovernor({ clock, pauses }), 5_000)
    first.end({ kind: 'succeeded' })
    await settled()
    expect(gone).toBe(false)
    await clock.advance(5_000)
    await waiting
  })

  test('are told once, and not again by those who only read them', async () => {
    const written: Date[] = []
    const pauses = { ...sharedPauses(), write: async (until: Date) => void written.push(until) }
    const governor = createGovernor({ clock, pauses: { ...pauses, read: async () => written.at(-1) } })
    await throttle(governor, 5_000)
    const waiting = take(governor)
    await clock.advance(5_000)
    ;(await waiting).end({ kind: 'succeeded' })
    expect(written).toEqual([new Date(5_000)])
  })

  test('that cannot be read or kept stop nothing', async () => {
    const broken = async (): Promise<never> => Promise.reject(new Error('the database is away'))
    const governor = createGovernor({ clock, pauses: { read: broken, write: broken } })
    await throttle(governor, 5_000)
    expect(governor.state().pausedForMs).toBe(5_000)
    await clock.advance(5_000)
    await take(governor)
    const senseless = createGovernor({ clock, pauses: { read: async () => new Date(Number.NaN), write: broken } })
    await take(senseless)
  })

  test('that are never answered do not hold a request that is given up, nor its place', async () => {
    const hanging = createGovernor({
      clock,
      maxConcurrency: 1,
      pauses: { read: async () => new Promise(() => undefined), write: async () => undefined },
    })
    const caller = new AbortController()
    const waiting = take(hanging, 60_000, caller.signal)
    await settled()
    expect(hanging.state().running).toBe(1)
    caller.abort(new Error('given up'))
    await expect(waiting).rejects.toThrow('given up')
    expect(hanging.state()).toMatchObject({ running: 0, queued: 0 })
  })
})

describe('a pause longer than service protection would ask for', () => {
  test('is believed for an hour, then one asks again', async () => {
    const governor = createGovernor({ clock })
    await throttle(governor, Number.MAX_SAFE_INTEGER)
    expect(governor.state().pausedForMs).toBe(3_600_000)
    expect(await governor.turn({ maxPauseMs: 30_000 })).toEqual({ kind: 'paused', forMs: 3_600_000 })
    const patient = take(governor, Number.POSITIVE_INFINITY)
    await clock.advance(3_600_000)
    ;(await patient).end({ kind: 'succeeded' })
    expect(governor.state().pausedForMs).toBe(0)
  })

  test('is as long as the deployment says', async () => {
    const pauses = sharedPauses()
    const governor = createGovernor({ clock, maxPauseMs: 10_000, pauses })
    await throttle(governor, 86_400_000)
    expect([governor.state().pausedForMs, pauses.until]).toEqual([10_000, new Date(10_000)])
  })
})
