import { afterEach, expect, test } from 'vitest'
import { type Emulator, type ServiceLimits, startEmulator } from '../src/index.ts'

let emulator: Emulator
afterEach(() => emulator?.stop())

async function start(limits: Partial<ServiceLimits> = {}): Promise<void> {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted', limits })
  emulator.clock.freeze()
}

/** Status and Retry-After. */
async function search(user = 'ada', path = 'search/v2.0/status'): Promise<[number, string | null]> {
  const reply = await fetch(`${emulator.environmentUrl}/api/${path}`, {
    headers: { authorization: `Bearer ${await emulator.tokenFor(user)}` },
  })
  return [reply.status, reply.headers.get('retry-after')]
}

test('a user searches once in a second, by whichever address, and other requests are not counted', async () => {
  await start()
  expect(await search()).toEqual([200, null])
  expect(await search('ada', 'data/v9.2/searchstatus')).toEqual([429, '1'])
  expect(await search('ada', 'data/v9.2/WhoAmI')).toEqual([200, null])
  expect(await search('mia')).toEqual([200, null])
  emulator.clock.advance({ seconds: 1 })
  expect(await search()).toEqual([200, null])
})

test('everybody together searches so often in a minute', async () => {
  await start({ searchesPerMinute: 2 })
  await search('ada')
  emulator.clock.advance({ seconds: 20 })
  await search('mia')
  emulator.clock.advance({ seconds: 10 })
  expect(await search('tom')).toEqual([429, '30'])
  emulator.clock.advance({ seconds: 30 })
  expect(await search('tom')).toEqual([200, null])
})

test('the page’s limits are those that hold', async () => {
  await start()
  expect(emulator.limits).toMatchObject({ searchesPerSecond: 1, searchesPerMinute: 150 })
})

test('a snapshot takes the clock back to where nothing was searched', async () => {
  await start()
  emulator.snapshots.save('before')
  emulator.clock.advance({ days: 1 })
  expect(await search()).toEqual([200, null])
  emulator.snapshots.load('before')
  expect(await search()).toEqual([200, null])
})
