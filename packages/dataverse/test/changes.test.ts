import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  AccessDeniedError,
  ChangeTrackingNotEnabledError,
  CursorExpiredError,
  type ChangePage,
  type ChangesQuery,
  type DataverseClient,
  MalformedReplyError,
} from '@liaison/dataverse'
import { allOf, startClient } from './builders/client-fixture.ts'
import { type EmulatedClient, startEmulatedClient } from './builders/emulated-client.ts'
import { json, refusal } from './builders/http-service.ts'

const day = 86_400_000
let now: Date
let environment: EmulatedClient
let ada: DataverseClient

beforeEach(async () => {
  now = new Date('2026-03-02T09:00:00Z')
  environment = await startEmulatedClient({ now: () => now })
  ada = environment.clientFor('ada')
})
afterEach(async () => environment.stop())

/** A read as a whole: what changed by name, what was deleted, and the cursor of its last page. */
async function read(client: DataverseClient, query: ChangesQuery) {
  const pages = await allOf(client.changes('account', { select: ['name'], ...query }))
  return {
    names: pages.flatMap(({ changed }) => changed.map((row) => row['name'])),
    deleted: pages.flatMap(({ deleted }) => deleted),
    cursor: pages.at(-1)?.cursor ?? 'none',
  }
}

const insert = (name: string): string => environment.emulator.rows.insert('account', { name })

