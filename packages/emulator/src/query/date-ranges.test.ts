import { expect, test } from 'vitest'
import { dateRange } from './date-ranges.ts'

const now = new Date('2026-03-04T09:30:00Z')
const days = ({ from, to }: { from?: Date; to?: Date } = {}) =>
  [from, to].map((each) => each?.toISOString().slice(0, 16))

test.each([
  ['Today', undefined, '2026-03-04T00:00', '2026-03-05T00:00'],
  ['ThisWeek', undefined, '2026-03-01T00:00', '2026-03-08T00:00'],
  ['LastMonth', undefined, '2026-02-01T00:00', '2026-03-01T00:00'],
  ['NextYear', undefined, '2027-01-01T00:00', '2028-01-01T00:00'],
  ['LastXHours', 12, '2026-03-03T21:30', '2026-03-04T09:30'],
  ['OlderThanXMonths', 1, undefined, '2026-02-04T09:30'],
])('%s(%s) goes from %s to %s', (name, value, from, to) => {
  const literal = value === undefined ? undefined : ({ type: 'number', value } as const)
  expect(days(dateRange(name, literal, now))).toEqual([from, to])
})

test('other names are no date functions', () => {
  expect(dateRange('EqualUserId', undefined, now)).toBeUndefined()
})
