import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AccountState, type CredentialChange, type Emulator, startEmulator } from '../src/index.ts'
import {
  authorizationParameters,
  entraBrowser,
  newPkce,
  objectIdOf,
  pickAccount,
  refresh,
  refreshTokenOf,
  type Shown,
} from './entra-browser.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
})
afterEach(() => emulator.stop())

const pick = (key: string, changes: Record<string, string> = {}): Promise<Shown> => pickAccount(emulator, key, changes)

const codesOf = async (token: string): Promise<unknown> => (await refresh(emulator, token)).body['error_codes']

describe('at the sign-in, on the page', () => {
  test.each<[Partial<AccountState>, number]>([
    [{ disabled: true }, 50057],
    [{ locked: true }, 50053],
    [{ passwordExpired: true }, 50055],
    [{ wrongPassword: true }, 50126],
    [{ deleted: true }, 50034],
  ])('%j is AADSTS%i, for that person and as long as it lasts', async (state, aadsts) => {
    emulator.entra.setAccount('mia', state)
    const shown = await pick('mia')
    expect([shown.status, shown.answer]).toEqual([400, undefined])
    expect(shown.html).toContain(`AADSTS${aadsts}:`)
    expect((await pick('tom')).answer?.get('code')).toMatch(/^0\./)
    emulator.entra.setAccount('mia', Object.fromEntries(Object.keys(state).map((name) => [name, false])))
    expect((await pick('mia')).answer?.get('code')).toMatch(/^0\./)
  })

  test('a refusal may be told to the application instead', async () => {
    emulator.entra.setAccount('mia', { disabled: true })
    emulator.entra.tellBy(50057, 'redirect')
    const { answer } = await pick('mia')
    expect(answer?.get('error')).toBe('access_denied')
    expect(answer?.get('error_description')).toMatch(/^AADSTS50057: /)
    expect(() => emulator.entra.tellBy(1, 'page')).toThrow('The emulator does not know AADSTS1.')
  })

  test('who is signed in types no password: what is wrong with it comes out at the next sign-in', async () => {
    const browser = entraBrowser(emulator)
    const parameters = authorizationParameters(emulator, newPkce())
    const picker = await browser.open('oauth2/v2.0/authorize', parameters)
    await browser.press(picker, { account: objectIdOf(emulator, 'mia') })
    emulator.entra.setAccount('mia', { passwordExpired: true })
    const again = await browser.open('oauth2/v2.0/authorize', { ...parameters, prompt: 'none' })
    expect(again.answer?.get('code')).toMatch(/^0\./)
    emulator.entra.setAccount('mia', { disabled: true })
    const silent = await browser.open('oauth2/v2.0/authorize', { ...parameters, prompt: 'none' })
    expect(silent.answer?.get('error_description')).toMatch(/^AADSTS50057: /)
  })
})

describe('at the next refresh', () => {
  test.each<[Partial<AccountState>, number | undefined]>([
    [{ disabled: true }, 50057],
    [{ deleted: true }, 50034],
    [{ locked: true }, undefined],
    [{ passwordExpired: true }, undefined],
  ])('%j is %s', async (state, aadsts) => {
    const token = await refreshTokenOf(emulator, 'mia')
    emulator.entra.setAccount('mia', state)
    expect(await codesOf(token)).toEqual(aadsts === undefined ? undefined : [aadsts])
  })

  test.each<[CredentialChange, boolean]>([
    ['password-expires', false],
    ['password-changed-by-user', false],
    ['self-service-password-reset', false],
    ['password-reset-in-azure-portal', false],
    ['password-reset-in-entra-admin-center', true],
    ['sessions-revoked', true],
    ['single-sign-out', false],
  ])('%s ends the token of a confidential client: %s', async (change, ends) => {
    const [mia, tom] = [await refreshTokenOf(emulator, 'mia'), await refreshTokenOf(emulator, 'tom')]
    emulator.entra.changeCredentials('mia', change)
    expect(await codesOf(mia)).toEqual(ends ? [50173] : undefined)
    expect((await refresh(emulator, tom)).status).toBe(200)
  })

  test('a token that was not used for 90 days is AADSTS700082', async () => {
    const token = await refreshTokenOf(emulator, 'mia')
    emulator.clock.advance({ days: 89 })
    const next = String((await refresh(emulator, token)).body['refresh_token'])
    emulator.clock.advance({ days: 2 })
    expect(await codesOf(token)).toEqual([700082])
    expect((await refresh(emulator, next)).status).toBe(200)
  })
})

test.each<[CredentialChange, AccountState['signsInWith'], boolean]>([
  ['password-changed-by-user', 'password', true],
  ['password-changed-by-user', 'passwordless', false],
  ['password-reset-in-entra-admin-center', 'passwordless', false],
  ['single-sign-out', 'passwordless', true],
])('%s ends the browser’s session of somebody who signs in with %s: %s', async (change, signsInWith, ends) => {
  emulator.entra.setAccount('mia', { signsInWith })
  const browser = entraBrowser(emulator)
  const parameters = authorizationParameters(emulator, newPkce())
  const picker = await browser.open('oauth2/v2.0/authorize', parameters)
  await browser.press(picker, { account: objectIdOf(emulator, 'mia') })
  emulator.entra.changeCredentials('mia', change)
  const { answer } = await browser.open('oauth2/v2.0/authorize', { ...parameters, prompt: 'none' })
  expect(answer?.has('code')).toBe(!ends)
  expect(answer?.get('error')).toBe(ends ? 'login_required' : null)
})

test('who is not assigned to an application that requires it is refused with AADSTS50105', async () => {
  emulator.entra.assign(['tom'])
  expect((await pick('mia')).answer?.get('error_description')).toMatch(/^AADSTS50105: /)
  expect((await pick('tom')).answer?.get('code')).toMatch(/^0\./)
  emulator.entra.assign(undefined)
  expect((await pick('mia')).answer?.get('code')).toMatch(/^0\./)
})

test('signing out ends the session, also for a browser that keeps its cookie', async () => {
  const parameters = authorizationParameters(emulator, newPkce())
  const authorize = `${emulator.authorityUrl}/oauth2/v2.0/authorize`
  const picked = await fetch(authorize, {
    method: 'POST',
    body: new URLSearchParams({ ...parameters, account: objectIdOf(emulator, 'mia') }),
    redirect: 'manual',
  })
  const cookie = picked.headers.get('set-cookie')?.split(';')[0] ?? ''
  const silent = async (): Promise<URLSearchParams> => {
    const query = new URLSearchParams({ ...parameters, prompt: 'none' }).toString()
    const reply = await fetch(`${authorize}?${query}`, { headers: { cookie }, redirect: 'manual' })
    return new URL(reply.headers.get('location') ?? '').searchParams
  }
  expect((await silent()).get('code')).toMatch(/^0\./)
  const out = await fetch(`${emulator.authorityUrl}/oauth2/v2.0/logout`, { headers: { cookie } })
  expect(out.status).toBe(200)
  expect(await out.text()).toContain('You signed out')
  expect((await silent()).get('error')).toBe('login_required')
})
