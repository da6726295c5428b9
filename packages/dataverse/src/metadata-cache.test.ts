import { describe, expect, test } from 'vitest'
import { account, contact } from '../test/builders/tables.ts'
import { MetadataCache } from './metadata-cache.ts'
import type { TableMetadata } from './metadata.ts'

const known: Record<string, TableMetadata> = { account, contact }

function counting() {
  const asked: string[][] = []
  const load = async (names: readonly string[]) => {
    asked.push([...names])
    return new Map<string, TableMetadata | Error>(names.map((name) => [name, known[name] ?? new Error(`no ${name}`)]))
  }
  return { asked, load }
}

describe('the metadata cache', () => {
  test('reads a table once, however many ask at the same time', async () => {
    const cache = new MetadataCache()
    const { asked, load } = counting()
    const [first, second] = await Promise.all([
      cache.tables(['account'], load),
      cache.tables(['account', 'contact'], load),
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

  test('reads again after its age, and when the schema has changed (P53)', async () => {
    let now = 0
    const cache = new MetadataCache({ maxAgeMs: 1_000, clock: { now: () => new Date(now) } })
    const { asked, load } = counting()
    cache.noteVersion('100')
    await cache.tables(['account'], load)
    now = 999
    cache.noteVersion('99')
    cache.noteVersion('100')
    await cache.tables(['account'], load)
    expect(asked).toHaveLength(1)
    cache.noteVersion('101')
    await cache.tables(['account'], load)
    expect(asked).toHaveLength(2)
    now = 2_000
    await cache.tables(['account'], load)
    expect(asked).toHaveLength(3)
  })
})
