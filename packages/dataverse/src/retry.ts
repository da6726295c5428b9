export interface RetryPolicy {
  /** Attempts in total, the first included. */
  maxAttempts: number
  /** The longest single wait we accept. A service that asks for more is not called again. */
  maxDelayMs: number
  /** First backoff, doubled on each further attempt. */
  backoffMs: number
}

export const defaultRetryPolicy: RetryPolicy = { maxAttempts: 4, maxDelayMs: 30_000, backoffMs: 250 }

export interface Attempt {
  /** 1 for the first. */
  number: number
  /** Doing it twice is the same as doing it once: a GET, or a `$batch` of GETs. */
  repeatable: boolean
  /** Absent when no usable reply came. */
  status?: number
  /** What `Retry-After` asked for. */
  retryAfterMs?: number
  /** 0 to 1; spreads the callers that failed together. */
  jitter: number
}

export type RetryDecision = { kind: 'wait'; waitMs: number } | { kind: 'give-up' }

const transientStatus: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])
const giveUp: RetryDecision = { kind: 'give-up' }

/** Whether and when to try again. Never repeats a write that may have happened, never waits less than the service asked. */
export function decideRetry(attempt: Attempt, policy: RetryPolicy): RetryDecision {
  if (attempt.number >= policy.maxAttempts) return giveUp
  if (attempt.retryAfterMs !== undefined && attempt.retryAfterMs > policy.maxDelayMs) return giveUp
  // Refused before it ran, and told when to come back: safe for any method.
  if (attempt.status === 429 && attempt.retryAfterMs !== undefined)
    return { kind: 'wait', waitMs: attempt.retryAfterMs }
  // A 503, or a lost reply, to a write may have written.
  if (!attempt.repeatable) return giveUp
  if (attempt.status !== undefined && !transientStatus.has(attempt.status)) return giveUp
  const backoff = Math.min(policy.backoffMs * 2 ** (attempt.number - 1), policy.maxDelayMs)
  return { kind: 'wait', waitMs: attempt.retryAfterMs ?? Math.round(backoff * (0.5 + attempt.jitter / 2)) }
}

/** `Retry-After` in milliseconds: whole seconds, or an HTTP date. */
export function parseRetryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000)
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