describe('changes', () => {
  test('the first read gives every row over all pages, and the cursor with the last one', async () => {
    const names = ['A', 'B', 'C', 'D', 'E']
    names.forEach(insert)
    const pages = await allOf(ada.changes('account', { select: ['name'], maxPageSize: 2 }))
    expect(pages.map(({ changed, deleted }) => [changed.length, deleted.length])).toEqual([
      [2, 0],
      [2, 0],
      [1, 0],
    ])
    expect(new Set(pages.flatMap(({ changed }) => changed.map((row) => row['name'])))).toEqual(new Set(names))
    expect(pages.map(({ cursor }) => cursor !== undefined)).toEqual([false, false, true])
    expect(environment.requests.map(({ headers }) => headers['prefer'])).toEqual(
      Array.from(pages, () => 'odata.track-changes,odata.maxpagesize=2,odata.include-annotations="*"'),
    )
  })

  test('an empty table has a cursor too', async () => {
    const { names, cursor } = await read(ada, {})
    expect(names).toEqual([])
    insert('A')
    expect((await read(ada, { since: cursor })).names).toEqual(['A'])
  })

  test('P41: another process goes on from the kept cursor: created, changed and deleted, each once', async () => {
    const kept = insert('Kept')
    const changed = insert('Before')
    const gone = insert('Gone')
    const first = await read(ada, {})
    const shortLived = insert('Short-lived')
    environment.emulator.rows.update('account', changed, { name: 'After' })
    environment.emulator.rows.remove('account', gone)
    environment.emulator.rows.remove('account', shortLived)
    insert('New')

    const stored = JSON.parse(JSON.stringify(first.cursor)) as string
    const second = await read(environment.clientFor('ada'), { since: stored })
    expect(second.names).toEqual(['After', 'New'])
    expect(second.deleted).toEqual([
      { id: gone, reason: 'deleted' },
      { id: shortLived, reason: 'deleted' },
    ])
    expect(await read(ada, { since: second.cursor })).toMatchObject({ names: [], deleted: [] })
    expect(environment.emulator.rows.get('account', kept)).toBeDefined()
  })

  test('changes are counted without being read', async () => {
    const changed = insert('Before')
    const { cursor } = await read(ada, {})
    expect(await ada.countChanges('account', cursor)).toEqual({ count: 0, limitReached: false })
    environment.emulator.rows.update('account', changed, { name: 'After' })
    environment.emulator.rows.remove('account', insert('Short-lived'))
    expect(await ada.countChanges('account', cursor)).toEqual({ count: 2, limitReached: false })
    const foreign = cursor.replace('/accounts?', '/contacts?')
    await expect(ada.countChanges('account', foreign)).rejects.toMatchObject({ sent: false })
    now = new Date(now.getTime() + 8 * day)
    await expect(ada.countChanges('account', cursor)).rejects.toBeInstanceOf(CursorExpiredError)
  })

  test('a row changed between two pages of the first read comes with the next read', async () => {
    const ids = ['A', 'B', 'C'].map(insert)
    const pages: ChangePage[] = []
    for await (const page of ada.changes('account', { select: ['name'], maxPageSize: 2 })) {
      if (pages.length === 0) for (const id of ids) environment.emulator.rows.update('account', id, { name: 'Changed' })
      pages.push(page)
    }
    expect((await read(ada, { since: pages.at(-1)?.cursor ?? '' })).names).toEqual(['Changed', 'Changed', 'Changed'])
  })

  test('P42: a cursor older than the environment keeps changes is a CursorExpiredError', async () => {
    const { cursor } = await read(ada, {})
    now = new Date(now.getTime() + 7 * day)
    expect((await read(ada, { since: cursor })).names).toEqual([])
    now = new Date(now.getTime() + day)
    const refused = read(ada, { since: cursor })
    await expect(refused).rejects.toBeInstanceOf(CursorExpiredError)
    await expect(refused).rejects.toMatchObject({ code: 'dataverse_cursor_expired', serviceCode: '0x80044352' })
    expect((await read(ada, {})).names).toEqual([])
  })

  test('P44: a table that does not track its changes is a ChangeTrackingNotEnabledError', async () => {
    const refused = allOf(ada.changes('competitor', { select: ['name'] }))
    await expect(refused).rejects.toBeInstanceOf(ChangeTrackingNotEnabledError)
    await expect(refused).rejects.toMatchObject({
      code: 'dataverse_change_tracking_not_enabled',
      serviceCode: '0x80072491',
    })
  })

  test('P15: an unknown column is refused before anything is sent', async () => {
    await expect(read(ada, { select: ['nmae'] })).rejects.toMatchObject({ code: 'dataverse_unknown_name' })
    expect(environment.requests).toEqual([])
  })

  test.each([
    ['another host', (link: string) => link.replace(/^http:\/\/[^/]+/, 'https://evil.example')],
    ['this host by another name', (link: string) => link.replace('127.0.0.1', 'someone@127.0.0.1')],
    ['another table', (link: string) => link.replace('/accounts?', '/contacts?')],
    ['a path that climbs', (link: string) => link.replace('/accounts?', '/accounts/../contacts?')],
    ['a row', (link: string) => link.replace('/accounts?', '/accounts(1)?')],
    ['no changes', (link: string) => link.replace('$deltatoken', '$skiptoken')],
    ['nothing', () => 'a cursor'],
  ])('a cursor that leads to %s is refused without a request', async (_where, falsified) => {
    const { cursor } = await read(ada, {})
    const sent = environment.requests.length
    await expect(read(ada, { since: falsified(cursor) })).rejects.toMatchObject({
      code: 'dataverse_invalid_request',
      sent: false,
    })
    expect(environment.requests).toHaveLength(sent)
  })

  test('a cursor made without a column cannot go on with it: rows that do not change would never have it', async () => {
    const { cursor } = await read(ada, { select: ['name', 'primarycontactid'] })
    await expect(read(ada, { since: cursor, select: ['name', 'telephone1'] })).rejects.toThrow('telephone1')
    insert('A')
    expect((await read(ada, { since: cursor, select: ['primarycontactid'] })).names).toEqual(['A'])
    expect((await allOf(ada.changes('account', { since: cursor })))[0]?.changed[0]).toHaveProperty('name', 'A')
  })

  test('an aborted read stops at the page it is at', async () => {
    ;['A', 'B', 'C'].forEach(insert)
    const stop = new AbortController()
    const reading = (async () => {
      for await (const page of ada.changes('account', { maxPageSize: 1 }, { signal: stop.signal })) {
        expect(page.changed).toHaveLength(1)
        stop.abort()
      }
    })()
    await expect(reading).rejects.toMatchObject({ code: 'dataverse_aborted' })
    expect(environment.requests.length).toBeLessThanOrEqual(2)
  })
})

// As told in https://github.com/MicrosoftDocs/powerapps-docs/issues/3883, with other ids.
const tooShallow =
  'SecLib::CheckPrivilege failed. User: 6fde2d3a-8a5c-4f5e-9a51-0a1b2c3d4e5f, PrivilegeName: prvReadAccount, PrivilegeId: 886b280c-6396-4d56-a0a3-2c1b0a50ceb0, Required Depth: Global, BusinessUnitId: 0f2c0c6e-8a5c-4f5e-9a51-0a1b2c3d4e5f, MetadataCache Privileges Count: 7356, User Privileges Count: 586'

test('P43: who may read only some rows of the table is told which privilege is missing, and how deep', async () => {
  const { client, inTurn, service } = await startClient()
  inTurn((_request, response) => json(response, 403, refusal('0x80040220', tooShallow)))
  const refused = allOf(client.changes('account'))
  await expect(refused).rejects.toBeInstanceOf(AccessDeniedError)
  await expect(refused).rejects.toMatchObject({
    code: 'dataverse_access_denied',
    status: 403,
    privilege: 'prvReadAccount',
    help: expect.stringContaining('prvReadAccount at the level of the organisation') as string,
    serviceMessage: tooShallow,
  })
  const cursor = `${service.url}/api/data/v9.2/accounts?$deltatoken=1`
  await expect(client.countChanges('account', cursor)).rejects.toMatchObject({
    help: expect.stringContaining('at the level of the organisation') as string,
  })
  await service.stop()
})

