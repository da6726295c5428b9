import { expect, test } from 'vitest'
import { dateParts } from './date-parts.ts'

// 1 January 2026 is a Thursday.
test.each([
  ['2026-01-01T00:00:00Z', 1],
  ['2026-01-03T23:59:59Z', 1],
  ['2026-01-04T00:00:00Z', 2],
  ['2026-12-31T12:00:00Z', 53],
  ['2023-03-25T17:42:46Z', 12],
])('%s is in week %i', (instant, week) => {
  expect(dateParts.week(new Date(instant))).toBe(week)
})
