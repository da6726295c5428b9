import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { examplesIn, type ExamplesFolder, folderOfExamples } from './builders/examples-folder.ts'
import type { Printed } from './builders/examples-process.ts'
import { type ReadmeWorld, startReadmeWorld } from './builders/readme-world.ts'

const readme = fileURLToPath(new URL('../README.md', import.meta.url))

/** What each example can be told by. */
const textIn = {
  start: "list('account', { select: ['name', 'revenue']",
  files: 'uploadFile(',
  changeSet: 'dataverse.changeSet(',
  writes: 'writeSettled',
  rows: 'createMultiple',
  changes: 'async function follow',
  types: 'typedClient<Schema>',
  schema: 'tables.refresh()',
  limits: 'createGovernor()',
  signIn: 'startAuthorization',
  application: 'applicationTokens',
}

let examples: string[]
let folder: ExamplesFolder
beforeAll(async () => {
  examples = examplesIn(await readFile(readme, 'utf8'))
  folder = await folderOfExamples(examples)
})
afterAll(() => folder.remove())

test('every example of the README compiles as it stands', async () => {
  expect(examples.length).toBeGreaterThanOrEqual(8)
  expect(await folder.compile()).toBe('')
})

test('an example that uses what is not there is told', async () => {
  const wrong = [`import { listOf } from '@liaison/dataverse'\n`, `dataverse.read('account')\n`, 'export {}\n']
  const { compile, remove } = await folderOfExamples(wrong)
  onTestFinished(remove)
  const said = await compile()
  expect(said).toMatch(/^example-1\.ts.*listOf/m)
  expect(said).toMatch(/^example-2\.ts.*read/m)
  expect(said).not.toContain('example-3')
})

describe('run in an environment', () => {
  let world: ReadmeWorld
  let printed: Printed[]
  beforeAll(async () => {
    world = await startReadmeWorld()
    const { own, emulator } = world
    const { authorityUrl, users, environmentUrl } = emulator
    printed = await folder.run({ own, environmentUrl, entra: { authorityUrl, users } })
  })
  afterAll(() => world.stop())

  test('every example comes to its end', () => {
    expect(printed.map(({ failure }) => failure ?? 'done')).toEqual(examples.map(() => 'done'))
  })

  test('every example is one that is held to what it prints and does', () => {
    const texts = Object.values(textIn)
    expect(examples.filter((code) => texts.filter((text) => code.includes(text)).length !== 1)).toEqual([])
  })

  const linesOf = (name: keyof typeof textIn): unknown[][] =>
    printed[examples.findIndex((code) => code.includes(textIn[name]))]?.lines ?? []

  test('the start lists accounts with their revenue as the person sees it', () => {
    expect(linesOf('start')).toEqual([['Northwind', '€1,200.00']])
  })

  test('a report became the file of a note', () => {
    expect(linesOf('files')).toEqual([[true, 'roof.md']])
  })

  test('a change set wrote the note and the revenue', () => {
    expect(linesOf('changeSet')).toEqual([])
    const { own, emulator } = world
    expect(emulator.rows.get('annotation', own.newId)).toMatchObject({
      subject: 'Call',
      objectid: { table: 'account', id: own.id },
    })
    expect(emulator.rows.get('account', own.id)).toMatchObject({ revenue: 48_000.5 })
  })

  test('a write on its own and a change set of rows that refer to each other are written side by side', () => {
    expect(linesOf('writes')).toEqual([[[204, 204, 204]]])
    const { own, emulator } = world
    const task = emulator.rows.list('task').find(({ subject }) => subject === 'Call')
    expect(task).toMatchObject({
      regardingobjectid: { table: 'account', id: own.id },
      description: 'See the note',
    })
    const objectid = { table: 'task', id: task?.['activityid'] }
    expect(emulator.rows.list('annotation')).toContainEqual(expect.objectContaining({ subject: 'Agenda', objectid }))
  })

  test('rows by key and in bulk are written, counted, grouped and read by FetchXML', () => {
    const { own, emulator } = world
    const account = emulator.rows.list('account').find(({ accountnumber }) => accountnumber === 'A-1')
    const parentcustomerid = { table: 'account', id: account?.['accountid'] }
    const moved = emulator.rows
      .list('contact')
      .filter((contact) => isDeepStrictEqual(contact['parentcustomerid'], parentcustomerid))
    const created = moved.filter(({ contactid }) => contactid !== own.contactId)
    expect(created.map(({ lastname }) => lastname)).toEqual(['Keller'])
    expect(moved).toHaveLength(2)
    const lines = linesOf('rows')
    expect(lines.slice(0, 3)).toEqual([[1, [created[0]?.['contactid']]], [2], [1, 150, 2]])
    // Without an order they come by their ids, which are any.
    expect(new Set(lines.slice(3).flat())).toEqual(new Set(['Northwind', 'Contoso']))
  })

  test('following gives every row first, and then the one that changed', () => {
    const lines = linesOf('changes')
    expect(lines.slice(0, -1).map(([, , name]) => name)).toEqual(expect.arrayContaining(['Northwind', 'Contoso']))
    expect(lines.at(-1)).toEqual(['now', world.own.id, 'Northwind Traders'])
    expect(lines).toHaveLength(3)
  })

  test('typed rows have what they were asked for', () => {
    expect(linesOf('types')).toEqual([
      ['Northwind Traders'.length, '48000.50'],
      ['Northwind Traders'.length, 'Noah Brandt'.length],
    ])
    expect(world.emulator.rows.get('account', world.own.id)).toMatchObject({ customertypecode: 5 })
  })

  test('a refresh of a schema that nobody changed tells nothing', () => {
    expect(linesOf('schema')).toEqual([[[]]])
  })

  test('a worker in the background writes as others do', () => {
    expect(linesOf('limits')).toEqual([])
    expect(world.emulator.rows.get('account', world.own.id)).toMatchObject({ name: 'Contoso' })
  })

  test('a person signs in, and the application itself', () => {
    expect(linesOf('signIn')).toEqual([['Mia Keller']])
    const [[userId] = []] = linesOf('application')
    expect(world.emulator.rows.get('systemuser', String(userId))).toMatchObject({ applicationid: world.own.clientId })
  })
})
