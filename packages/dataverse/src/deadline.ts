import { type Clock, sleep } from './clock.ts'
import { whenAborted } from './when-aborted.ts'

/** When a request has to end: the caller gives up, or its time is over. */
export interface Deadline {
  /** Of this request alone; absent when nothing can end it. */
  signal: AbortSignal | undefined
  /** It was the time and not the caller. */
  passed: () => boolean
  /** `Infinity` without a deadline. */
  remainingMs: () => number
  /** To be called at the end of the request, or its timer keeps the process alive. */
  stop: () => void
}

const endless: Deadline = {
  signal: undefined,
  passed: () => false,
  remainingMs: () => Number.POSITIVE_INFINITY,
  stop: () => undefined,
}

export function startDeadline(clock: Clock, ms: number | undefined, caller: AbortSignal | undefined): Deadline {
  if (ms === undefined && !caller) return endless
  const either = new AbortController()
  const leave = caller ? whenAborted(caller, () => either.abort(caller.reason)) : () => undefined
  if (ms === undefined) return { ...endless, signal: either.signal, stop: leave }
  const endsAt = clock.now().getTime() + ms
  const timer = new AbortController()
  let passed = false
  const timeIsUp = (): void => {
    if (timer.signal.aborted || either.signal.aborted) return
    passed = true
    either.abort(new DOMException('The deadline has passed.', 'TimeoutError'))
  }
  void sleep(clock, ms, timer.signal).then(timeIsUp, () => undefined)
  return {
    signal: either.signal,
    passed: () => passed,
    remainingMs: () => Math.max(0, endsAt - clock.now().getTime()),
    stop() {
      timer.abort()
      leave()
    },
  }
}

/** Rejects with the signal's reason as soon as it aborts, also when the work itself takes no notice of it. */
export async function unlessAborted<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work()
  signal.throwIfAborted()
  let leave = (): void => undefined
  const abandoned = new Promise<never>((_resolve, reject) => {
    leave = whenAborted(signal, () => reject(signal.reason as Error))
  })
  try {
    return await Promise.race([work(), abandoned])
  } finally {
    leave()
  }
}
