import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { sendForm, type AnsweredForm } from './page-forms.ts'
import { textOf } from './page-text.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(() => emulator.stop())

const change = (fields: Record<string, string>): Promise<AnsweredForm> =>
  sendForm(emulator, 'faults/changeSchema', fields)

async function page(path: string): Promise<{ status: number; text: string; markup: string }> {
  const reply = await fetch(`${emulator.environmentUrl}/tables${path}`)
  const markup = await reply.text()
  return { status: reply.status, text: textOf(markup), markup }
}

test('the tables are listed with their sets, columns and rows', async () => {
  emulator.rows.insert('contact', { lastname: 'Keller' })
  const columns = emulator.schema.tables.get('contact')!.columns.size
  expect((await page('')).text).toContain(`contact Contact contacts ${columns} 1 `)
})

test('a table shows its columns with what bounds their values', async () => {
  const { text } = await page('/contact')
  expect(text).toContain('lastname Last Name String, at most 50 ApplicationRequired')
  expect(text).toMatch(/ownerid Owner Owner, to systemuser, team/)
})

test('a column is added by what a schema file would say, changed and dropped, each where it is shown', async () => {
  const spec = JSON.stringify({ schemaName: 'new_Region', type: 'String', label: 'Region', maxLength: 50 })
  const added = await change({ change: 'add-column', table: 'account', column: 'new_region', spec })
  expect(added).toMatchObject({ status: 200, at: '/tables/account?done=faults%2FchangeSchema' })
  expect(added.text).toContain('new_region Region String, at most 50 ApplicationRequired')

  const column = { table: 'account', column: 'new_region' }
  expect((await change({ change: 'length', ...column, maxLength: '60' })).at).toContain('/tables/account/new_region')
  await change({ change: 'required', ...column, level: 'None' })
  await change({ change: 'secured', ...column, secured: 'true' })
  const { text } = await change({ change: 'rename-column', ...column, label: 'Sales area', languageCode: '' })
  expect(text).toContain('Type String, at most 60, secured Required None Labels Sales area (1033) Custom yes')

  const dropped = await change({ change: 'drop-column', ...column })
  expect(dropped.at).toContain('/tables/account?')
  expect(dropped.text).not.toContain('new_region Sales area')
})

test('options are added, renamed and removed', async () => {
  const column = { table: 'opportunity', column: 'purchasetimeframe' }
  await change({ change: 'add-option', ...column, value: '9', label: 'Some day', languageCode: '' })
  await change({ change: 'rename-option', ...column, value: '9', label: 'Eines Tages', languageCode: '1031' })
  expect((await page('/opportunity/purchasetimeframe')).text).toContain('9 Some day (1033), Eines Tages (1031)')
  expect((await change({ change: 'remove-option', ...column, value: '9' })).text).not.toContain('Some day')
})

test('only what fits the kind of column is offered', async () => {
  const text = (await page('/account/name')).markup
  const choice = (await page('/opportunity/purchasetimeframe')).markup
  const offered = (markup: string): string[] =>
    [...markup.matchAll(/name="change" value="([^"]+)"/g)].map(([, name]) => name!)
  expect(offered(text)).toEqual(['rename-column', 'required', 'secured', 'length', 'drop-column'])
  expect(offered(choice)).toEqual([
    'rename-column',
    'required',
    'secured',
    'add-option',
    'rename-option',
    'remove-option',
    'drop-column',
  ])
})

test('a column that a file could not say is refused with the reason, on the page of its table', async () => {
  const refused = await change({ change: 'add-column', table: 'account', column: 'new_region', spec: '{"type"' })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('Columns body/spec must be object')
  const nowhere = await change({ change: 'drop-column', table: 'nothing', column: 'name' })
  expect(nowhere.status).toBe(404)
})

test('the jobs of keys and the version stamps of metadata are ended from the page of controls', async () => {
  for (const kind of ['finish-key-indexes', 'expire-version-stamps']) {
    const { at, text } = await change({ change: kind })
    expect(at).toBe('/controls?done=faults%2FchangeSchema')
    expect(text).toContain('Faults Done: faults/changeSchema')
  }
})

test('there is no page for what the schema does not have', async () => {
  expect(await page('/nothing')).toMatchObject({ status: 404, text: expect.stringContaining('Not here') })
  expect((await page('/account/nothing')).status).toBe(404)
})
