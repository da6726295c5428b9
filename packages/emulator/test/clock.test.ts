import { afterEach, expect, test } from 'vitest'
import { Clock } from '../src/clock/clock.ts'
import { type Emulator, startEmulator } from '../src/index.ts'
import { codeFor, newPkce, redeem, refresh } from './entra-browser.ts'

let emulator: Emulator
afterEach(() => emulator?.stop())

async function start(now?: () => Date): Promise<Emulator> {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted', ...(now && { now }) })
  return emulator
}

async function get(path: string, { token, prefer }: { token?: string; prefer?: string } = {}): Promise<Response> {
  const url = path.startsWith('http') ? path : `${emulator.environmentUrl}/api/data/v9.2/${path}`
  const authorization = `Bearer ${token ?? (await emulator.tokenFor('ada'))}`
  return fetch(url, { headers: { authorization, ...(prefer !== undefined && { prefer }) } })
}

const codeOf = async (reply: Response): Promise<string> =>
  ((await reply.json()) as { error: { code: string } }).error.code

test('rows are made and changed at the time of the clock', async () => {
  const { clock, rows } = await start(() => new Date('2026-03-02T09:00:00Z'))
  const id = rows.insert('contact', { lastname: 'Berg' })
  clock.advance({ days: 2, hours: 1 })
  rows.update('contact', id, { lastname: 'Bergmann' })
  expect(rows.get('contact', id)).toMatchObject({
    createdon: '2026-03-02T09:00:00Z',
    modifiedon: '2026-03-04T10:00:00Z',
  })
})

test('a token ends with its time, and one made afterwards is good', async () => {
  const { clock } = await start()
  const token = await emulator.tokenFor('ada')
  expect((await get('WhoAmI', { token })).status).toBe(200)
  clock.advance({ minutes: 91 })
  const refused = await get('WhoAmI', { token })
  expect(refused.status).toBe(401)
  expect(refused.headers.get('www-authenticate')).toContain('authorization_uri=')
  expect((await get('WhoAmI')).status).toBe(200)
})

test('a code ends after ten minutes, and a refresh token that lay unused for 90 days is refused', async () => {
  const { clock } = await start()
  const pkce = newPkce()
  const late = await codeFor(emulator, 'mia', pkce)
  clock.advance({ minutes: 11 })
  expect((await redeem(emulator, late, pkce.verifier)).body).toMatchObject({ error_codes: [70008] })
  const given = await redeem(emulator, await codeFor(emulator, 'mia', pkce), pkce.verifier)
  clock.advance({ days: 89 })
  const refreshToken = String(given.body['refresh_token'])
  expect((await refresh(emulator, refreshToken)).status).toBe(200)
  clock.advance({ days: 2 })
  const refused = await refresh(emulator, refreshToken)
  expect(refused.status).toBe(400)
  expect(refused.body).toMatchObject({ error: 'invalid_grant', error_codes: [700082] })
})

test('P42: a delta link is good for seven days', async () => {
  const { clock } = await start()
  const first = await get('contacts?$select=lastname', { prefer: 'odata.track-changes' })
  const { '@odata.deltaLink': link } = (await first.json()) as { '@odata.deltaLink': string }
  clock.advance({ days: 6, hours: 23 })
  expect((await get(link)).status).toBe(200)
  clock.advance({ hours: 2 })
  const refused = await get(link)
  expect([refused.status, await codeOf(refused)]).toEqual([400, '0x80044352'])
})

test('the clock does not move back', async () => {
  const { clock } = await start()
  expect(() => clock.advance({ seconds: -1 })).toThrow(RangeError)
})

test('time that stands still moves by advance alone, and goes on from there', async () => {
  let base = Date.parse('2026-03-02T09:00:00Z')
  const clock = new Clock(() => new Date(base))
  clock.freeze()
  base += 5000
  expect(clock.now().toISOString()).toBe('2026-03-02T09:00:00.000Z')
  const woken: string[] = []
  const short = clock.sleep(1000).then(() => woken.push('short'))
  const long = clock.sleep(3000).then(() => woken.push('long'))
  expect(clock.sleeping).toBe(2)
  clock.advance({ seconds: 1 })
  await short
  expect([woken, clock.sleeping]).toEqual([['short'], 1])
  clock.advance({ minutes: 1 })
  await long
  expect(clock.now().toISOString()).toBe('2026-03-02T09:01:01.000Z')
  const stood = clock.ticks()
  clock.run()
  expect(clock.isFrozen).toBe(false)
  expect(clock.ticks()).toBeGreaterThanOrEqual(stood)
})

test('a sleeper of a running clock wakes by itself, and none keeps waiting when all are woken', async () => {
  const clock = new Clock()
  await clock.sleep(1)
  clock.freeze()
  const waiting = clock.sleep(1_000_000)
  clock.wakeAll()
  await waiting
  expect(clock.sleeping).toBe(0)
})