test('whatever is written between the reads, what was read is the table as it is', async () => {
  const { rows } = environment.emulator
  const write = fc.record({ kind: fc.constantFrom('create', 'update', 'delete'), at: fc.nat(), name: fc.string() })
  const rounds = fc.array(
    fc.record({ writes: fc.array(write, { maxLength: 8 }), maxPageSize: fc.integer({ min: 1, max: 4 }) }),
    { minLength: 1, maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(rounds, async (script) => {
      const copy = new Map<unknown, unknown>()
      let cursor: string | undefined
      for (const { writes, maxPageSize } of script) {
        for (const { kind, at, name } of writes) {
          const known = rows.list('account')
          const id = known[at % known.length]?.['accountid']
          if (kind === 'create' || typeof id !== 'string') rows.insert('account', { name })
          else if (kind === 'update') rows.update('account', id, { name })
          else rows.remove('account', id)
        }
        const since = cursor === undefined ? {} : { since: cursor }
        for await (const page of ada.changes('account', { select: ['name'], maxPageSize, ...since })) {
          for (const row of page.changed) copy.set(row['accountid'], row['name'])
          for (const { id } of page.deleted) copy.delete(id)
          cursor = page.cursor
        }
        expect(copy).toEqual(new Map(rows.list('account').map((row) => [row['accountid'], row['name']])))
      }
    }),
    { numRuns: 30 },
  )
})

test('nothing of a page is kept once the next one is asked for', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  ;['A', 'B', 'C', 'D'].forEach(insert)
  const seen: WeakRef<ChangePage>[] = []
  const kept: boolean[] = []
  for await (const page of ada.changes('account', { maxPageSize: 1 })) {
    seen.push(new WeakRef(page))
    // A WeakRef holds its target until the turn of the event loop ends.
    await new Promise(setImmediate)
    collectGarbage()
    kept.push(seen.slice(0, -1).some((earlier) => earlier.deref() !== undefined))
  }
  expect(kept).toEqual([false, false, false, false])
})

describe('replies that no Dataverse gives', () => {
  test.each([
    ['without a delta link', {}, 'does not say where they go on'],
    [
      'with a delta link to another host',
      { '@odata.deltaLink': 'https://evil.example/api/data/v9.2/accounts?$deltatoken=1' },
      'does not say where they go on',
    ],
    [
      'with a deleted row that has no id',
      { value: [{ '@odata.context': '…/$metadata#accounts/$deletedEntity', reason: 'deleted' }] },
      'without its id',
    ],
  ])('a last page %s is a MalformedReplyError', async (_what, fields, message) => {
    const { client, inTurn, service } = await startClient()
    inTurn((_request, response) => json(response, 200, { value: [], ...fields }))
    const refused = allOf(client.changes('account'))
    await expect(refused).rejects.toBeInstanceOf(MalformedReplyError)
    await expect(refused).rejects.toThrow(message)
    await service.stop()
  })

  test('a page that names itself as the next does not loop for ever', async () => {
    const { client, inTurn, service } = await startClient()
    const nextLink = `${service.url}/api/data/v9.2/accounts?$skiptoken=1`
    inTurn((_request, response) => json(response, 200, { value: [], '@odata.nextLink': nextLink }))
    await expect(allOf(client.changes('account'))).rejects.toThrow('names itself')
    await service.stop()
  })

  test('changes of several pages are read to the end, and a column named reason makes no row a deleted one', async () => {
    const { client, inTurn, service, requests } = await startClient()
    const link = `${service.url}/api/data/v9.2/accounts`
    const since = `${link}?$select=name&$deltatoken=1%2103%2f02%2f2026%2009%3a00%3a00`
    inTurn(
      (_request, response) =>
        json(response, 200, { value: [{ id: 'x', reason: 'deleted' }], '@odata.nextLink': `${link}?$skiptoken=2` }),
      (_request, response) => json(response, 200, { value: [], '@odata.deltaLink': `${link}?$deltatoken=2` }),
    )
    expect(await allOf(client.changes('account', { since }))).toEqual([
      { changed: [{ id: 'x', reason: 'deleted' }], deleted: [] },
      { changed: [], deleted: [], cursor: `${link}?$deltatoken=2` },
    ])
    expect(requests().map(({ url }) => service.url + url)).toEqual([since, `${link}?$skiptoken=2`])
    await service.stop()
  })
})
