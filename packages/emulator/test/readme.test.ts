import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { adminVerbs } from '../src/admin/admin-verbs.ts'
import { usage } from '../src/command-line.ts'
import { type Emulator, type SchemaFile, startEmulator } from '../src/index.ts'
import { blocksOf, type ExamplesProject, projectOfExamples } from './readme-examples.ts'

let readme: string
let project: ExamplesProject
let emulator: Emulator
beforeAll(async () => {
  readme = await readFile(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
  project = await projectOfExamples(blocksOf(readme, 'ts'))
  const [schema = ''] = blocksOf(readme, 'json')
  emulator = await startEmulator({ seed: 'empty', plugins: false, schema: JSON.parse(schema) as SchemaFile })
})
afterAll(async () => {
  await project.remove()
  await emulator.stop()
})

test('every example compiles as it stands', async () => {
  expect(blocksOf(readme, 'ts')).toHaveLength(4)
  expect(await project.compile()).toBe('')
})

test('an example that uses what is not there is told', async () => {
  const wrong = await projectOfExamples(["emulator.rows.insert('contact')\n", 'emulator.faults.clear()\n'])
  onTestFinished(() => wrong.remove())
  expect(await wrong.compile()).toMatch(/^example-1\.ts\(3,15\): error TS2554/)
})

test('it starts with the demo organisation and its accounts', async () => {
  expect(await project.run(0)).toMatch(/^\[\s+'[^']+',\s+'[^']+',\s+'[^']+'\s+\]\n$/)
})

test('rows are there, and gone when a snapshot is loaded', async () => {
  expect(await project.run(1)).toBe('Head of laboratory\nundefined\n')
})

test('what was planned goes wrong', async () => {
  expect(await project.run(2)).toBe('429 2\n401\n')
})

test('limits are met', async () => {
  expect(await project.run(3)).toBe('[ 200, 200, 429 ]\n')
})

test('the schema file adds its table, its column and its key', () => {
  const account = emulator.rows.insert('account', { name: 'Northwind', new_debtor: 'D-1' })
  const machine = { new_name: 'Press', new_customerid: { table: 'account', id: account } }
  const id = emulator.rows.insert('new_machine', machine)
  expect(emulator.rows.get('new_machine', id)).toMatchObject(machine)
  expect(emulator.schema.tables.get('account')?.keys.map(({ columns }) => columns)).toEqual([['new_debtor']])
})

test('the admin API takes every body that is shown, and each of its addresses is listed', async () => {
  const post = async (path: string, body: string): Promise<[string, number]> => {
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(`${emulator.environmentUrl}/emulator/${path}`, { method: 'POST', headers, body })
    return [path, reply.status]
  }
  const rows = [...readme.matchAll(/^\| `([a-z/]+)` +\| `(\{.*?\})`/gm)].map(([, path = '', body = '']) => [path, body])
  const commands = blocksOf(readme, 'sh').flatMap((block) => [
    ...block.matchAll(/^curl -X POST "\$EMULATOR\/emulator\/(\S+)" -H 'content-type: application\/json' -d '(.*)'$/gm),
  ])
  expect(commands).toHaveLength(2)
  for (const [path = '', body = ''] of [...rows, ...commands.map(([, path, body]) => [path, body])])
    expect(await post(path, body)).toEqual([path, 200])
  const listed = rows.map(([path]) => path)
  // Verbs are listed elsewhere, and a request for consent has to be there before it can be answered.
  const others = /^(?:faults|entra)\/|^consent\/(?:approve|deny)$/
  expect(listed.toSorted()).toEqual([...adminVerbs.keys()].filter((path) => !others.test(path)).toSorted())
})

test('every option of the command is listed', () => {
  const options = [...usage.matchAll(/^ {2}(--\w+)/gm)].map(([, option]) => option)
  const listed = [...readme.matchAll(/^\| `(--\w+)/gm)].map(([, option]) => option)
  expect(listed.toSorted()).toEqual(options.toSorted())
})
