import { expect, test } from 'vitest'
import type { Schema } from '../schema/schema.ts'
import { newHistory } from '../schema/schema-history.ts'
import { compareGuids } from './guid-order.ts'
import { Store, type StoreChange } from './store.ts'

const schema = {
  tables: new Map(),
  byEntitySetName: new Map(),
  optionSets: new Map(),
  version: 1,
  history: newHistory(),
} satisfies Schema
const row = (id: string, values = {}) => ({ id, version: 1, values })

test('guids sort as SQL Server sorts them: last group first, the first three groups bytewise reversed', () => {
  // Order of two rows in a recorded page of contacts.
  expect(compareGuids('cdcfa450-cb0c-ea11-a813-000d3a1b1223', '9fd4a450-cb0c-ea11-a813-000d3a1b1223')).toBe(-1)
  expect(compareGuids('ffffffff-ffff-ffff-ffff-000000000001', '00000000-0000-0000-0000-000000000002')).toBe(-1)
  expect(compareGuids('a', 'a')).toBe(0)
})

test('a transaction that fails leaves rows, order and indexes as they were, and tells no listener', () => {
  const store = new Store(schema)
  const told: StoreChange[] = []
  store.put('account', row('b', { parent: { table: 'account', id: 'x' } }))
  expect([...store.rows('account')].map((each) => each.id)).toEqual(['b'])
  expect(store.referencing('account', 'parent', 'x')).toHaveLength(1)
  store.onChange((changes) => told.push(...changes))
  expect(() =>
    store.transaction(() => {
      store.put('account', row('a'))
      store.put('account', row('b', { parent: { table: 'account', id: 'y' } }))
      store.delete('account', 'b')
      throw new Error('stop')
    }),
  ).toThrow('stop')
  expect([...store.rows('account')].map((each) => each.id)).toEqual(['b'])
  expect(store.referencing('account', 'parent', 'x')).toHaveLength(1)
  expect(store.referencing('account', 'parent', 'y')).toHaveLength(0)
  expect(told).toEqual([])
})

test('a commit tells its changes once and in order; nested transactions join the outer one', () => {
  const store = new Store(schema)
  const told: string[][] = []
  store.onChange((changes) => told.push(changes.map((change) => `${change.kind} ${change.row.id}`)))
  store.transaction(() => {
    store.put('account', row('a'))
    store.transaction(() => store.put('account', row('b')))
    store.delete('account', 'a')
  })
  expect(told).toEqual([['put a', 'put b', 'delete a']])
})

test('rows after an id start behind it, whether or not it still exists', () => {
  const store = new Store(schema)
  for (const id of ['a', 'c', 'e']) store.put('account', row(id))
  expect([...store.rowsAfter('account', 'c')].map((each) => each.id)).toEqual(['e'])
  expect([...store.rowsAfter('account', 'b')].map((each) => each.id)).toEqual(['c', 'e'])
  store.put('account', row('d'))
  expect([...store.rowsAfter('account', 'c')].map((each) => each.id)).toEqual(['d', 'e'])
})

test('in order stands each row as it was last written', () => {
  const store = new Store(schema)
  for (const id of ['c', 'a', 'b']) store.put('account', row(id, { name: id }))
  const named = (): unknown[] => Array.from(store.rows('account'), ({ values }) => values['name'])
  expect(named()).toEqual(['a', 'b', 'c'])
  store.put('account', row('b', { name: 'changed' }))
  store.delete('account', 'a')
  expect(named()).toEqual(['changed', 'c'])
})
