import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { createGovernor, type GovernorOptions, type RequestPriority } from '@liaison/dataverse'
import { type ManualClock, manualClock, settled } from './builders/manual-clock.ts'

let clock: ManualClock
beforeEach(() => {
  clock = manualClock()
})

/** A governor and what it let go, in order. `end` of a name ends its attempt. */
function governed(options: GovernorOptions = {}) {
  const governor = createGovernor({ clock, ...options })
  const gone: string[] = []
  const ends = new Map<string, (end: { kind: 'succeeded' | 'throttled' | 'failed'; retryAfterMs?: number }) => void>()
  return {
    governor,
    gone,
    ask: async (name: string, priority: RequestPriority = 'foreground', signal?: AbortSignal): Promise<string> => {
      const turn = await governor.turn({ priority, maxPauseMs: 60_000, signal })
      if (turn.kind !== 'go') return turn.kind
      gone.push(name)
      ends.set(name, turn.end)
      return 'go'
    },
    end: (name: string) => ends.get(name)?.({ kind: 'succeeded' }),
    throttle: (name: string, retryAfterMs?: number) =>
      ends.get(name)?.({ kind: 'throttled', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }),
  }
}

describe('how many go at the same time', () => {
  test('begins low, and grows only while others wait', async () => {
    const { governor, gone, ask, end } = governed({ initialConcurrency: 2, maxConcurrency: 8 })
    for (let n = 1; n <= 20; n++) void ask(`r${n}`)
    await settled()
    expect(gone).toEqual(['r1', 'r2'])
    end('r1')
    end('r2')
    await settled()
    expect(governor.state()).toMatchObject({ concurrency: 4, running: 4, queued: 14 })
    for (let n = 3; n <= 20; n++) {
      end(`r${n}`)
      await settled()
    }
    expect(governor.state()).toMatchObject({ concurrency: 8, running: 0, queued: 0 })

    const idle = governed({ initialConcurrency: 2 })
    for (let n = 1; n <= 10; n++) {
      await idle.ask(`r${n}`)
      idle.end(`r${n}`)
    }
    expect(idle.governor.state().concurrency).toBe(2)
  })

  test('is never more than the 52 that the service allows a user, unless told so', async () => {
    const { governor, gone, ask, end } = governed()
    for (let n = 0; n < 500; n++) void ask(String(n))
    await settled()
    for (let n = 0; n < 500; n++) {
      end(gone[n] ?? '')
      await settled()
      expect(governor.state().running).toBeLessThanOrEqual(52)
    }
    expect(governor.state().concurrency).toBe(32)
  })

  test('halves once for requests that are refused together, then grows by one a round', async () => {
    const { governor, ask, end, throttle } = governed({ initialConcurrency: 8 })
    for (let n = 1; n <= 40; n++) void ask(`r${n}`)
    await settled()
    for (let n = 1; n <= 8; n++) throttle(`r${n}`)
    await settled()
    expect(governor.state()).toMatchObject({ concurrency: 4, running: 4 })
    throttle('r9')
    expect(governor.state().concurrency).toBe(2)
    for (const name of ['r10', 'r11', 'r12']) end(name)
    await settled()
    expect(governor.state().concurrency).toBe(3)
  })
})

describe('a pause that the service asked for', () => {
  test('holds everything back until it is over, however late it is asked', async () => {
    const { governor, gone, ask, throttle } = governed({ initialConcurrency: 8 })
    await ask('first')
    throttle('first', 5_000)
    void ask('second')
    await clock.advance(3_000)
    void ask('third', 'background')
    await clock.advance(1_999)
    expect(gone).toEqual(['first'])
    expect(governor.state().pausedForMs).toBe(1)
    await clock.advance(1)
    expect(gone).toEqual(['first', 'second', 'third'])
  })

  test('is never shortened by a later, shorter one', async () => {
    const { gone, ask, throttle } = governed()
    await ask('a')
    await ask('b')
    throttle('a', 5_000)
    throttle('b', 1_000)
    void ask('c')
    await clock.advance(4_999)
    expect(gone).not.toContain('c')
  })

  test('turns away those that would not wait so long, also the ones that wait already', async () => {
    const { ask, throttle } = governed({ initialConcurrency: 1 })
    await ask('a')
    const waiting = ask('b')
    throttle('a', 60_001)
    expect(await waiting).toBe('paused')
    expect(await ask('c')).toBe('paused')
  })

  test('leaves no timer behind when all have given up', async () => {
    const { governor, ask, throttle } = governed()
    await ask('a')
    throttle('a', 5_000)
    const caller = new AbortController()
    const waiting = ask('b', 'foreground', caller.signal)
    expect(clock.sleeping()).toBe(1)
    caller.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    expect(clock.sleeping()).toBe(0)
    expect(governor.state().queued).toBe(0)
  })
})

