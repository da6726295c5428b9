import { expect, test } from 'vitest'
import { sharedLayout } from './stored-values.ts'

test('values keep their names, their order and themselves', () => {
  const target = { table: 'account', id: 'a' }
  const values = { name: 'Søn', revenue: 1.5, 'odd "name"': '', donotphone: false, parentaccountid: target }
  const copy = sharedLayout(values)
  expect(copy).toEqual(values)
  expect(Object.keys(copy)).toEqual(Object.keys(values))
  expect(copy['parentaccountid']).toBe(target)
})

test('what is null is left out', () => {
  expect(Object.keys(sharedLayout({ name: 'one', city: null, donotphone: false, revenue: 0 }))).toEqual([
    'name',
    'donotphone',
    'revenue',
  ])
})

test('rows of the same columns do not share their values', () => {
  const one = sharedLayout({ name: 'one', city: 'Bonn' })
  const other = sharedLayout({ name: 'other', city: 'Köln' })
  expect([one, other]).toEqual([
    { name: 'one', city: 'Bonn' },
    { name: 'other', city: 'Köln' },
  ])
})

test('a column called __proto__ is a column', () => {
  const values = JSON.parse('{"__proto__":"x","name":"y"}') as Record<string, string>
  expect(Object.entries(sharedLayout(values))).toEqual(Object.entries(values))
})
