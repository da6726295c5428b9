export interface Clock {
  now(): Date
  /** Resolves after `ms`, rejects with the signal's reason. A timer by default. */
  sleep?(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = { now: () => new Date() }

export async function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  if (clock.sleep) return clock.sleep(ms, signal)
  signal?.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
