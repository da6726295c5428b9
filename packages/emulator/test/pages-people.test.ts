import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { authorizationParameters, newPkce, redirectUri } from './entra-browser.ts'
import { textOf } from './page-text.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
})
afterAll(() => emulator.stop())

const press = (path: string, headers: Record<string, string>): Promise<Response> =>
  fetch(emulator.environmentUrl + path, { method: 'POST', redirect: 'manual', headers })
const own = { 'sec-fetch-site': 'same-origin' }
const home = async (cookie = ''): Promise<string> =>
  textOf(await (await fetch(emulator.environmentUrl, { headers: { cookie } })).text())

async function authorize(cookie: string): Promise<Response> {
  const query = new URLSearchParams(authorizationParameters(emulator, newPkce()))
  return fetch(`${emulator.authorityUrl}/oauth2/v2.0/authorize?${query.toString()}`, {
    redirect: 'manual',
    headers: { cookie },
  })
}

test('a person is signed in from the page, and then no application asks who it is', async () => {
  const pressed = await press('/people/mia/sign-in', own)
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/#people'])
  const cookie = pressed.headers.get('set-cookie')!.split(';')[0]!
  expect(await home(cookie)).toMatch(
    /mia@brightwater\.example .{10,80} Sign out .*tom@brightwater\.example .{10,80} Sign in /,
  )
  expect((await authorize(cookie)).headers.get('location')).toMatch(new RegExp(`^${redirectUri}\\?code=`))

  await press('/people/mia/sign-out', { ...own, cookie })
  expect(await home(cookie)).not.toContain('Sign out')
  expect(textOf(await (await authorize(cookie)).text())).toContain('Pick an account')
})

test('nobody is signed in by another site, nor somebody whom nobody knows', async () => {
  const other = await press('/people/mia/sign-in', { 'sec-fetch-site': 'cross-site' })
  expect([other.status, other.headers.get('set-cookie')]).toEqual([403, null])
  expect((await press('/people/zoe/sign-in', own)).headers.get('set-cookie')).toBeNull()
})

test('what an application needs is on the page', async () => {
  const text = await home()
  for (const said of [emulator.environmentUrl, emulator.authorityUrl, emulator.clientId, emulator.organizationId])
    expect(text).toContain(said)
})
