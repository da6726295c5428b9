import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DataFolder } from '../src/persistence/data-folder.ts'
import { loadSchema } from '../src/schema/load-schema.ts'
import { changeLogOf } from '../src/store/change-log.ts'
import { Store } from '../src/store/store.ts'
import { startWebApi, type WebApi } from './web-api.ts'

let dataDirectory: string
let running: WebApi | undefined
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'emulator-delta-'))
})
afterEach(async () => {
  await running?.emulator.stop()
  running = undefined
  rmSync(dataDirectory, { recursive: true })
})

async function start(): Promise<WebApi> {
  await running?.emulator.stop()
  running = await startWebApi(dataDirectory)
  return running
}

interface Delta {
  value: Record<string, unknown>[]
  '@odata.deltaLink': string
}

/** The address of the links changes with the port. */
const deltaOf = async (reply: Response): Promise<Delta & { link: string }> => {
  const delta = (await reply.json()) as Delta
  return { ...delta, link: delta['@odata.deltaLink']?.split('/v9.2/')[1] ?? '' }
}

const track = { headers: { prefer: 'odata.track-changes' } }

test('a delta link tells, after restarts, what changed before, between and after them', async () => {
  let { emulator, api } = await start()
  const [kept, removed] = [1, 2].map((number) => emulator.rows.insert('contact', { lastname: `Berg ${number}` }))
  const { link } = await deltaOf(await api('contacts?$select=lastname', track))
  emulator.rows.update('contact', kept!, { lastname: 'Holm' })
  ;({ emulator, api } = await start())
  emulator.rows.remove('contact', removed!)
  ;({ emulator, api } = await start())
  const added = emulator.rows.insert('contact', { lastname: 'Lund' })
  const { value, link: next } = await deltaOf(await api(link))
  expect(value.map((row) => [row['contactid'] ?? row['id'], row['lastname'] ?? row['reason']])).toEqual([
    [kept, 'Holm'],
    [added, 'Lund'],
    [removed, 'deleted'],
  ])
  ;({ emulator, api } = await start())
  expect((await deltaOf(await api(next))).value).toEqual([])
})

test('links that expired stay expired', async () => {
  let { emulator, api } = await start()
  const { link } = await deltaOf(await api('contacts?$select=lastname', track))
  emulator.faults.expireDeltaTokens()
  const { link: later } = await deltaOf(await api('contacts?$select=lastname', track))
  ;({ emulator, api } = await start())
  emulator.rows.insert('contact', { lastname: 'Berg' })
  const refused = await api(link)
  expect([refused.status, await refused.json()]).toMatchObject([400, { error: { code: '0x80044352' } }])
  expect((await deltaOf(await api(later))).value).toMatchObject([{ lastname: 'Berg' }])
})

describe('a process that was killed', () => {
  const table = 'bw_salesregion'
  const id = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`
  const put = (store: Store, number: number): void =>
    store.put(table, { id: id(number), version: store.nextVersion(), values: {} })

  function open(): Store {
    const store = new Store(loadSchema())
    const folder = new DataFolder(dataDirectory)
    folder.loadRows(store)
    folder.keepRows(store)
    return store
  }

  const since = (store: Store, version: number): string[] | undefined =>
    changeLogOf(store)
      .since(table, version)
      ?.map((change) => change.id)

  test('leaves what it told of, deletions at their place, and versions of failed writes are not given out again', () => {
    const store = open()
    put(store, 1)
    changeLogOf(store).follow(table)
    const first = store.version
    put(store, 2)
    expect(() =>
      store.transaction(() => {
        put(store, 3)
        throw new Error('a plug-in refuses')
      }),
    ).toThrow('a plug-in refuses')
    const told = store.version
    store.delete(table, id(1))
    const last = store.nextVersion()

    const next = open()
    expect(since(next, first)).toEqual([id(2), id(1)])
    expect(since(next, told)).toEqual([id(1)])
    put(next, 4)
    expect(since(next, last)).toEqual([id(4)])
    expect(since(open(), last)).toEqual([id(4)])
  })

  test('in the middle of a line has not begun to follow that table', () => {
    changeLogOf(open()).follow(table)
    const [file] = readdirSync(dataDirectory).filter((name) => name.startsWith('followed-'))
    appendFileSync(join(dataDirectory, file!), '["contact",10')
    const next = open()
    expect(since(next, next.version)).toEqual([])
    expect(changeLogOf(next).since('contact', next.version)).toBeUndefined()
    appendFileSync(
      join(
        dataDirectory,
        readdirSync(dataDirectory).find((name) => name.startsWith('followed-'))!,
      ),
      'x\n',
    )
    expect(open).toThrow(/^Line 2 of .*followed-\d+\.jsonl cannot be read\.$/)
  })
})
