import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dividedBatch } from './batch-division.ts'
import { type BatchItem, requestsOf, writeBatch } from './batch-writer.ts'

const request = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  path: fc.string({ maxLength: 300 }),
  headers: fc.dictionary(fc.constantFrom('accept', 'prefer'), fc.string({ maxLength: 30 })),
  body: fc.string({ maxLength: 800 }),
})
const items: fc.Arbitrary<BatchItem[]> = fc.array(
  fc.oneof(
    request.map((each): BatchItem => ({ kind: 'request', request: each })),
    fc
      .array(request, { minLength: 1, maxLength: 8 })
      .map((each): BatchItem => ({ kind: 'change-set', requests: each })),
  ),
  { maxLength: 60 },
)

test('every item is in one request, in order, and only an item too large by itself exceeds the sizes', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 500, max: 20_000 }), (all, most, longest) => {
      const batches = dividedBatch(all, { maxOperations: most, maxLength: longest })
      expect(batches.flat()).toEqual(all)
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0)
        if (batch.length === 1) continue
        expect(batch.flatMap(requestsOf).length).toBeLessThanOrEqual(most)
        // The boundaries of the whole are outside of what is counted.
        expect(writeBatch(batch, 'x').body.length).toBeLessThanOrEqual(longest + 200)
      }
    }),
  )
})

test('no request could take the item that begins the next one', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 12 }), (all, most) => {
      const batches = dividedBatch(all, { maxOperations: most, maxLength: Number.POSITIVE_INFINITY })
      const joined = batches.slice(1).map(([first], index) => [...(batches[index] ?? []), ...(first ? [first] : [])])
      expect(joined.every((batch) => batch.flatMap(requestsOf).length > most)).toBe(true)
    }),
  )
})
