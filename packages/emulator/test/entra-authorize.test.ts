import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { authorizationParameters, entraBrowser, newPkce, objectIdOf, type Shown } from './entra-browser.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.consent.require('allowed'))

const authorize = (changes: Record<string, string> = {}) => ({
  ...authorizationParameters(emulator, newPkce()),
  ...changes,
})

async function pick(key: string, changes: Record<string, string> = {}): Promise<Shown & { press: Press }> {
  const browser = entraBrowser(emulator)
  const picker = await browser.open('oauth2/v2.0/authorize', authorize(changes))
  const shown = await browser.press(picker, { account: objectIdOf(emulator, key) })
  return { ...shown, press: (button) => browser.press(shown, button) }
}
type Press = (button: Record<string, string>) => Promise<Shown>

test('discovery names the endpoints under the tenant, and its issuer', async () => {
  const reply = await fetch(`${emulator.authorityUrl}/v2.0/.well-known/openid-configuration`)
  expect(reply.status).toBe(200)
  expect(await reply.json()).toMatchObject({
    issuer: `${emulator.authorityUrl}/v2.0`,
    authorization_endpoint: `${emulator.authorityUrl}/oauth2/v2.0/authorize`,
    token_endpoint: `${emulator.authorityUrl}/oauth2/v2.0/token`,
    jwks_uri: `${emulator.authorityUrl}/discovery/v2.0/keys`,
  })
})

test('an unknown tenant has no configuration: AADSTS90002', async () => {
  const reply = await fetch(`${emulator.environmentUrl}/elsewhere.example/v2.0/.well-known/openid-configuration`)
  expect(reply.status).toBe(400)
  expect(await reply.json()).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] })
})

