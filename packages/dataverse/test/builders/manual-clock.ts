import type { Clock } from '@liaison/dataverse'

export interface ManualClock extends Clock {
  /** Lets time pass: wakes what sleeps until then, in order, and lets each do what it can. */
  advance(ms: number): Promise<void>
  /** How many sleep now. */
  sleeping(): number
}

interface Sleeper {
  wakesAt: number
  wake: () => void
}

/** A clock that stands still unless it is told otherwise. */
export function manualClock(): ManualClock {
  let now = 0
  const sleepers = new Set<Sleeper>()
  return {
    now: () => new Date(now),
    sleeping: () => sleepers.size,
    sleep: async (ms, signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          sleepers.delete(sleeper)
          reject(new Error('woken by the signal'))
        }
        const sleeper: Sleeper = {
          wakesAt: now + ms,
          wake() {
            sleepers.delete(sleeper)
            signal?.removeEventListener('abort', leave)
            resolve()
          },
        }
        if (signal?.aborted) return leave()
        sleepers.add(sleeper)
        signal?.addEventListener('abort', leave, { once: true })
      }),
    async advance(ms) {
      const until = now + ms
      await settled()
      for (;;) {
        const [next] = [...sleepers].sort((a, b) => a.wakesAt - b.wakesAt)
        if (!next || next.wakesAt > until) break
        now = Math.max(now, next.wakesAt)
        next.wake()
        await settled()
      }
      now = until
      await settled()
    },
  }
}

/** Everything that waits for nothing but earlier promises has happened. */
export const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
