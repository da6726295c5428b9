import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmulatedTenant, type Emulator, startEmulator } from '../src/index.ts'
import {
  askForToken,
  authorizationParameters,
  entraBrowser,
  newPkce,
  objectIdOf,
  redeem,
  refresh,
  type Pkce,
  type Shown,
  type TokenAnswer,
} from './entra-browser.ts'

let emulator: Emulator
let northwind: EmulatedTenant
beforeAll(async () => {
  emulator = await startEmulator({
    seed: 'empty',
    userConsent: 'granted',
    signInAudience: 'AzureADMultipleOrgs',
    tenants: [
      {
        domain: 'northwind.example',
        name: 'Northwind Traders',
        people: [
          { key: 'rosa', name: 'Rosa Lindner', guest: true },
          { key: 'per', name: 'Per Aune' },
          { key: 'vera', name: 'Vera Sol', isEntraAdmin: true },
        ],
      },
    ],
  })
  northwind = emulator.entra.tenants()[1]!
})
afterAll(() => emulator.stop())

/** The emulator as seen from the address of a tenant, or of the words for any. */
const at = (tenant: string): Emulator => ({ ...emulator, authorityUrl: `${emulator.environmentUrl}/${tenant}` })

const accountOf = (key: string): string => northwind.users.find((user) => user.key === key)!.objectId

async function signIn(
  tenant: string,
  account: Record<string, string>,
  pkce: Pkce = newPkce(),
  changes: Record<string, string> = {},
): Promise<Shown> {
  const browser = entraBrowser(at(tenant))
  const picker = await browser.open('oauth2/v2.0/authorize', { ...authorizationParameters(emulator, pkce), ...changes })
  const shown = await browser.press(picker, account)
  return shown.html.includes('Permissions requested') ? browser.press(shown, { decision: 'accept' }) : shown
}

async function tokensOf(
  tenant: string,
  account: Record<string, string>,
  changes: Record<string, string> = {},
): Promise<TokenAnswer> {
  const pkce = newPkce()
  const { answer, html } = await signIn(tenant, account, pkce, changes)
  if (!answer) throw new Error(html)
  return redeem(at(tenant), answer.get('code') ?? '', pkce.verifier)
}

const refusal = ({ status, body }: TokenAnswer) => ({ status, error: body['error'], codes: body['error_codes'] })

const onlySignIn = { scope: 'openid profile offline_access' }

test('each tenant has its own issuer and endpoints', async () => {
  const reply = await fetch(`${northwind.authorityUrl}/v2.0/.well-known/openid-configuration`)
  expect(reply.status).toBe(200)
  expect(await reply.json()).toMatchObject({
    issuer: `${northwind.authorityUrl}/v2.0`,
    token_endpoint: `${northwind.authorityUrl}/oauth2/v2.0/token`,
    jwks_uri: `${northwind.authorityUrl}/discovery/v2.0/keys`,
  })
})

describe('a guest', () => {
  test('signs in through the tenant that invited them and is that tenant’s person: tid, oid, and Dynamics', async () => {
    const { body } = await tokensOf(emulator.tenantId, { account: accountOf('rosa') })
    const guest = objectIdOf(emulator, 'rosa')
    expect(guest).not.toBe(accountOf('rosa'))
    const inTenant = { tid: emulator.tenantId, oid: guest }
    expect(decodeJwt(String(body['id_token']))).toMatchObject({
      ...inTenant,
      iss: `${emulator.authorityUrl}/v2.0`,
      idp: `${northwind.authorityUrl}/v2.0`,
      preferred_username: 'rosa@northwind.example',
    })
    const access = decodeJwt(String(body['access_token']))
    expect(access).toMatchObject({ ...inTenant, iss: `${emulator.authorityUrl}/`, idp: `${northwind.authorityUrl}/` })
    expect(access['upn']).toBeUndefined()
    const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, {
      headers: { authorization: `Bearer ${String(body['access_token'])}` },
    })
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({
      UserId: emulator.users.find(({ key }) => key === 'rosa')?.systemUserId,
    })
  })

  test('under organizations signs in at home, which has no environment: AADSTS500011', async () => {
    const { answer } = await signIn('organizations', { account: accountOf('rosa') })
    expect(answer?.get('error')).toBe('invalid_resource')
    expect(answer?.get('error_description')).toContain('AADSTS500011')
    const { body } = await tokensOf('organizations', { account: accountOf('rosa') }, onlySignIn)
    expect(decodeJwt(String(body['id_token']))).toMatchObject({ tid: northwind.tenantId, oid: accountOf('rosa') })
  })

  test('has one refresh token for both tenants, which is ended at home only', async () => {
    const { body } = await tokensOf(northwind.tenantId, { account: accountOf('rosa') }, onlySignIn)
    const token = String(body['refresh_token'])
    const elsewhere = await refresh(emulator, token)
    expect(elsewhere.status).toBe(200)
    expect(decodeJwt(String(elsewhere.body['access_token']))).toMatchObject({ tid: emulator.tenantId })
    emulator.faults.revokeSessions('rosa')
    expect((await refresh(emulator, token)).status).toBe(200)
    emulator.entra.changeCredentials('rosa', 'sessions-revoked')
    expect(refusal(await refresh(emulator, token))).toEqual({ status: 400, error: 'invalid_grant', codes: [50173] })
  })
})

