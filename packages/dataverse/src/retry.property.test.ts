import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Attempt, decideRetry, parseRetryAfter, type RetryPolicy } from './retry.ts'

const attempts: fc.Arbitrary<Attempt> = fc.record(
  {
    number: fc.integer({ min: 1, max: 12 }),
    readOnly: fc.boolean(),
    repeatable: fc.boolean(),
    unsent: fc.boolean(),
    status: fc.constantFrom(200, 302, 400, 401, 403, 404, 408, 412, 429, 500, 501, 502, 503, 504),
    retryAfterMs: fc.nat(600_000),
    elapsedMs: fc.nat(600_000),
    jitter: fc.double({ min: 0, max: 1, noNaN: true }),
  },
  { requiredKeys: ['number', 'readOnly', 'jitter'] },
)

const policies: fc.Arbitrary<RetryPolicy> = fc.record(
  {
    maxAttempts: fc.integer({ min: 1, max: 10 }),
    maxDelayMs: fc.nat(300_000),
    backoffMs: fc.nat(5_000),
    repeatWrites: fc.boolean(),
    deadlineMs: fc.nat(600_000),
  },
  { requiredKeys: ['maxAttempts', 'maxDelayMs', 'backoffMs', 'repeatWrites'] },
)

const runs = { numRuns: 5_000 }

test('no retry comes before Retry-After, after more waiting than allowed, or beyond the deadline', () => {
  fc.assert(
    fc.property(attempts, policies, (attempt, policy) => {
      const decision = decideRetry(attempt, policy)
      if (decision.kind === 'give-up') return
      expect(decision.waitMs).toBeGreaterThanOrEqual(attempt.retryAfterMs ?? 0)
      expect(decision.waitMs).toBeLessThanOrEqual(policy.maxDelayMs)
      expect((attempt.elapsedMs ?? 0) + decision.waitMs).toBeLessThanOrEqual(policy.deadlineMs ?? Infinity)
      expect(attempt.number).toBeLessThan(policy.maxAttempts)
    }),
    runs,
  )
})

test('a write that may have happened is never repeated, unless that changes nothing and the policy says so', () => {
  fc.assert(
    fc.property(attempts, policies, (attempt, policy) => {
      const refusedBeforeItRan = attempt.status === 429 && attempt.retryAfterMs !== undefined
      const harmless = attempt.readOnly || attempt.unsent === true || refusedBeforeItRan
      if (harmless || (attempt.repeatable === true && policy.repeatWrites)) return
      expect(decideRetry(attempt, policy)).toEqual({ kind: 'give-up' })
    }),
    runs,
  )
})

test('all waits of one request together stay within its deadline', () => {
  const failures = fc.array(attempts, { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(failures, policies, fc.nat(120_000), (made, policy, deadlineMs) => {
      let waitedMs = 0
      for (const [index, attempt] of made.entries()) {
        const decision = decideRetry({ ...attempt, number: index + 1, elapsedMs: waitedMs }, { ...policy, deadlineMs })
        if (decision.kind === 'give-up') break
        waitedMs += decision.waitMs
      }
      expect(waitedMs).toBeLessThanOrEqual(deadlineMs)
    }),
    runs,
  )
})

test.each([
  ['-5', undefined],
  ['-1e9', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['5 seconds', undefined],
  ['12/25', undefined],
  ['0x10', undefined],
  ['', undefined],
  ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
  ['Mon, 02 Mar 2026 09:00:07 GMT', 7_000],
  ['Monday, 02-Mar-26 09:00:07 GMT', 7_000],
  ['Mon Mar  2 09:00:07 2026', 7_000],
  ['2026-03-02T09:00:07Z', 7_000],
  ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
  ['Fri, 31 Dec 9999 23:59:59 GMT', Date.UTC(9999, 11, 31, 23, 59, 59) - Date.UTC(2026, 2, 2, 9)],
])('Retry-After %j is read as %j', (value, ms) => {
  expect(parseRetryAfter(value, new Date('2026-03-02T09:00:00Z'))).toBe(ms)
})

test('a wait of nothing does not mean to call at once, again and again', () => {
  const attempt = { number: 2, readOnly: true, status: 429, retryAfterMs: 0, jitter: 1 }
  const policy = { maxAttempts: 4, maxDelayMs: 30_000, backoffMs: 250, repeatWrites: false }
  expect(decideRetry(attempt, policy)).toEqual({ kind: 'wait', waitMs: 500 })
})

test('Retry-After is read as seconds or as an HTTP date, and other text as nothing', () => {
  const now = new Date('2026-03-02T09:00:00Z')
  fc.assert(
    fc.property(fc.nat(100_000), (seconds) => {
      expect(parseRetryAfter(String(seconds), now)).toBe(seconds * 1_000)
      const at = new Date(now.getTime() + seconds * 1_000)
      expect(parseRetryAfter(at.toUTCString(), now)).toBe(seconds * 1_000)
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      const ms = parseRetryAfter(text, now)
      expect(ms === undefined || (Number.isFinite(ms) && ms >= 0)).toBe(true)
    }),
    runs,
  )
})
