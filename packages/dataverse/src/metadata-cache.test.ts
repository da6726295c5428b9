import { describe, expect, test } from 'vitest'
import { account, aTable, contact } from '../test/builders/tables.ts'
import { type KnownTables, MetadataCache } from './metadata-cache.ts'
import type { KnownTable } from './metadata-reader.ts'

const known: Record<string, KnownTable> = {
  account: { table: account, ids: Uint32Array.of() },
  contact: { table: contact, ids: Uint32Array.of() },
}

function counting(stamp?: string) {
  const asked: string[][] = []
  const stampsWanted: boolean[] = []
  const load = async (names: readonly string[], withStamp: boolean) => {
    asked.push([...names])
    stampsWanted.push(withStamp)
    const tables = new Map(names.map((name) => [name, known[name] ?? new Error(`no ${name}`)]))
    return { tables, stamp: withStamp ? stamp : undefined }
  }
  return { asked, stampsWanted, load }
}

const nothing = { changed: [], deleted: [] }
const refreshes = (stamp?: string) => {
  const given: KnownTables[] = []
  const read = async (tables: KnownTables) => {
    given.push(tables)
    return { tables: new Map(), stamp, changes: nothing }
  }
  return { given, read }
}

describe('the metadata cache', () => {
  test('reads a table once, however many ask at the same time', async () => {
    const cache = new MetadataCache()
    const { asked, load } = counting()
    const [first, second] = await Promise.all([
      cache.tables(['account'], load),
      cache.tables(['account', 'contact'], load),
      ...Array.from({ length: 50 }, async () => cache.tables(['account'], load)),
    ])
    expect(first.get('account')).toBe(account)
    expect([...second.keys()]).toEqual(['account', 'contact'])
    expect(asked).toEqual([['account'], ['contact']])
  })

  test('forgets a failure, and keeps what was read beside it', async () => {
    const cache = new MetadataCache()
    const { asked, load } = counting()
    await expect(cache.tables(['account', 'nothing'], load)).rejects.toThrow('no nothing')
    await cache.tables(['account'], load)
    await expect(cache.tables(['nothing'], load)).rejects.toThrow('no nothing')
    expect(asked).toEqual([['account', 'nothing'], ['nothing']])
  })

  test('a failure of one reader is not that of the others who waited for it: they ask once more, together', async () => {
    const cache = new MetadataCache()
    const { asked, load } = counting()
    const [theirs, ...others] = await Promise.allSettled([
      cache.tables(['account'], () => Promise.reject(new Error('not signed in'))),
      ...Array.from({ length: 50 }, async () => cache.tables(['account'], load)),
    ])
    expect(theirs).toMatchObject({ status: 'rejected', reason: { message: 'not signed in' } })
    expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(50)
    expect(asked).toEqual([['account']])
  })

  test('reads again after its age', async () => {
    let now = 0
    const cache = new MetadataCache({ maxAgeMs: 1_000, clock: { now: () => new Date(now) } })
    const { asked, load } = counting()
    await cache.tables(['account'], load)
    now = 999
    await cache.tables(['account'], load)
    expect(asked).toHaveLength(1)
    now = 1_000
    await cache.tables(['account'], load)
    expect(asked).toHaveLength(2)
  })

  test('lets go of the tables that were not asked for for the longest time', async () => {
    const cache = new MetadataCache({ maxTables: 2 })
    const { asked, load } = counting()
    known['lead'] = { table: aTable('lead', 'leads', []), ids: Uint32Array.of() }
    for (const name of ['account', 'contact', 'account', 'lead', 'account', 'contact']) await cache.tables([name], load)
    expect(asked).toEqual([['account'], ['contact'], ['lead'], ['contact']])
    const all = await cache.tables(['account', 'contact', 'lead'], load)
    expect([...all.keys()]).toEqual(['account', 'contact', 'lead'])
  })

  test('is due for a refresh once a newer version of the schema is told, and not for an older one (P53)', async () => {
    const cache = new MetadataCache()
    await cache.tables(['account'], counting().load)
    const { given, read } = refreshes()
    for (const version of ['100', '99', '100', 'x']) cache.noteVersion(version)
    await cache.refreshIfDue(read)
    expect(given).toHaveLength(0)
    cache.noteVersion('101')
    await Promise.all([cache.refreshIfDue(read), cache.refreshIfDue(read)])
    await cache.refreshIfDue(read)
    expect(given).toHaveLength(1)
  })

  test('stays due when a version is told, or a refresh fails, while one is under way', async () => {
    const cache = new MetadataCache()
    await cache.tables(['account'], counting().load)
    const { given, read } = refreshes()
    cache.noteVersion('1')
    cache.noteVersion('2')
    await cache.refreshIfDue(async (tables) => {
      cache.noteVersion('3')
      return read(tables)
    })
    await expect(cache.refreshIfDue(() => Promise.reject(new Error('no reply')))).rejects.toThrow('no reply')
    await cache.refreshIfDue(read)
    await cache.refreshIfDue(read)
    expect(given).toHaveLength(2)
  })

  test('knows which tables were read after its stamp, so that none is missed', async () => {
    const cache = new MetadataCache()
    const { stampsWanted, load } = counting('1!')
    await Promise.all([cache.tables(['account'], load), cache.tables(['contact'], load)])
    const { given, read } = refreshes('2!')
    await cache.refresh(read)
    // The second was on its way when the stamp came: it may have been read before.
    expect(given[0]).toMatchObject({ stamp: '1!', unstamped: new Set(['contact']) })
    await cache.refresh(read)
    expect(given[1]).toMatchObject({ stamp: '2!', unstamped: new Set() })
    expect(stampsWanted).toEqual([true, false])
  })

  test('doubts only what it has known for a while', async () => {
    let now = 0
    const cache = new MetadataCache({ clock: { now: () => new Date(now) } })
    await cache.tables(['account'], counting().load)
    const { given, read } = refreshes()
    cache.doubt()
    await cache.refreshIfDue(read)
    expect([given.length, cache.isDoubtful('account')]).toEqual([0, false])
    now = 60_000
    expect([cache.isDoubtful('account'), cache.isDoubtful('contact')]).toEqual([true, false])
    cache.doubt()
    await cache.refreshIfDue(read)
    cache.doubt()
    await cache.refreshIfDue(read)
    expect(given).toHaveLength(1)
  })
})