describe('who waits', () => {
  test('the foreground passes the background, and finds a place that the background leaves free', async () => {
    const { gone, ask, end } = governed({ initialConcurrency: 2, maxConcurrency: 2 })
    for (const name of ['b1', 'b2', 'b3']) void ask(name, 'background')
    await settled()
    expect(gone).toEqual(['b1'])
    for (const name of ['f1', 'f2']) void ask(name)
    await settled()
    expect(gone).toEqual(['b1', 'f1'])
    end('b1')
    await settled()
    expect(gone).toEqual(['b1', 'f1', 'f2'])
    end('f1')
    end('f2')
    await settled()
    expect(gone).toEqual(['b1', 'f1', 'f2', 'b2'])
  })

  test('more than may wait are turned away', async () => {
    const { ask } = governed({ initialConcurrency: 1, maxQueued: 1 })
    await ask('a')
    void ask('b')
    expect(await ask('c')).toBe('queue-full')
  })
})

test('whatever happens, no place is lost, none is used twice, and everybody is answered', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), background: fc.boolean() }),
    fc.record({
      kind: fc.constant('end' as const),
      which: fc.nat(),
      how: fc.constantFrom('succeeded' as const, 'throttled' as const, 'failed' as const),
      retryAfterMs: fc.option(fc.nat(5_000), { nil: undefined }),
    }),
    fc.record({ kind: fc.constant('give-up' as const), which: fc.nat() }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(3_000) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const time = manualClock()
      const governor = createGovernor({ clock: time, initialConcurrency: 2, maxConcurrency: 5, maxQueued: 8 })
      const running: ((end: { kind: 'succeeded' | 'throttled' | 'failed'; retryAfterMs?: number }) => void)[] = []
      const callers: AbortController[] = []
      let asked = 0
      let answered = 0
      let unasked = 0
      let pausedUntil = 0
      const ask = async (priority: RequestPriority, signal: AbortSignal): Promise<void> => {
        asked += 1
        try {
          const turn = await governor.turn({ priority, maxPauseMs: 4_000, signal })
          if (turn.kind !== 'go') return
          expect(time.now().getTime()).toBeGreaterThanOrEqual(pausedUntil)
          running.push(turn.end)
        } catch {
          unasked += signal.aborted ? 0 : 1
        } finally {
          answered += 1
        }
      }
      for (const each of steps) {
        if (each.kind === 'ask') {
          const caller = new AbortController()
          callers.push(caller)
          void ask(each.background ? 'background' : 'foreground', caller.signal)
        } else if (each.kind === 'end' && running.length > 0) {
          const [end] = running.splice(each.which % running.length, 1)
          if (each.how !== 'succeeded' && each.retryAfterMs !== undefined) {
            pausedUntil = Math.max(pausedUntil, time.now().getTime() + each.retryAfterMs)
          }
          end?.({ kind: each.how, ...(each.retryAfterMs === undefined ? {} : { retryAfterMs: each.retryAfterMs }) })
        } else if (each.kind === 'give-up' && callers.length > 0) {
          callers[each.which % callers.length]?.abort()
        } else if (each.kind === 'wait') await time.advance(each.ms)
        await settled()
        expect(governor.state().running).toBe(running.length)
        expect(running.length).toBeLessThanOrEqual(5)
        expect(governor.state().queued).toBeLessThanOrEqual(8)
      }
      await time.advance(10_000)
      while (running.length > 0) {
        running.pop()?.({ kind: 'succeeded' })
        await settled()
      }
      expect(answered).toBe(asked)
      expect(unasked).toBe(0)
      expect(governor.state()).toMatchObject({ running: 0, queued: 0, pausedForMs: 0 })
    }),
    { numRuns: 150 },
  )
})
