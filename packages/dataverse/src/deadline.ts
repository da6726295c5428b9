import { type Clock, sleep } from './clock.ts'

/** When a request has to end: the caller gives up, or its time is over. */
export interface Deadline {
  signal: AbortSignal | undefined
  /** It was the time and not the caller. */
  passed: () => boolean
  /** `Infinity` without a deadline. */
  remainingMs: () => number
  /** To be called at the end of the request, or its timer keeps the process alive. */
  stop: () => void
}

export function startDeadline(clock: Clock, ms: number | undefined, caller: AbortSignal | undefined): Deadline {
  if (ms === undefined) {
    return {
      signal: caller,
      passed: () => false,
      remainingMs: () => Number.POSITIVE_INFINITY,
      stop: () => undefined,
    }
  }
  const endsAt = clock.now().getTime() + ms
  const timer = new AbortController()
  const both = new AbortController()
  let passed = false
  const follow = (): void => both.abort(caller?.reason)
  if (caller?.aborted) follow()
  caller?.addEventListener('abort', follow, { once: true })
  const timeIsUp = (): void => {
    if (timer.signal.aborted || both.signal.aborted) return
    passed = true
    both.abort(new DOMException('The deadline has passed.', 'TimeoutError'))
  }
  void sleep(clock, ms, timer.signal).then(timeIsUp, () => undefined)
  return {
    signal: both.signal,
    passed: () => passed,
    remainingMs: () => Math.max(0, endsAt - clock.now().getTime()),
    stop() {
      timer.abort()
      caller?.removeEventListener('abort', follow)
    },
  }
}

/** Rejects with the signal's reason as soon as it aborts, also when the work itself takes no notice of it. */
export async function unlessAborted<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work()
  signal.throwIfAborted()
  let abandon: () => void = () => undefined
  const abandoned = new Promise<never>((_resolve, reject) => {
    abandon = () => reject(signal.reason as Error)
    signal.addEventListener('abort', abandon, { once: true })
  })
  try {
    return await Promise.race([work(), abandoned])
  } finally {
    signal.removeEventListener('abort', abandon)
  }
}
