import { expect, test } from 'vitest'
import { grouped } from './formatted-value.ts'

test.each([
  [0, 2, '0.00'],
  [999, 0, '999'],
  [1000, 0, '1,000'],
  [-1234567.891, 2, '-1,234,567.89'],
  [100000000000000, 2, '100,000,000,000,000.00'],
])('%d with %d decimals is %s', (value, decimals, text) => {
  expect(grouped(value, decimals)).toBe(text)
})
