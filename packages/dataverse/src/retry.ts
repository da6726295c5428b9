/** Which failures are tried again, how often and how late. Times are in milliseconds. */
export interface RetryPolicy {
  /** Attempts in total, the first included. */
  maxAttempts: number
  /** The longest single wait we accept. A service that asks for more is not called again. */
  maxDelayMs: number
  /** First backoff, doubled on each further attempt. */
  backoffMs: number
  /**
   * Sends a write again after a lost reply or a failing gateway, if it leaves the row the same when done twice: an upsert,
   * an update or delete of any version, a create with an id of the caller's (whose repeat is then a DuplicateKeyError
   * with `effect: 'unknown'`). Off by default: plug-ins and flows of the organisation may run twice.
   */
  repeatWrites: boolean
  /** From the call to its end, waits and retries included. Absent by default: each wait and each attempt has its limit. */
  deadlineMs?: number | undefined
}

export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 4,
  maxDelayMs: 30_000,
  backoffMs: 250,
  repeatWrites: false,
}

export interface Attempt {
  /** 1 for the first. */
  number: number
  /** It changes nothing. */
  readOnly: boolean
  /** A write that leaves the row the same when done twice: it names its row and sets it to given values. */
  repeatable?: boolean
  /** It is known not to have left: no connection could be made. */
  unsent?: boolean
  /** Absent when no usable reply came. */
  status?: number
  /** What `Retry-After` asked for. */
  retryAfterMs?: number
  /** Since the call began, waits included. */
  elapsedMs?: number
  /** 0 to 1; spreads the callers that failed together. */
  jitter: number
}

export type RetryDecision = { kind: 'wait'; waitMs: number } | { kind: 'give-up' }

const transientStatus: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])
/** Without 500, with which a plug-in fails in the same way again. */
const transientForWrites: ReadonlySet<number> = new Set([408, 429, 502, 503, 504])
const giveUp: RetryDecision = { kind: 'give-up' }

/**
 * Whether and when to try again. Never repeats a write that may have happened unless that changes nothing, never waits
 * less than the service asked, and never beyond the deadline.
 */
export function decideRetry(attempt: Attempt, policy: RetryPolicy): RetryDecision {
  if (attempt.number >= policy.maxAttempts) return giveUp
  if (!mayRepeat(attempt, policy)) return giveUp
  const transient = attempt.readOnly ? transientStatus : transientForWrites
  if (attempt.status !== undefined && !transient.has(attempt.status)) return giveUp
  const backoff = Math.min(policy.backoffMs * 2 ** (attempt.number - 1), policy.maxDelayMs)
  const askedMs = attempt.retryAfterMs ?? 0
  // A wait of nothing, or until a time gone by, says no more than that there is none.
  const waitMs = askedMs > 0 ? askedMs : Math.round(backoff * (0.5 + attempt.jitter / 2))
  // Shortened, it would come before the service allows it.
  if (waitMs > policy.maxDelayMs) return giveUp
  if (policy.deadlineMs !== undefined && (attempt.elapsedMs ?? 0) + waitMs >= policy.deadlineMs) return giveUp
  return { kind: 'wait', waitMs }
}

function mayRepeat(attempt: Attempt, { repeatWrites }: RetryPolicy): boolean {
  const { readOnly, repeatable = false, unsent = false, status, retryAfterMs } = attempt
  if (readOnly || unsent || (repeatable && repeatWrites)) return true
  // Refused before it ran, and told when to come back: safe for any method. A 503, or a lost reply, may have written.
  return status === 429 && retryAfterMs !== undefined
}

const isDate = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? |\d{4}-\d\d-\d\dT)/i
const hasZone = /(?:GMT|UTC|Z|[+-]\d\d:?\d\d)$/i

/**
 * `Retry-After` in milliseconds: seconds, or a date in one of HTTP's forms or ISO's. Anything else is no answer, negative
 * numbers too; `Date.parse` by itself would read years into them. However long, it is told as it is: how long a wait is
 * accepted is the policy's matter and, for everybody else, the governor's.
 */
export function parseRetryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), Number.MAX_SAFE_INTEGER)
  if (!isDate.test(text)) return undefined
  const at = Date.parse(hasZone.test(text) ? text : `${text} GMT`)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
