import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import {
  authorizationParameters,
  codeFor,
  entraBrowser,
  newPkce,
  objectIdOf,
  redeem,
  refresh,
  type Shown,
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

test('a folder that knows none of this is read as it is', async () => {
  let emulator = await start()
  const pkce = newPkce()
  const { body } = await redeem(emulator, await codeFor(emulator, 'mia', pkce), pkce.verifier)
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
