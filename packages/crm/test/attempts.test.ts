import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { countAttempt } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { emptyDatabase } from './installation.ts'

const office = createHash('sha256').update('an office').digest()
const elsewhere = createHash('sha256').update('elsewhere').digest()

onEveryDatabase((database) => {
  let now: Date
  beforeEach(async () => {
    await emptyDatabase(database().db)
    now = new Date('2026-11-25T08:00:00Z')
  })
  const clock = { now: () => now }
  const count = async (senderHash: Buffer, attempt = 'sign-in', db = database().db) =>
    countAttempt({ db, clock }, { attempt, senderHash, windowSeconds: 600 })
  const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)

  test('attempts of one sender at one thing count together, from the first one on', async () => {
    const endsAt = later(600)
    expect(await count(office)).toEqual({ count: 1, endsAt })
    now = later(599)
    expect(await count(office)).toEqual({ count: 2, endsAt })
    expect(await count(elsewhere)).toMatchObject({ count: 1 })
    expect(await count(office, 'set-up')).toMatchObject({ count: 1 })
  })

  test('when their time is over it begins anew', async () => {
    await count(office)
    await count(office)
    now = later(600)
    expect(await count(office)).toEqual({ count: 1, endsAt: later(600) })
    expect(await count(office)).toMatchObject({ count: 2 })
  })

  test('servers that count at once each get another number', async () => {
    const other = database().another()
    const counted = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => count(office, 'sign-in', index % 2 === 0 ? database().db : other)),
    )
    expect(counted.map((one) => one.count).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    )
  })
})
