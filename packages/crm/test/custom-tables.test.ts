import { lookup } from '@liaison/dataverse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CustomRowList, listCustomRows, listCustomTables, readCustomTable } from '../src/index.ts'
import { anOpenDeal } from './demo-rows.ts'
import { type EmulatedEnvironment, startEmulatedEnvironment } from './emulated-environment.ts'

let environment: EmulatedEnvironment
beforeAll(async () => {
  environment = await startEmulatedEnvironment()
})
afterAll(async () => environment.stop())

test('custom tables that creating a record requires come first and say for what (P21)', async () => {
  const { deps, actor } = environment
  const { items } = await listCustomTables(deps, actor('mia'))
  expect(items[0]).toEqual({
    table: 'bw_salesregion',
    label: 'Sales Region',
    pluralLabel: 'Sales Regions',
    requiredBy: [
      {
        table: 'account',
        label: 'Account',
        column: 'bw_salesregionid',
        columnLabel: 'Sales Region',
        how: 'required-column',
      },
    ],
  })
  expect(items.find(({ table }) => table === 'bw_siteassessment')).toMatchObject({ requiredBy: [] })
  expect(items.map(({ table }) => table)).not.toContain('opportunitysalesprocess')
})

test('a custom table has the fields that people fill in, with their choices', async () => {
  const { deps, actor } = environment
  const { fields = [] } = await readCustomTable(deps, actor('mia'), 'bw_siteassessment')
  expect(fields.find(({ column }) => column === 'bw_result')).toMatchObject({
    type: 'choice',
    choices: [
      { value: 126240000, label: 'Suitable' },
      { value: 126240001, label: 'Needs work' },
      { value: 126240002, label: 'Not suitable' },
    ],
  })
  expect(fields.find(({ column }) => column === 'bw_assessedon')).toMatchObject({ type: 'date' })
  expect(fields.find(({ column }) => column === 'bw_remarks')).toMatchObject({ type: 'multiline', maxLength: 4000 })
  expect(fields.map(({ column }) => column)).not.toContain('importsequencenumber')
})

test('rows of a custom table are read with values as people read them', async () => {
  const { deps, actor } = environment
  const dataverse = environment.dataverseFor('ada')
  const { accountId } = await anOpenDeal(dataverse)
  const { id } = await dataverse.create('bw_siteassessment', {
    bw_name: 'Harbour laboratory',
    bw_accountid: lookup('account', accountId),
    bw_result: 126240001,
    bw_assessedon: '2026-02-28',
    bw_estimatedcost: '1250.5',
  })
  const rows = await listCustomRows(deps, actor('ada'), 'bw_siteassessment', { search: 'harbour' })
  expect(CustomRowList.parse(rows)).toEqual(rows)
  expect(rows.items).toMatchObject([{ id, name: 'Harbour laboratory', url: expect.stringContaining(id) }])
  const texts = new Map(rows.items[0]?.values.map(({ column, text }) => [column, text]))
  expect(texts.get('bw_result')).toBe('Needs work')
  expect(texts.get('bw_assessedon')).toBe('2026-02-28')
  expect(texts.get('bw_estimatedcost')).toContain('1,250.50')
  expect(texts.get('bw_accountid')).toMatch(/./)
})

test('tables that are not custom, and tables that do not exist, are refused', async () => {
  const { deps, actor } = environment
  await expect(readCustomTable(deps, actor('mia'), 'account')).rejects.toMatchObject({ code: 'table_not_custom' })
  await expect(listCustomRows(deps, actor('mia'), 'bw_salesregions', {})).rejects.toMatchObject({
    code: 'dataverse_unknown_name',
  })
})
