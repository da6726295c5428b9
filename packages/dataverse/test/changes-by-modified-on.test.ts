import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DataverseClient, etagOf, type ModifiedOnQuery } from '@liaison/dataverse'
import { allOf } from './builders/client-fixture.ts'
import { type EmulatedClient, startEmulatedClient } from './builders/emulated-client.ts'

let now: Date
let environment: EmulatedClient
let ada: DataverseClient

beforeEach(async () => {
  now = new Date('2026-03-02T09:00:00Z')
  environment = await startEmulatedClient({ now: () => now })
  ada = environment.clientFor('ada')
})
afterEach(async () => environment.stop())

const pass = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1_000)
}
const insert = (name: string): string => environment.emulator.rows.insert('competitor', { name })

async function read(query: ModifiedOnQuery) {
  const pages = await allOf(ada.changesByModifiedOn('competitor', { select: ['name'], ...query }))
  return {
    pages: pages.map(({ changed }) => changed.length),
    names: pages.flatMap(({ changed }) => changed.map((row) => row['name'])),
    rows: pages.flatMap(({ changed }) => changed),
    cursors: pages.map(({ cursor }) => cursor),
    cursor: pages.at(-1)?.cursor,
  }
}

/** As an optional member: a read of an empty table has no cursor. */
const since = (cursor: string | undefined): ModifiedOnQuery => (cursor === undefined ? {} : { since: cursor })

test('P44: a table without change tracking is read by modification time, oldest first', async () => {
  const first = insert('First')
  pass(10)
  insert('Second')
  pass(10)
  environment.emulator.rows.update('competitor', first, { name: 'First again' })
  const { names, rows } = await read({})
  expect(names).toEqual(['Second', 'First again'])
  expect(rows.map(etagOf)).toEqual([expect.any(String), expect.any(String)])
})

test('P40: rows of one second are divided between pages, none twice and none lost', async () => {
  const names = Array.from({ length: 7 }, (_, index) => `Row ${index}`)
  names.forEach(insert)
  const found = await read({ maxPageSize: 3 })
  expect(found.pages).toEqual([3, 3, 1])
  expect(new Set(found.names)).toEqual(new Set(names))
})

test('P40: a row written in the second that was read last comes with the next read', async () => {
  insert('Read')
  const first = await read({ overlapSeconds: 0 })
  insert('Same second')
  const second = await read({ overlapSeconds: 0, ...since(first.cursor) })
  expect(second.names).toContain('Same second')
})

test('a row that shows two minutes after it was written is not missed', async () => {
  const late = insert('Late')
  pass(110)
  insert('Meanwhile')
  environment.emulator.rows.remove('competitor', late)
  const first = await read({})
  expect(first.names).toEqual(['Meanwhile'])

  pass(-110)
  insert('Late')
  pass(110)
  expect((await read(since(first.cursor))).names).toEqual(['Late', 'Meanwhile'])
})

test('what is older than the overlap is not read again', async () => {
  insert('Old')
  pass(3_600)
  insert('New')
  const first = await read({})
  expect(first.names).toEqual(['Old', 'New'])
  expect((await read(since(first.cursor))).names).toEqual(['New'])
})

test('a read that finds nothing keeps the cursor; an empty table has none', async () => {
  const empty = await read({})
  expect(empty.cursor).toBeUndefined()
  const id = insert('Gone')
  const { cursor } = await read({})
  environment.emulator.rows.remove('competitor', id)
  expect(await read(since(cursor))).toMatchObject({ names: [], cursor })
})

test('every page has a cursor that another process can go on from', async () => {
  for (const name of ['A', 'B', 'C', 'D']) {
    insert(name)
    pass(3_600)
  }
  const { cursors } = await read({ maxPageSize: 2 })
  expect(cursors).toHaveLength(2)
  expect((await read(since(cursors[0]))).names).toEqual(['B', 'C', 'D'])
})

test('a time to begin at may be given', async () => {
  insert('Before')
  pass(60)
  const begin = now
  insert('After')
  expect((await read({ since: begin })).names).toEqual(['After'])
})

test.each([
  ['of another table', 'account 2026-03-02T09:00:00.000Z'],
  ['without a time', 'competitor'],
  ['of an impossible time', 'competitor 2026-99-02T09:00:00Z'],
  ['that is a link', 'https://evil.example/api/data/v9.2/competitors?$deltatoken=1'],
  ['that is a condition', "competitor 2026-03-02T09:00:00Z or name ne ''"],
])('a cursor %s is refused without a request', async (_what, cursor) => {
  await expect(read({ since: cursor })).rejects.toMatchObject({ code: 'dataverse_invalid_request', sent: false })
  expect(environment.requests).toEqual([])
})

test('P44: a table without modifiedon is refused before anything is sent', async () => {
  const reading = allOf(ada.changesByModifiedOn('processstage'))
  await expect(reading).rejects.toMatchObject({ code: 'dataverse_unknown_name' })
  expect(environment.requests).toEqual([])
})
