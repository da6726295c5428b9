import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { askForToken } from './entra-browser.ts'
import { textOf } from './page-text.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', applicationUser: true })
})
beforeEach(() => emulator.faults.clear())
afterAll(() => emulator.stop())

const page = async (path: string): Promise<string> => (await fetch(emulator.environmentUrl + path)).text()

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const authorization = `Bearer ${await emulator.tokenFor('ada')}`
  const headers = { 'content-type': 'application/json', ...(init.headers as Record<string, string>), authorization }
  return fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, { ...init, headers })
}

/** The page of the newest request. */
async function newest(): Promise<string> {
  const address = /href="(\/requests\/\d+)"/.exec(await page('/requests'))?.[1]
  return page(address ?? '/requests/none')
}

test('a request is shown with what was sent and what came back', async () => {
  await ask("contacts?$select=fullname&$filter=lastname eq 'K%26M'", { headers: { prefer: 'odata.maxpagesize=5' } })
  const text = textOf(await newest())
  expect(text).toContain("GET /api/data/v9.2/contacts?$select=fullname&amp;$filter=lastname eq 'K&amp;M'")
  expect(text).toContain('prefer odata.maxpagesize=5')
  expect(text).toContain('Reply: 200')
  expect(text).toContain('preference-applied odata.maxpagesize=5')
  expect(text).toContain('"value": []')
})

test('a body is shown as it was written, and text in it stays text', async () => {
  await ask('contacts', { method: 'POST', body: '{"lastname":"<b>Keller</b>"}' })
  const markup = await newest()
  expect(markup).toContain('&quot;lastname&quot;: &quot;&lt;b&gt;Keller&lt;/b&gt;&quot;')
  expect(textOf(markup)).toMatch(/Reply: 204 .*odata-entityid http/)
})

test('of a long reply the beginning is kept, and it is said how long it was', async () => {
  const length = Number((await (await ask('$metadata')).arrayBuffer()).byteLength)
  expect(textOf(await newest())).toContain(`The first 16,384 of ${length.toLocaleString('en')} bytes.`)
})

test('tokens, secrets and codes are masked wherever they are', async () => {
  const token = await emulator.tokenFor('ada')
  const part = `--b\r\nContent-Type: application/http\r\n\r\nGET WhoAmI HTTP/1.1\r\nAuthorization: Bearer ${token}\r\n\r\n--b--`
  await ask('$batch', { method: 'POST', body: part, headers: { 'content-type': 'multipart/mixed; boundary=b' } })
  const batch = await newest()
  expect(textOf(batch)).toContain('authorization Bearer •••')
  expect(textOf(batch)).toContain('Authorization: Bearer •••')

  const { body } = await askForToken(emulator, {
    grant_type: 'client_credentials',
    scope: `${emulator.environmentUrl}/.default`,
  })
  expect(body['access_token']).toEqual(expect.any(String))
  const granted = await newest()
  expect(textOf(granted)).toContain('"access_token": "•••"')
  expect(textOf(granted)).toContain('"client_secret": "•••"')
  expect(textOf(granted)).toContain('"grant_type": "client_credentials"')

  await fetch(`${emulator.authorityUrl}/oauth2/v2.0/authorize?client_id=${emulator.clientId}&state=abc123`)
  const authorized = await newest()
  expect(textOf(authorized)).toContain('state=•••')
  for (const markup of [batch, granted, authorized])
    for (const secret of [token, emulator.clientSecret, String(body['access_token']), 'abc123'])
      expect(markup).not.toContain(secret)
})

test('a request that was refused before it got anywhere is there, and one whose reply got lost is said to be', async () => {
  emulator.faults.throttle({ nextRequests: 1, retryAfterSeconds: 3 })
  await ask('WhoAmI')
  expect(textOf(await newest())).toMatch(/Reply: 429 .*retry-after 3/)
  emulator.faults.cutConnection({ when: 'after' })
  await expect(ask('WhoAmI')).rejects.toThrow('fetch failed')
  await expect.poll(newest).toContain('The caller did not get the whole of this reply.')
  emulator.faults.cutConnection({ when: 'before' })
  await expect(ask('WhoAmI')).rejects.toThrow('fetch failed')
  await expect.poll(newest).toContain('The caller did not get a reply.')
})

test('the list is filtered by status and by address', async () => {
  await ask('accounts?$top=1')
  await ask('nonsense')
  await ask('contacts?$top=1')
  const shown = async (query: string): Promise<string> => textOf(await page(`/requests?${query}`))
  expect(await shown('status=4xx')).toMatch(/GET \/api\/data\/v9\.2\/nonsense 404/)
  expect(await shown('status=4xx')).not.toContain('accounts?')
  expect(await shown('status=failed&text=contacts?$TOP')).toContain(' None. ')
  expect(await shown('status=2xx&text=contacts%3F%24TOP')).toMatch(
    /1 of the last .*GET \/api\/data\/v9\.2\/contacts\?\$top=1 200/,
  )
  expect(await shown('status=unheard-of')).toContain('nonsense')
})

test('the emulator remembers the last 200 requests, and its own pages are not among them', async () => {
  await ask('accounts/$count')
  const first = /href="(\/requests\/\d+)"/.exec(await page('/requests'))![1]!
  for (let count = 0; count < 200; count += 1) await ask('WhoAmI')
  expect(textOf(await page('/requests'))).toContain('200 of the last 200.')
  expect((await fetch(emulator.environmentUrl + first)).status).toBe(404)
  expect(await page('/requests?text=GET%20/requests')).toContain('None.')
})
