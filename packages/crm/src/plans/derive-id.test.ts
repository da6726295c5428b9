import { expect, test } from 'vitest'
import { hashOf } from './canonical-json.ts'
import { deriveId } from './derive-id.ts'

test('the same seed is the same row, any other seed another one (P23)', () => {
  const id = deriveId(['workspace', 'member', 'key', '0'])
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(deriveId(['workspace', 'member', 'key', '0'])).toBe(id)
  expect(deriveId(['workspace', 'member', 'key', '1'])).not.toBe(id)
  expect(deriveId(['workspace', 'member', 'key0', ''])).not.toBe(id)
})

test('a hash does not depend on the order of keys, which the database does not keep', () => {
  expect(hashOf({ a: 1, b: [{ c: 2, d: null }] })).toBe(hashOf({ b: [{ d: null, c: 2 }], a: 1 }))
  expect(hashOf({ a: 1, b: undefined })).toBe(hashOf({ a: 1 }))
  expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]))
})
