/** The time and the waiting of a client, for tests. */
export interface Clock {
  /** The time now. */
  now(): Date
  /** Resolves after `ms`, rejects with the signal's reason. A timer by default. */
  sleep?(ms: number, signal?: AbortSignal): Promise<void>
}

/** A timer that is set for longer goes off at once. */
const longestTimerMs = 2 ** 31 - 1

export const systemClock: Clock = { now: () => new Date() }

export async function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  if (clock.sleep) return clock.sleep(ms, signal)
  signal?.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
    }
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', stop)
        resolve()
      },
      Math.min(ms, longestTimerMs),
    )
    signal?.addEventListener('abort', stop, { once: true })
  })
}
