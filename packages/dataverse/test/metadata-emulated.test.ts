import type { DataverseClient } from '@liaison/dataverse'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { allOf } from './builders/client-fixture.ts'
import { type EmulatedClient, startEmulatedClient } from './builders/emulated-client.ts'

let emulated: EmulatedClient
let client: DataverseClient
beforeEach(async () => {
  emulated = await startEmulatedClient()
  client = emulated.clientFor('mia')
})
afterEach(async () => emulated.stop())

const tier = { table: 'account', column: 'bw_tier' }
const tables = ['account', 'contact', 'opportunity']

/** What was asked since the schema was read first: `$batch` requests, by their parts. */
const questions = () => emulated.requests.map(({ body }) => String(body)).filter((body) => body.includes('@p2='))

test('choices, keys and many-to-many relationships are as the service has them', async () => {
  const known = await client.tables.getMany([...tables, 'systemuser'])
  const statecode = known.get('opportunity')?.columns.get('statecode')
  expect(statecode?.choices?.map(({ value, label, labels }) => [value, label, labels.length])).toEqual([
    [0, 'Open', 2],
    [1, 'Won', 2],
    [2, 'Lost', 2],
  ])
  expect(known.get('account')?.columns.get('donotemail')?.choices).toMatchObject([{ value: 0 }, { value: 1 }])
  expect(known.get('account')?.labels).toMatchObject([{ languageCode: 1033, label: 'Account' }, { languageCode: 1031 }])
  expect(known.get('systemuser')?.manyToMany).toContainEqual({
    schemaName: 'systemuserroles_association',
    intersectTable: 'systemuserroles',
    first: { table: 'systemuser', navigation: 'systemuserroles_association' },
    second: { table: 'role', navigation: 'systemuserroles_association' },
  })
})

test.each([false, true])(
  'a global choice is told from one of its own, also where both are told as GlobalOptionSet: %s',
  async (localChoicesAsGlobal) => {
    Object.assign(emulated.emulator.switches, { localChoicesAsGlobal })
    const { columns } = await client.tables.get('opportunity')
    expect(columns.get('need')).toMatchObject({ globalChoice: 'need' })
    expect(columns.get('opportunityratingcode')?.choices?.map(({ label }) => label)).toEqual(['Hot', 'Warm', 'Cold'])
    expect(columns.get('opportunityratingcode')).not.toHaveProperty('globalChoice')
  },
)

test('privileges have the names the service knows them by, which notes and activities do not have of their table', async () => {
  const known = await client.tables.getMany(['account', 'annotation', 'phonecall'])
  const read = [...known.values()].map(({ privileges }) => privileges.find(({ type }) => type === 'Read')?.name)
  expect(read).toEqual(['prvReadAccount', 'prvReadNote', 'prvReadActivity'])
  expect(known.get('account')?.privileges.map(({ type }) => type)).toContain('AppendTo')
})

test.each([false, true])(
  'a refresh tells what was changed, whether it repeats what was not: %s (P53)',
  async (repeats) => {
    emulated.emulator.switches.metadataChangesRepeatUnchanged = repeats
    await client.tables.getMany(tables)
    const { faults } = emulated.emulator
    faults.changeSchema({
      change: 'add-column',
      ...tier,
      spec: { type: 'String', schemaName: 'bw_Tier', label: 'Tier' },
    })
    faults.changeSchema({ change: 'rename-column', table: 'contact', column: 'jobtitle', label: 'Function' })
    const rating = { table: 'opportunity', column: 'opportunityratingcode' }
    faults.changeSchema({ change: 'remove-option', ...rating, value: 3 })
    faults.changeSchema({ change: 'rename-option', ...rating, value: 1, label: 'Burning' })
    const changes = await client.tables.refresh()
    expect(changes.changed).toMatchObject([
      { table: 'account', columns: { added: ['bw_tier'] } },
      { table: 'contact', columns: { changed: ['jobtitle'] } },
      { choices: [{ column: 'opportunityratingcode', added: [], removed: [3], changed: [1] }] },
    ])
    expect((await client.tables.get('contact')).columns.get('jobtitle')?.displayName).toBe('Function')

    faults.changeSchema({ change: 'drop-column', ...tier })
    expect(await client.tables.refresh()).toMatchObject({
      changed: [{ table: 'account', columns: { added: [], changed: [], removed: ['bw_tier'] } }],
      deleted: [],
    })
    expect(await client.tables.refresh()).toEqual({ changed: [], deleted: [] })
    expect(questions()).toHaveLength(3)
  },
)

test('an expired stamp costs a full read, and what changed is told all the same', async () => {
  await client.tables.getMany(tables)
  const { faults } = emulated.emulator
  faults.changeSchema({ change: 'length', table: 'account', column: 'name', maxLength: 99 })
  faults.changeSchema({ change: 'expire-version-stamps' })
  expect(await client.tables.refresh()).toMatchObject({
    changed: [{ table: 'account', columns: { changed: ['name'] } }],
    deleted: [],
  })
  expect((await client.tables.get('account')).columns.get('name')?.maxLength).toBe(99)
  expect(await client.tables.refresh()).toEqual({ changed: [], deleted: [] })
})

test('a list after the schema changed is enough for the next use to know it (P53)', async () => {
  await allOf(client.list('account', { select: ['name'] }))
  emulated.emulator.faults.changeSchema({
    change: 'add-column',
    ...tier,
    spec: { type: 'String', schemaName: 'bw_Tier', label: 'Tier' },
  })
  await allOf(client.list('account', { select: ['name'] }))
  expect(await allOf(client.list('account', { select: ['bw_tier'] }))).toEqual([])
})
