import { expect, test } from 'vitest'
import { aColumn, aTable } from '../../test/metadata-builders.ts'
import { rulesOfTable } from './table-rules.ts'

const read = { privileges: [{ name: 'prvReadContact', type: 'Read' as const }] }

test('that nobody may follow a table without change tracking is no matter of roles (P43)', () => {
  const [tracked, untracked] = [true, false].map((changeTracking) => {
    const table = aTable('contact', [], { ...read, changeTracking })
    return rulesOfTable(table, new Map([['contact', table]])).find(({ kind }) => kind === 'follow')
  })
  expect(tracked).toMatchObject({ needs: [{ privilege: 'prvReadContact', reach: 'all' }], optional: true })
  expect(tracked?.impossible).toBeUndefined()
  expect(untracked?.impossible).toBe(
    'Change tracking is off for this table. A customizer turns it on in its properties.',
  )
})

test('a kind of privilege that a table does not have asks for nothing', () => {
  const table = aTable('contact', [], read)
  const rules = rulesOfTable(table, new Map([['contact', table]]))
  expect(rules.map(({ kind, needs }) => [kind, needs.length])).toEqual([
    ['read', 1],
    ['create', 0],
    ['update', 1],
    ['assign', 0],
    ['follow', 1],
  ])
})

test('a required lookup takes a privilege on its table, and one on the other where that is not open', () => {
  const privileges = [{ name: 'prvAppendTonew_region', type: 'AppendTo' as const }]
  const region = aTable('new_region', [], { privileges })
  const lookup = (targets: string[]) =>
    aColumn('new_regionid', 'Lookup', { requiredLevel: 'ApplicationRequired', targets })
  const needsWith = (targets: string[]) => {
    const append = { name: 'prvAppendContact', type: 'Append' as const }
    const table = aTable('contact', [lookup(targets)], { privileges: [append] })
    const tables = new Map([table, region].map((each) => [each.logicalName, each]))
    const create = rulesOfTable(table, tables).find(({ kind }) => kind === 'create')
    return create?.needs.map(({ privilege }) => privilege)
  }
  expect(needsWith(['new_region'])).toEqual(['prvAppendContact', 'prvAppendTonew_region'])
  expect(needsWith(['new_region', 'account'])).toEqual(['prvAppendContact'])
  expect(needsWith([])).toEqual([])
})
