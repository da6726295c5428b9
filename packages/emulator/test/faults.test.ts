import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
})
afterAll(() => emulator.stop())

async function send(path: string, init: { method?: string; token?: string; body?: unknown } = {}): Promise<Response> {
  return fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    method: init.method ?? 'GET',
    headers: {
      authorization: `Bearer ${init.token ?? (await emulator.tokenFor('ada'))}`,
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
  })
}

test('throttled requests are 429 with the limit and how long to wait; the next one is served', async () => {
  emulator.faults.throttle({ nextRequests: 2, retryAfterSeconds: 7 })
  for (let asked = 0; asked < 2; asked += 1) {
    const reply = await send('WhoAmI')
    expect(reply.status).toBe(429)
    expect(reply.headers.get('retry-after')).toBe('7')
    expect(await reply.json()).toEqual({
      error: {
        code: '0x80072322',
        message: 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
      },
    })
  }
  expect((await send('WhoAmI')).status).toBe(200)
})

test('a switch leaves Retry-After out', async () => {
  emulator.switches.retryAfterOnThrottle = false
  emulator.faults.throttle({ nextRequests: 1, retryAfterSeconds: 7 })
  const reply = await send('WhoAmI')
  expect(reply.status).toBe(429)
  expect(reply.headers.get('retry-after')).toBeNull()
  emulator.switches.retryAfterOnThrottle = true
})

test('a failure is said in the words given, or sent as it is', async () => {
  emulator.faults.failNext({ status: 500, code: '0x80044151', message: 'SQL timeout expired.' })
  const said = await send('WhoAmI')
  expect(said.status).toBe(500)
  expect(await said.json()).toEqual({ error: { code: '0x80044151', message: 'SQL timeout expired.' } })
  emulator.faults.failNext({ status: 502, body: '<h1>Bad gateway</h1>', contentType: 'text/html' })
  const raw = await send('WhoAmI')
  expect(raw.status).toBe(502)
  expect(raw.headers.get('content-type')).toBe('text/html')
  expect(await raw.text()).toBe('<h1>Bad gateway</h1>')
  expect((await send('WhoAmI')).status).toBe(200)
})

test('a connection cut before the request leaves nothing behind; one cut after it has written the row', async () => {
  const region = (name: string) => send('bw_salesregions', { method: 'POST', body: { bw_name: name } })
  const names = () => emulator.rows.list('bw_salesregion').map((row) => row['bw_name'])
  emulator.faults.cutConnection({ when: 'before' })
  await expect(region('Never')).rejects.toThrow('fetch failed')
  expect(names()).toEqual([])
  emulator.faults.cutConnection({ when: 'after', method: 'POST' })
  expect((await send('WhoAmI')).status).toBe(200)
  await expect(region('Written')).rejects.toThrow('fetch failed')
  expect(names()).toEqual(['Written'])
  expect((await region('Answered')).status).toBe(204)
})

test('a fault may be for each so-manieth of the requests it is aimed at', async () => {
  emulator.faults.failNext({ status: 503, path: 'WhoAmI', every: 3, requests: 2 })
  const statuses: number[] = []
  for (let asked = 0; asked < 8; asked += 1) {
    statuses.push((await send('WhoAmI')).status)
    expect((await send('contacts?$top=1')).status).toBe(200)
  }
  expect(statuses).toEqual([200, 200, 503, 200, 200, 503, 200, 200])
})

test('every request to the Web API is counted, and nothing else', async () => {
  const before = emulator.roundTrips()
  await send('WhoAmI')
  await fetch(`${emulator.environmentUrl}/`)
  emulator.faults.failNext({ status: 503 })
  await send('WhoAmI')
  expect(emulator.roundTrips() - before).toBe(2)
})

test('access tokens taken back are challenged, and tokens made afterwards are good', async () => {
  const token = await emulator.tokenFor('ada')
  emulator.faults.expireAccessTokens()
  const reply = await send('WhoAmI', { token })
  expect(reply.status).toBe(401)
  expect(reply.headers.get('www-authenticate')).toBe(
    `Bearer authorization_uri=${emulator.authorityUrl}/oauth2/authorize, resource_id=${emulator.environmentUrl}/`,
  )
  expect((await send('WhoAmI')).status).toBe(200)
})

test('with the claims switch the challenge asks for a newer token, but a request without one is told the tenant', async () => {
  emulator.switches.challenge = 'claims'
  const token = await emulator.tokenFor('ada')
  emulator.faults.expireAccessTokens()
  const challenge = (await send('WhoAmI', { token })).headers.get('www-authenticate') ?? ''
  expect(challenge).toContain('error="insufficient_claims"')
  const claims = /claims="([^"]+)"/.exec(challenge)?.[1] ?? ''
  expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toMatchObject({
    access_token: { nbf: { essential: true } },
  })
  const anonymous = await fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`)
  expect(anonymous.status).toBe(401)
  expect(anonymous.headers.get('www-authenticate')).toContain(`${emulator.tenantId}/oauth2/authorize`)
  emulator.switches.challenge = 'bearer'
})
