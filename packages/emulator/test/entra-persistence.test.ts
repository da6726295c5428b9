import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import {
  askForToken,
  authorizationParameters,
  codeFor,
  entraBrowser,
  newPkce,
  objectIdOf,
  redeem,
  redirectUri,
  refresh,
  type Shown,
  tokensOf,
} from './entra-browser.ts'

let dataDirectory: string
let running: Emulator | undefined
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'emulator-'))
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  await rm(dataDirectory, { recursive: true })
})

async function start(): Promise<Emulator> {
  await running?.stop()
  running = await startEmulator({
    seed: 'empty',
    dataDirectory,
    signInAudience: 'AzureADMultipleOrgs',
    tenants: [{ domain: 'northwind.example', people: [{ key: 'per', name: 'Per Aune' }] }],
  })
  return running
}

async function signIn(tenant: string, account: Record<string, string>) {
  const at = { ...running!, authorityUrl: `${running!.environmentUrl}/${tenant}` }
  const browser = entraBrowser(at)
  const scope = { scope: 'openid profile' }
  const parameters = { ...authorizationParameters(running!, newPkce()), ...(tenant !== running!.tenantId && scope) }
  const shown = await browser.press(await browser.open('oauth2/v2.0/authorize', parameters), account)
  return { shown, press: (button: Record<string, string>): Promise<Shown> => browser.press(shown, button) }
}

test('accounts, policies, requests for consent and the consents of other tenants outlive a restart', async () => {
  let emulator = await start()
  emulator.entra.setAccount('tom', { locked: true })
  const [policy] = emulator.entra.setPolicies([{ control: 'block', users: ['eva'] }])
  emulator.consent.require('admin-approval-workflow')
  const mia = await signIn(emulator.tenantId, { account: objectIdOf(emulator, 'mia') })
  await mia.press({ decision: 'request', reason: 'Calls' })
  const per = { username: 'per@northwind.example' }
  await (await signIn('northwind.example', per)).press({ decision: 'accept' })
  const requests = emulator.consent.requests()
  expect(requests).toHaveLength(1)

  emulator = await start()
  const own = async (key: string) =>
    (await signIn(emulator.tenantId, { account: objectIdOf(emulator, key) })).shown.html
  expect(await own('tom')).toContain('AADSTS50053')
  expect(await own('eva')).toContain('AADSTS53003')
  expect(policy).toMatch(/^[0-9a-f-]{36}$/)
  expect(emulator.consent.requests()).toEqual(requests)
  expect((await signIn('northwind.example', per)).shown.answer?.get('code')).toMatch(/^0\./)
})

test('the registration, the resource, who is assigned and how refusals are told outlive a restart', async () => {
  let emulator = await start()
  emulator.consent.grant()
  const { clock, entra } = emulator
  const secrets = [{ value: 'new secret', expiresAt: new Date(clock.now().getTime() + 3_600_000) }]
  entra.setApplication({ secrets, redirectUris: [redirectUri] })
  entra.assign(['mia', 'tom'])
  entra.tellBy(50105, 'redirect')

  emulator = await start()
  const own = async (key: string) => (await signIn(emulator.tenantId, { account: objectIdOf(emulator, key) })).shown
  expect((await own('eva')).answer?.get('error_description')).toContain('AADSTS50105')
  const pkce = newPkce()
  const code = await codeFor(emulator, 'mia', pkce)
  const first = await redeem(emulator, code, pkce.verifier)
  expect(first.body['error_codes']).toEqual([7000215])
  const grant = { grant_type: 'authorization_code', redirect_uri: redirectUri, client_secret: 'new secret' }
  const renewed = { ...grant, code: await codeFor(emulator, 'mia', pkce), code_verifier: pkce.verifier }
  expect((await askForToken(emulator, renewed)).status).toBe(200)
  emulator.clock.advance({ hours: 2 })
  const late = { ...grant, code: await codeFor(emulator, 'mia', pkce), code_verifier: pkce.verifier }
  expect((await askForToken(emulator, late)).body['error_codes']).toEqual([7000222])
  emulator.entra.assign(undefined)
  emulator.entra.setResource('disabled')

  emulator = await start()
  const parameters = authorizationParameters(emulator, newPkce())
  const refused = await entraBrowser(emulator).open('oauth2/v2.0/authorize', parameters)
  expect(refused.answer?.get('error_description')).toContain('AADSTS50001')
})

test('a folder that knows none of this is read as it is', async () => {
  let emulator = await start()
  const { body } = await tokensOf(emulator, 'mia')
  await emulator.stop()
  const file = join(dataDirectory, 'entra.json')
  const { signingKey, policy, tenantConsent, personConsents, refreshTokens } = JSON.parse(
    await readFile(file, 'utf8'),
  ) as Record<string, unknown>
  const older = (refreshTokens as Record<string, unknown>[]).map(({ hash, personId, issuedAt, revoked }) => ({
    hash,
    personId,
    issuedAt,
    revoked,
  }))
  await writeFile(file, JSON.stringify({ signingKey, policy, tenantConsent, personConsents, refreshTokens: older }))
  running = undefined
  emulator = await start()
  expect((await refresh(emulator, String(body['refresh_token']))).status).toBe(200)
  expect(emulator.consent.requests()).toEqual([])
})