describe('where people may consent', () => {
  test('a person picks an account, reads what the app wants, accepts, and the app gets a code with its state', async () => {
    const browser = entraBrowser(emulator)
    const picker = await browser.open('oauth2/v2.0/authorize', authorize())
    expect(picker.status).toBe(200)
    expect(picker.html).toContain('Pick an account')
    for (const { username } of emulator.users) expect(picker.html).toContain(username)
    const consent = await browser.press(picker, { account: objectIdOf(emulator, 'mia') })
    expect(consent.html).toContain('Permissions requested')
    expect(consent.html).toContain('mia@brightwater.example')
    const done = await browser.press(consent, { decision: 'accept' })
    expect(done.answer?.get('code')).toMatch(/^0\./)
    expect(done.answer?.get('state')).toBe('a state / with & signs')
  })

  test('who consented once is not asked again, and the same browser need not pick again', async () => {
    const browser = entraBrowser(emulator)
    const picker = await browser.open('oauth2/v2.0/authorize', authorize())
    const consent = await browser.press(picker, { account: objectIdOf(emulator, 'mia') })
    await browser.press(consent, { decision: 'accept' })
    const again = await browser.open('oauth2/v2.0/authorize', authorize())
    expect(again.answer?.get('code')).toMatch(/^0\./)
    const choosing = await browser.open('oauth2/v2.0/authorize', authorize({ prompt: 'select_account' }))
    expect(choosing.html).toContain('Pick an account')
    const asked = await browser.open('oauth2/v2.0/authorize', authorize({ prompt: 'consent' }))
    expect(asked.html).toContain('Permissions requested')
  })

  test('Cancel comes back as access_denied with AADSTS65004', async () => {
    const consent = await pick('mia')
    const { answer } = await consent.press({ decision: 'cancel' })
    expect(answer?.get('error')).toBe('access_denied')
    expect(answer?.get('error_description')).toMatch(/^AADSTS65004: .*\r\nTrace ID: /)
  })

  test('only an administrator is offered to consent for everybody', async () => {
    expect((await pick('mia')).html).not.toContain('for_organisation')
    const consent = await pick('ada')
    expect(consent.html).toContain('for_organisation')
    await consent.press({ decision: 'accept', for_organisation: 'yes' })
    expect((await pick('tom')).answer?.get('code')).toMatch(/^0\./)
  })

  test('a silent request without a session is login_required, without consent interaction_required', async () => {
    const nobody = await entraBrowser(emulator).open('oauth2/v2.0/authorize', authorize({ prompt: 'none' }))
    expect(nobody.answer?.get('error')).toBe('login_required')
    const browser = entraBrowser(emulator)
    const picker = await browser.open('oauth2/v2.0/authorize', authorize())
    await browser.press(picker, { account: objectIdOf(emulator, 'mia') })
    const { answer } = await browser.open('oauth2/v2.0/authorize', authorize({ prompt: 'none' }))
    expect(answer?.get('error')).toBe('interaction_required')
    expect(answer?.get('error_description')).toContain('AADSTS65001')
  })

  test('the answer travels in the fragment or in a form when the app asks for it', async () => {
    emulator.consent.grant()
    const inFragment = await pick('mia', { response_mode: 'fragment' })
    expect(inFragment.answer?.get('code')).toMatch(/^0\./)
    const inForm = await pick('mia', { response_mode: 'form_post' })
    expect(inForm.html).toContain('action="http://localhost:4000/callback"')
    expect(inForm.html).toMatch(/name="code" value="0\./)
  })
})

test('where only administrators may consent, a person ends at "Need admin approval" and never comes back', async () => {
  emulator.consent.require('admin-required')
  const shown = await pick('mia')
  expect(shown.status).toBe(200)
  expect(shown.answer).toBeUndefined()
  expect(shown.html).toContain('Need admin approval')
  expect(shown.html).toContain('AADSTS90094')
})

test('a foreign redirect address, an unknown app and any-tenant words are refused on the page, telling nobody', async () => {
  const cases = [
    { changes: { redirect_uri: 'https://evil.example/callback' }, says: 'AADSTS50011' },
    { changes: { client_id: '00000000-0000-0000-0000-000000000000' }, says: 'AADSTS700016' },
  ]
  for (const { changes, says } of cases) {
    const shown = await entraBrowser(emulator).open('oauth2/v2.0/authorize', authorize(changes))
    expect(shown.status).toBe(400)
    expect(shown.answer).toBeUndefined()
    expect(shown.html).toContain(says)
  }
  const common = await fetch(
    `${emulator.environmentUrl}/common/oauth2/v2.0/authorize?${new URLSearchParams(authorize()).toString()}`,
  )
  expect(common.status).toBe(400)
  expect(await common.text()).toContain('AADSTS50194')
})

test('a scope of another resource comes back as invalid_resource', async () => {
  const { answer } = await entraBrowser(emulator).open(
    'oauth2/v2.0/authorize',
    authorize({ scope: 'https://other.crm4.dynamics.com/user_impersonation' }),
  )
  expect(answer?.get('error')).toBe('invalid_resource')
  expect(answer?.get('error_description')).toContain('AADSTS500011')
})

describe('admin consent', () => {
  const ask = (changes: Record<string, string> = {}) => ({
    client_id: emulator.clientId,
    redirect_uri: 'http://localhost:4000/callback',
    state: 's1',
    ...changes,
  })
  const scope = () => `${emulator.environmentUrl}/.default`

  test('version 2: an administrator accepts for everybody', async () => {
    emulator.consent.require('admin-required')
    const browser = entraBrowser(emulator)
    const picker = await browser.open('v2.0/adminconsent', ask({ scope: scope() }))
    const page = await browser.press(picker, { account: objectIdOf(emulator, 'ada') })
    expect(page.html).toContain('Review for everybody at Brightwater Instruments')
    const { answer } = await browser.press(page, { decision: 'accept' })
    expect(Object.fromEntries(answer!)).toEqual({
      admin_consent: 'True',
      tenant: emulator.tenantId,
      scope: scope(),
      state: 's1',
    })
    expect((await pick('mia')).answer?.get('code')).toMatch(/^0\./)
  })

  test('version 2: a refusal says admin_consent=True as well, so the error has to be read first', async () => {
    emulator.consent.require('admin-required')
    const browser = entraBrowser(emulator)
    const picker = await browser.open('v2.0/adminconsent', ask({ scope: scope() }))
    const page = await browser.press(picker, { account: objectIdOf(emulator, 'ada') })
    const { answer } = await browser.press(page, { decision: 'cancel' })
    expect(answer?.get('admin_consent')).toBe('True')
    expect(answer?.get('error')).toBe('consent_required')
    expect(answer?.get('error_description')).toContain('AADSTS65004')
    expect((await pick('mia')).html).toContain('Need admin approval')
  })

  test('version 1: permission_denied when the administrator cancels', async () => {
    const browser = entraBrowser(emulator)
    const picker = await browser.open('adminconsent', ask())
    const page = await browser.press(picker, { account: objectIdOf(emulator, 'ada') })
    const { answer } = await browser.press(page, { decision: 'cancel' })
    expect(Object.fromEntries(answer!)).toEqual({
      error: 'permission_denied',
      error_description: 'The admin canceled the request',
      state: 's1',
    })
  })

  test('nobody but an administrator gets past the link; another account may be chosen', async () => {
    const browser = entraBrowser(emulator)
    const picker = await browser.open('v2.0/adminconsent', ask({ scope: scope() }))
    const page = await browser.press(picker, { account: objectIdOf(emulator, 'mia') })
    expect(page.html).toContain('Need admin approval')
    const again = await browser.press(page, { account: '' })
    expect(again.html).toContain('Pick an account')
  })
})
