import { describe, expect, test } from 'vitest'
import { type Attempt, decideRetry, defaultRetryPolicy, parseRetryAfter } from './retry.ts'

const attempt = (fields: Partial<Attempt>): Attempt => ({ number: 1, readOnly: true, jitter: 1, ...fields })
const giveUp = { kind: 'give-up' }

describe('whether to try again', () => {
  test.each<[string, Partial<Attempt>, unknown]>([
    [
      'a throttled write waits exactly as long as asked (P45)',
      { status: 429, retryAfterMs: 7_000, readOnly: false },
      { kind: 'wait', waitMs: 7_000 },
    ],
    ['a throttled write without Retry-After is not repeated', { status: 429, readOnly: false }, giveUp],
    ['a throttled read without Retry-After backs off', { status: 429 }, { kind: 'wait', waitMs: 250 }],
    ['a wait longer than we accept is not shortened (P45)', { status: 429, retryAfterMs: 30_001 }, giveUp],
    ['a write whose fate is unknown is never repeated (P23)', { status: 503, readOnly: false }, giveUp],
    ['a lost reply to a write is never repeated (P23)', { readOnly: false }, giveUp],
    ['a failing gateway is asked again when reading', { status: 502, number: 2 }, { kind: 'wait', waitMs: 500 }],
    ['Retry-After of a 503 is obeyed too', { status: 503, retryAfterMs: 4_000 }, { kind: 'wait', waitMs: 4_000 }],
    ['a lost reply to a read is asked for again', {}, { kind: 'wait', waitMs: 250 }],
    ['half of the backoff is spread', { jitter: 0 }, { kind: 'wait', waitMs: 125 }],
    ['a refusal is final', { status: 400 }, giveUp],
    ['a missing row is final', { status: 404 }, giveUp],
    ['the last attempt is the last', { status: 429, retryAfterMs: 1, number: 4 }, giveUp],
  ])('%s', (_title, fields, decision) => {
    expect(decideRetry(attempt(fields), defaultRetryPolicy)).toEqual(decision)
  })
})

test('Retry-After is seconds or a date', () => {
  const now = new Date('2026-03-02T09:00:00Z')
  expect(parseRetryAfter('3', now)).toBe(3_000)
  expect(parseRetryAfter('Mon, 02 Mar 2026 09:00:05 GMT', now)).toBe(5_000)
  expect(parseRetryAfter('Mon, 02 Mar 2026 08:00:00 GMT', now)).toBe(0)
  expect(parseRetryAfter('soon', now)).toBeUndefined()
  expect(parseRetryAfter(undefined, now)).toBeUndefined()
})
