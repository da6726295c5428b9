import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstBatchSize, nextBatchSize } from './batch-size.ts'

const limits = { largest: 1_000, targetMs: 5_000 }

describe('the size of the next request', () => {
  test.each([
    ['doubles when there was much time left', 100, 500, 200],
    ['grows to what fits', 100, 4_000, 125],
    ['stays when the time was right', 100, 5_000, 100],
    ['shrinks to what fits', 100, 6_000, 83],
    ['is halved when it took far too long', 100, 60_000, 50],
    ['is one at least', 1, 60_000, 1],
    ['is not above the limit', 900, 1, 1_000],
  ])('%s', (_what, size, durationMs, expected) => {
    expect(nextBatchSize({ size, durationMs }, limits)).toBe(expected)
  })

  test('is a whole number within the limits, whatever was measured', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.nat(), (size, durationMs) => {
        const next = nextBatchSize({ size, durationMs }, limits)
        expect(Number.isInteger(next)).toBe(true)
        expect(next).toBeGreaterThanOrEqual(Math.max(1, Math.floor(size / 2)))
        expect(next).toBeLessThanOrEqual(Math.min(size * 2, 1_000))
      }),
    )
  })

  test('settles at what the service manages in the time', () => {
    let size = firstBatchSize
    for (let request = 0; request < 10; request++) size = nextBatchSize({ size, durationMs: size * 12 }, limits)
    expect(size).toBe(416)
  })
})
