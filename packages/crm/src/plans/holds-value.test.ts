import { lookup } from '@liaison/dataverse'
import { expect, test } from 'vitest'
import { aColumn } from '../../test/metadata-builders.ts'
import { holdsValue } from './holds-value.ts'

const text = aColumn('c', 'String')
const money = aColumn('c', 'Money')
const owner = aColumn('c', 'Lookup')
const choices = aColumn('c', 'MultiSelectPicklist')
const day = aColumn('c', 'DateTime', { dateTimeBehavior: 'DateOnly' })
const moment = aColumn('c', 'DateTime', { dateTimeBehavior: 'UserLocal' })
const wallClock = aColumn('c', 'DateTime', { dateTimeBehavior: 'TimeZoneIndependent' })
const id = 'f47ac10b-58cc-4372-a567-0e02b2c3d479'

test.each([
  ['text', text, { c: 'a' }, 'a'],
  ['lines, however they end', text, { c: 'a\r\nb' }, 'a\nb'],
  ['nothing', text, { c: null }, null],
  ['money, exact', money, { c: 48000.5 }, '48000.50'],
  ['a record, whatever the case of its id', owner, { _c_value: id.toUpperCase() }, lookup('account', id)],
  ['no record', owner, { _c_value: null }, null],
  ['choices, in any order', choices, { c: '3,1' }, [1, 3]],
  ['a day', day, { c: '2026-03-31' }, '2026-03-31'],
  ['a moment, in any zone', moment, { c: '2026-03-31T08:00:00Z' }, '2026-03-31T10:00:00+02:00'],
  ['a time of the wall clock', wallClock, { c: '2026-03-31T10:00:00Z' }, '2026-03-31T10:00:00'],
] as const)('a row holds %s', (_what, column, row, value) => {
  expect(holdsValue(row, column, value)).toBe(true)
})

test.each([
  ['text', text, { c: 'a' }, 'A'],
  ['nothing', text, { c: 'a' }, null],
  ['money', money, { c: 48000.5 }, '48000.51'],
  ['a value where nothing is', money, { c: null }, '0'],
  ['a record', owner, { _c_value: id }, lookup('account', id.replace('f', 'e'))],
  ['no record', owner, { _c_value: id }, null],
  ['choices', choices, { c: '1,3' }, [1]],
  ['a moment', moment, { c: '2026-03-31T08:00:00Z' }, '2026-03-31T08:00:01Z'],
] as const)('a row does not hold another %s', (_what, column, row, value) => {
  expect(holdsValue(row, column, value)).toBe(false)
})
