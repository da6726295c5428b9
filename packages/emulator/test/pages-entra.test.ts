import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { askForToken } from './entra-browser.ts'
import { sendForm, type SentFields } from './page-forms.ts'
import { textOf } from './page-text.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await startEmulator({
    seed: 'empty',
    userConsent: 'granted',
    tenants: [{ domain: 'northwind.example', people: [{ key: 'rosa', name: 'Rosa Falk', guest: true }] }],
  })
})
afterEach(() => emulator.stop())

const send = (verb: string, fields: SentFields = []) => sendForm(emulator, `entra/${verb}`, fields)

const entraPage = async (): Promise<string> => (await fetch(`${emulator.environmentUrl}/entra`)).text()

/** What the application's own token request comes to. */
async function ownToken(client_secret: string): Promise<unknown> {
  const scope = `${emulator.environmentUrl}/.default`
  const { status, body } = await askForToken(emulator, { grant_type: 'client_credentials', scope, client_secret })
  return status === 200 ? 200 : (body['error_codes'] as number[])[0]
}

test('a policy is added by the empty form, shown as it stands, and removed by its box', async () => {
  const added = await send('setPolicies', [
    ['policies.new.users', ''],
    ['policies.new.users', 'mia'],
    ['policies.new.users', 'tom'],
    ['policies.new.control', 'mfa'],
    ['policies.new.signInFrequencyHours', '8'],
    ['policies.new.interruptsSignIn', ''],
  ])
  expect(added).toMatchObject({ status: 200, at: '/entra?done=entra%2FsetPolicies' })
  expect(added.text).toContain('Conditional Access Done: entra/setPolicies')
  const id = /name="policies\.0\.id"\s+value="([0-9a-f-]{36})"/.exec(added.markup)?.[1] ?? ''
  expect(id).not.toBe('')
  const ticked = [...added.markup.matchAll(/name="policies\.0\.users"\s+value="(\w+)"\s+checked/g)]
  expect(ticked.map(([, key]) => key)).toEqual(['mia', 'tom'])

  const removed = await send('setPolicies', [
    ['policies.0.id', id],
    ['policies.0.control', 'mfa'],
    ['policies.0.remove', 'true'],
    ['policies.new.control', ''],
  ])
  expect(removed.text).toContain('There is none.')
})

test('secrets get a moment at which they end, are added and removed; what the form leaves empty stays', async () => {
  await send('setApplication', [
    ['isEnabled', ''],
    ['secrets.0.value', 'old'],
    ['secrets.0.expiresAt', '2020-01-01T00:00'],
    ['secrets.new.value', 'new'],
    ['secrets.new.expiresAt', ''],
    ['redirectUris.new.uri', ''],
    ['redirectUris.new.platform', ''],
  ])
  expect([await ownToken('old'), await ownToken('new')]).toEqual([7000222, 200])
  expect(await entraPage()).toMatch(/name="secrets\.0\.expiresAt"\s+value="2020-01-01T00:00:00"/)
  expect(textOf(await entraPage())).toContain('Any redirect address on this computer is taken')
  await send('setApplication', [
    ['secrets.0.value', 'old'],
    ['secrets.1.value', 'new'],
    ['secrets.1.remove', 'true'],
  ])
  expect([await ownToken('old'), await ownToken('new')]).toEqual([200, 7000215])
})

test('redirect addresses with their kind, and permissions without one, are said by the form', async () => {
  const { markup } = await send('setApplication', [
    ['redirectUris.new.uri', 'http://localhost:5173/'],
    ['redirectUris.new.platform', 'spa'],
    ['permissions', ''],
    ['permissions', 'User.Read'],
  ])
  expect(markup).toMatch(/name="redirectUris\.0\.uri"\s+value="http:\/\/localhost:5173\/"/)
  expect(markup).toMatch(/value="user_impersonation"\s*\/>/)
  expect(markup).toMatch(/value="User\.Read"\s+checked/)
})

test('a moment that is none is refused with the reason', async () => {
  const { status, text } = await send('setApplication', [
    ['secrets.0.value', 'old'],
    ['secrets.0.expiresAt', 'soon'],
  ])
  expect(status).toBe(400)
  expect(text).toContain('The application body/secrets/0/expiresAt must match format "date-time"')
})

test('assignment is required of some, of nobody, and not at all', async () => {
  expect(
    (
      await send('assign', [
        ['users', ''],
        ['users', 'mia'],
      ])
    ).text,
  ).toContain('Required: 1 of 11 are assigned.')
  expect((await send('assign', [['users', '']])).text).toContain('Required: nobody is assigned.')
  expect((await send('assign')).text).toContain('Not required: everybody may use the application.')
})

test('an account, a guest and the account of another tenant have their state shown', async () => {
  await send('setAccount', [
    ['user', 'tom'],
    ['locked', 'true'],
    ['mfa', 'not-registered'],
  ])
  const { text } = await send('setAccount', [
    ['user', 'rosa@northwind.example'],
    ['disabled', 'true'],
  ])
  expect(text).toMatch(/tom@brightwater\.example locked, no second factor/)
  expect(text).toMatch(/guest, rosa@northwind\.example disabled .*Rosa Falk rosa@northwind\.example disabled/)
})

test('the resource, the channel of a refusal and the tenants are shown', async () => {
  expect((await send('setResource', [['resource', 'missing']])).markup).toMatch(/value="missing" selected/)
  const told = await send('tellBy', [
    ['aadsts', '50057'],
    ['channel', 'redirect'],
  ])
  expect(told.text).toContain('AADSTS50057: redirect')
  for (const { domain, tenantId } of emulator.entra.tenants()) {
    expect(told.text).toContain(`Domain ${domain}`)
    expect(told.text).toContain(`Tenant id ${tenantId}`)
  }
})

test('credentials are changed by the form that stands with the account', async () => {
  const { text } = await send('changeCredentials', [
    ['user', 'mia'],
    ['change', 'sessions-revoked'],
  ])
  expect(text).toContain('Accounts Done: entra/changeCredentials')
})