test('a guest who is disabled can still sign in at home; a disabled account cannot anywhere', async () => {
  const codes = async (): Promise<unknown[]> => {
    const here = await signIn(emulator.tenantId, { account: accountOf('rosa') })
    const atHome = await signIn(northwind.tenantId, { account: accountOf('rosa') }, newPkce(), onlySignIn)
    return [here, atHome].map(({ answer, html }) => answer?.has('code') ?? /AADSTS\d+/.exec(html)?.[0])
  }
  emulator.entra.setAccount('rosa', { disabled: true })
  expect(await codes()).toEqual(['AADSTS50057', true])
  emulator.entra.setAccount('rosa', { disabled: false })
  emulator.entra.setAccount('rosa@northwind.example', { disabled: true })
  expect(await codes()).toEqual(['AADSTS50057', 'AADSTS50057'])
  emulator.entra.setAccount('rosa@northwind.example', { disabled: false })
  expect(await codes()).toEqual([true, true])
})

describe('somebody of elsewhere', () => {
  test('is told on the page that they are not of this tenant: AADSTS50020', async () => {
    const shown = await signIn(emulator.tenantId, { account: accountOf('per') })
    expect(shown.answer).toBeUndefined()
    expect(shown.status).toBe(400)
    expect(shown.html).toContain('AADSTS50020')
    expect(shown.html).toContain('per@northwind.example')
  })

  test('with a user name that nobody has is AADSTS50034 on the page', async () => {
    const shown = await signIn(emulator.tenantId, { username: 'nobody@brightwater.example' })
    expect([shown.status, shown.answer]).toEqual([400, undefined])
    expect(shown.html).toContain('AADSTS50034')
  })

  test('may type a user name instead of picking an account', async () => {
    const shown = await signIn(emulator.tenantId, { username: 'Rosa@Northwind.example' })
    expect(shown.answer?.get('code')).toMatch(/^0\./)
  })
})

describe('an application for any tenant', () => {
  test('is signed in to under common, where the tenant is that of the person', async () => {
    const { status, body } = await tokensOf('common', { account: objectIdOf(emulator, 'mia') })
    expect(status).toBe(200)
    expect(decodeJwt(String(body['access_token']))).toMatchObject({ tid: emulator.tenantId })
  })

  test('redeems a code where it was acquired and nowhere else: AADSTS700005', async () => {
    const pkce = newPkce()
    const { answer } = await signIn(northwind.tenantId, { account: accountOf('per') }, pkce, onlySignIn)
    const code = answer?.get('code') ?? ''
    for (const tenant of [emulator.tenantId, 'common'])
      expect(refusal(await redeem(at(tenant), code, pkce.verifier))).toEqual({
        status: 400,
        error: 'invalid_grant',
        codes: [700005],
      })
    expect((await redeem(at('northwind.example'), code, pkce.verifier)).status).toBe(200)
  })

  test('is not for personal accounts: AADSTS9002332', async () => {
    const shown = await entraBrowser(at('consumers')).open(
      'oauth2/v2.0/authorize',
      authorizationParameters(emulator, newPkce()),
    )
    expect([shown.status, shown.answer]).toEqual([400, undefined])
    expect(shown.html).toContain('AADSTS9002332')
  })

  test('does not get a token for itself where nobody consented, nor under common', async () => {
    const other = await startEmulator({
      seed: 'empty',
      signInAudience: 'AzureADMultipleOrgs',
      tenants: [{ domain: 'fabrikam.example' }],
    })
    const form = { grant_type: 'client_credentials', scope: `${other.environmentUrl}/.default` }
    const ask = (tenant: string) => askForToken({ ...other, authorityUrl: `${other.environmentUrl}/${tenant}` }, form)
    const unknown = await ask('fabrikam.example')
    expect(refusal(unknown)).toEqual({ status: 401, error: 'invalid_client', codes: [7000229] })
    expect(refusal(await ask('common'))).toEqual({ status: 400, error: 'invalid_request', codes: [9001023] })
    await other.stop()
  })

  test('is consented to by an administrator of the other tenant, for that tenant alone', async () => {
    const browser = entraBrowser(at('organizations'))
    const picker = await browser.open('v2.0/adminconsent', {
      client_id: emulator.clientId,
      redirect_uri: 'http://localhost:4000/callback',
      scope: 'openid profile',
    })
    const page = await browser.press(picker, { account: accountOf('vera') })
    expect(page.html).toContain('Review for everybody at Northwind Traders')
    const { answer } = await browser.press(page, { decision: 'accept' })
    expect(answer?.get('tenant')).toBe(northwind.tenantId)
    const silent = await entraBrowser(at(northwind.tenantId)).open('oauth2/v2.0/authorize', {
      ...authorizationParameters(emulator, newPkce()),
      ...onlySignIn,
    })
    expect(silent.html).toContain('Pick an account')
  })

  test('offers the administrators of a tenant that is named to it alone', async () => {
    const asked = { client_id: emulator.clientId, redirect_uri: 'http://localhost:4000/callback', scope: 'openid' }
    const picker = await entraBrowser(at(northwind.tenantId)).open('v2.0/adminconsent', asked)
    expect(picker.html).toContain('Vera')
    expect(picker.html).not.toContain('Mia Keller')
    expect((await entraBrowser(at('organizations')).open('v2.0/adminconsent', asked)).html).toContain('Mia Keller')
  })
})

test('an application of one tenant is unknown to the others, and not served under common', async () => {
  const single = await startEmulator({ seed: 'empty', tenants: [{ domain: 'northwind.example' }] })
  const open = (tenant: string) =>
    entraBrowser({ ...single, authorityUrl: `${single.environmentUrl}/${tenant}` }).open(
      'oauth2/v2.0/authorize',
      authorizationParameters(single, newPkce()),
    )
  expect((await open('northwind.example')).html).toContain('AADSTS700016')
  expect((await open('organizations')).html).toContain('AADSTS50194')
  await single.stop()
})
