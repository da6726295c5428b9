import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import {
  authorizationParameters,
  codeFor,
  entraBrowser,
  newPkce,
  objectIdOf,
  pickAccount,
  redeem,
  type Shown,
} from './entra-browser.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'admin-required' })
  emulator.clock.freeze()
})
afterEach(() => emulator.stop())

/** An administrator opens the address of the approval and accepts. */
async function approve(): Promise<Shown> {
  const browser = entraBrowser(emulator)
  const { client_id = '', redirect_uri = '', state = '' } = authorizationParameters(emulator, newPkce())
  const scope = `${emulator.environmentUrl}/user_impersonation`
  const picker = await browser.open('v2.0/adminconsent', { client_id, redirect_uri, state, scope })
  const asked = await browser.press(picker, { account: objectIdOf(emulator, 'ada') })
  return browser.press(asked, { decision: 'accept' })
}

/** Signs in and redeems the code: 200, or the number of the refusal. */
async function tokenOf(key: string): Promise<unknown> {
  const pkce = newPkce()
  const { status, body } = await redeem(emulator, await codeFor(emulator, key, pkce), pkce.verifier)
  return status === 200 ? 200 : (body['error_codes'] as number[])[0]
}

test('at first an approval is known at once', async () => {
  expect((await approve()).answer?.get('admin_consent')).toBe('True')
  expect(await tokenOf('mia')).toBe(200)
})

test('an approval that spreads is known to the sign-in, and to the token endpoint only after that time', async () => {
  emulator.consent.spread({ seconds: 30 })
  await approve()
  expect(await tokenOf('mia')).toBe(65001)
  emulator.clock.advance({ seconds: 29 })
  expect(await tokenOf('mia')).toBe(65001)
  // Accepted once more, it does not begin anew.
  await approve()
  emulator.clock.advance({ seconds: 1 })
  expect(await tokenOf('mia')).toBe(200)
})

test('one that spreads everywhere is asked for again until then', async () => {
  emulator.consent.spread({ minutes: 2, reaches: 'everywhere' })
  await approve()
  expect((await pickAccount(emulator, 'mia')).html).toContain('Need admin approval')
  emulator.clock.advance({ minutes: 2 })
  expect(await tokenOf('mia')).toBe(200)
})

test('what somebody gives for themselves holds at once, also the administrator who gives it for all', async () => {
  emulator.consent.spread({ hours: 1 })
  const browser = entraBrowser(emulator)
  const pkce = newPkce()
  const picker = await browser.open('oauth2/v2.0/authorize', authorizationParameters(emulator, pkce))
  const asked = await browser.press(picker, { account: objectIdOf(emulator, 'ada') })
  const { answer } = await browser.press(asked, { decision: 'accept', for_organisation: 'yes' })
  expect((await redeem(emulator, answer?.get('code') ?? '', pkce.verifier)).status).toBe(200)
  expect(await tokenOf('mia')).toBe(65001)
})

test('how it spreads and what is under way come back with a snapshot', async () => {
  emulator.consent.spread({ seconds: 30 })
  await approve()
  emulator.snapshots.save('spreading')
  emulator.consent.spread({})
  expect(await tokenOf('mia')).toBe(200)
  emulator.snapshots.load('spreading')
  expect(await tokenOf('mia')).toBe(65001)
  emulator.clock.advance({ seconds: 30 })
  expect(await tokenOf('mia')).toBe(200)
})

test('it is set over the admin API, and the page says how it is', async () => {
  const reply = await fetch(`${emulator.environmentUrl}/emulator/consent/spread`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes: 1 }),
  })
  expect(reply.status).toBe(200)
  emulator.consent.grant()
  expect(await tokenOf('mia')).toBe(65001)
  expect(await (await fetch(`${emulator.environmentUrl}/entra`)).text()).toContain(
    'known to the token endpoint 60 seconds later',
  )
})
