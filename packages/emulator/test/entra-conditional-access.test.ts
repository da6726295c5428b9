import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, type PolicyOptions, startEmulator } from '../src/index.ts'
import {
  authorizationParameters,
  entraBrowser,
  newPkce,
  objectIdOf,
  redeem,
  refresh,
  refreshTokenOf,
  type Shown,
  type TokenAnswer,
} from './entra-browser.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
})
afterEach(() => emulator.stop())

interface AtThePage {
  shown: Shown
  verifier: string
  open: (changes?: Record<string, string>) => Promise<Shown>
  press: (button: Record<string, string>) => Promise<Shown>
}

async function pick(key: string, changes: Record<string, string> = {}): Promise<AtThePage> {
  const browser = entraBrowser(emulator)
  const pkce = newPkce()
  const open = (more: Record<string, string> = {}) =>
    browser.open('oauth2/v2.0/authorize', { ...authorizationParameters(emulator, pkce), ...changes, ...more })
  const shown = await browser.press(await open(), { account: objectIdOf(emulator, key) })
  return { shown, verifier: pkce.verifier, open, press: (button) => browser.press(shown, button) }
}

const redeemed = ({ answer }: Shown, verifier: string): Promise<TokenAnswer> =>
  redeem(emulator, answer?.get('code') ?? '', verifier)

const refusal = ({ status, body }: TokenAnswer) => ({ status, error: body['error'], codes: body['error_codes'] })

describe('where a second factor is asked for', () => {
  let policy = ''
  beforeEach(() => {
    policy = emulator.entra.setPolicies([{ control: 'mfa' }])[0]!
  })
  const challenge = () => `{"access_token":{"polids":{"essential":true,"Values":["${policy}"]}}}`

  test('a refresh is interaction_required with AADSTS50076 and the claims to repeat', async () => {
    emulator.entra.setPolicies([])
    const token = await refreshTokenOf(emulator, 'mia')
    policy = emulator.entra.setPolicies([{ control: 'mfa' }])[0]!
    const answer = await refresh(emulator, token)
    expect(refusal(answer)).toEqual({ status: 400, error: 'interaction_required', codes: [50076] })
    expect(answer.body).toMatchObject({ suberror: 'basic_action', claims: challenge() })
  })

  test('a plain sign-in, prompt=login too, does not satisfy it', async () => {
    for (const changes of [{}, { prompt: 'login' }]) {
      const { shown, verifier } = await pick('mia', changes)
      const answer = await redeemed(shown, verifier)
      expect(refusal(answer)).toEqual({ status: 400, error: 'interaction_required', codes: [50076] })
    }
  })

  test('the sign-in with the claims asks for it, and its tokens are good from then on', async () => {
    const page = await pick('mia', { claims: challenge() })
    expect(page.shown.status).toBe(200)
    expect(page.shown.html).toContain('Approve sign-in request')
    const { status, body } = await redeemed(await page.press({ decision: 'mfa' }), page.verifier)
    expect(status).toBe(200)
    expect((await refresh(emulator, String(body['refresh_token']))).status).toBe(200)
  })

  test('the browser that gave it is not asked again, also without a page', async () => {
    const page = await pick('mia', { claims: challenge() })
    await page.press({ decision: 'mfa' })
    const silent = await page.open({ prompt: 'none' })
    expect((await redeemed(silent, page.verifier)).status).toBe(200)
  })

  test('a silent request with the claims is interaction_required, and hands them back', async () => {
    const { open } = await pick('mia')
    const { answer } = await open({ prompt: 'none', claims: challenge() })
    expect(answer?.get('error')).toBe('interaction_required')
    expect(answer?.get('error_description')).toMatch(/^AADSTS50076: /)
    expect(answer?.get('claims')).toBe(challenge())
  })

  test('claims that name another policy, or nothing one can read, are a plain sign-in', async () => {
    for (const claims of ['{"access_token":{"polids":{"Values":["other"]}}}', '{not json'])
      expect((await pick('mia', { claims })).shown.answer?.get('code')).toMatch(/^0\./)
  })

  test.each([
    ['registered', 50076, 50074],
    ['not-registered', 50079, 50072],
    ['expired', 50078, 50074],
  ] as const)('who has it %s is AADSTS%i, and AADSTS%i when they cannot', async (mfa, atToken, atPage) => {
    emulator.entra.setAccount('mia', { mfa })
    const { shown, verifier } = await pick('mia')
    expect(refusal(await redeemed(shown, verifier))).toMatchObject({ error: 'interaction_required', codes: [atToken] })
    const page = await pick('mia', { claims: challenge() })
    const { answer } = await page.press({ decision: 'mfa-failed' })
    expect(answer?.get('error')).toBe('interaction_required')
    expect(answer?.get('error_description')).toMatch(new RegExp(`^AADSTS${atPage}: `))
    const { status } = await redeemed(await page.press({ decision: 'mfa' }), page.verifier)
    expect(status).toBe(200)
  })

  test('one that was given and has expired has to be given again: AADSTS50078', async () => {
    const page = await pick('mia', { claims: challenge() })
    const { body } = await redeemed(await page.press({ decision: 'mfa' }), page.verifier)
    emulator.entra.setAccount('mia', { mfa: 'expired' })
    const answer = await refresh(emulator, String(body['refresh_token']))
    expect(refusal(answer)).toEqual({ status: 400, error: 'interaction_required', codes: [50078] })
    expect((await page.open({ claims: challenge() })).html).toContain('Approve sign-in request')
  })

  test('a second policy asks for its own, and both are kept', async () => {
    const page = await pick('mia', { claims: challenge() })
    await page.press({ decision: 'mfa' })
    const other = emulator.entra.setPolicies([{ id: policy, control: 'mfa' }, { control: 'mfa' }])[1]!
    const claims = JSON.stringify({ access_token: { polids: { Values: [other] } } })
    expect((await page.open({ claims })).html).toContain('Approve sign-in request')
    const { status } = await redeemed(await page.press({ claims, decision: 'mfa' }), page.verifier)
    expect(status).toBe(200)
  })

  test('a policy may interrupt every sign-in', async () => {
    emulator.entra.setPolicies([{ control: 'mfa', interruptsSignIn: true }])
    expect((await pick('mia')).shown.html).toContain('Approve sign-in request')
  })

  test('consent is asked for after it', async () => {
    emulator.consent.require('allowed')
    const page = await pick('mia', { claims: challenge(), prompt: 'consent' })
    expect((await page.press({ decision: 'mfa' })).html).toContain('Permissions requested')
  })

  test('it holds for those whom it names, and for Dynamics', async () => {
    policy = emulator.entra.setPolicies([{ control: 'mfa', users: ['tom'] }])[0]!
    const mia = await pick('mia')
    expect((await redeemed(mia.shown, mia.verifier)).status).toBe(200)
    const tom = await pick('tom', { scope: 'openid profile' })
    expect((await redeemed(tom.shown, tom.verifier)).status).toBe(200)
  })
})

test.each<[NonNullable<PolicyOptions['control']>, number]>([
  ['block', 53003],
  ['compliantDevice', 53000],
  ['domainJoinedDevice', 53001],
  ['approvedApplication', 53002],
])('%s is AADSTS%i: on the page, by redirect if told so, and at the token endpoint', async (control, aadsts) => {
  const token = await refreshTokenOf(emulator, 'mia')
  emulator.entra.setPolicies([{ control }])
  const { shown } = await pick('mia')
  expect([shown.status, shown.answer]).toEqual([400, undefined])
  expect(shown.html).toContain(`AADSTS${aadsts}:`)
  emulator.entra.tellBy(aadsts, 'redirect')
  const told = (await pick('mia')).shown.answer
  expect(told?.get('error')).toBe('interaction_required')
  expect(told?.get('error_description')).toMatch(new RegExp(`^AADSTS${aadsts}: `))
  const answer = await refresh(emulator, token)
  expect(refusal(answer)).toEqual({ status: 400, error: 'interaction_required', codes: [aadsts] })
  expect(answer.body['suberror']).toBe('message_only')
})

test.each([
  ['compliantDevice', 'compliant'],
  ['domainJoinedDevice', 'domain-joined'],
] as const)('%s lets in who sits at a device that is %s', async (control, device) => {
  emulator.entra.setPolicies([{ control }])
  emulator.entra.setAccount('mia', { device })
  expect((await pick('mia')).shown.answer?.get('code')).toMatch(/^0\./)
})

test('sign-in frequency ends refresh tokens, also renewed ones, with AADSTS70043, and the session of the browser', async () => {
  emulator.entra.setPolicies([{ signInFrequencyHours: 8 }])
  const page = await pick('mia')
  const first = await redeemed(page.shown, page.verifier)
  emulator.clock.advance({ hours: 7 })
  const renewed = await refresh(emulator, String(first.body['refresh_token']))
  expect(renewed.status).toBe(200)
  emulator.clock.advance({ hours: 2 })
  const ended = await refresh(emulator, String(renewed.body['refresh_token']))
  expect(refusal(ended)).toEqual({ status: 400, error: 'invalid_grant', codes: [70043] })
  expect((await page.open({ prompt: 'none' })).answer?.get('error')).toBe('login_required')
})

test('a stranger is told AADSTS90072 where everybody has to give a second factor', async () => {
  const other = await startEmulator({
    seed: 'empty',
    tenants: [{ domain: 'northwind.example', people: [{ key: 'per', name: 'Per Aune' }] }],
  })
  other.entra.setPolicies([{ control: 'mfa' }])
  const browser = entraBrowser(other)
  const picker = await browser.open('oauth2/v2.0/authorize', authorizationParameters(other, newPkce()))
  const shown = await browser.press(picker, { username: 'per@northwind.example' })
  expect([shown.status, shown.answer]).toEqual([400, undefined])
  expect(shown.html).toContain('AADSTS90072')
  await other.stop()
})
