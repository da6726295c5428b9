import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDataverseClient, type DataverseClient, discoverEnvironment, undiciTransport } from '@liaison/dataverse'
import {
  applicationTokens,
  createEntraClient,
  type EntraClient,
  type EntraClientOptions,
  type StartedAuthorization,
  type TokenSet,
} from '@liaison/dataverse/entra'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { entraBrowser, objectIdOf, redirectUri } from '../../emulator/test/entra-browser.ts'
import { selfSignedCertificate } from './builders/self-signed-certificate.ts'

const registered = selfSignedCertificate()

let emulator: Emulator
let resource: string
let authority: string
beforeAll(async () => {
  emulator = await startEmulator({
    seed: 'empty',
    clientCertificates: [registered.certificate],
    applicationUser: true,
  })
  ;({ resource, authority } = await discoverEnvironment(emulator.environmentUrl, undiciTransport()))
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.consent.require('allowed'))
afterEach(() => {
  emulator.switches.challenge = 'bearer'
})

const clientWith = (options: Partial<EntraClientOptions> = {}): EntraClient =>
  createEntraClient({
    authority,
    clientId: emulator.clientId,
    ...(options.clientCertificate ? {} : { clientSecret: emulator.clientSecret }),
    allowInsecureRequests: true,
    ...options,
  })

const dataverseWith = (getAccessToken: () => Promise<string>): DataverseClient =>
  createDataverseClient({ environmentUrl: emulator.environmentUrl, tokens: { getAccessToken } })

/** The browser of a person who picks an account and then presses this button, if it is asked. */
async function callbackOf({ url }: StartedAuthorization, decision = 'accept', key = 'mia'): Promise<string> {
  const browser = entraBrowser(emulator, redirectUri)
  const address = new URL(url)
  const picker = await browser.open('oauth2/v2.0/authorize', Object.fromEntries(address.searchParams))
  let shown = await browser.press(picker, { account: objectIdOf(emulator, key) })
  if (!shown.answer) shown = await browser.press(shown, { decision })
  return `${redirectUri}?${shown.answer?.toString() ?? ''}`
}

async function signIn(client: EntraClient, claims?: string): Promise<TokenSet> {
  const started = await client.startAuthorization({
    redirectUri,
    resource,
    ...(claims === undefined ? {} : { claims }),
  })
  return client.redeem({ ...started, callbackUrl: await callbackOf(started), redirectUri, resource })
}

describe('a person', () => {
  test('signs in, is who Dataverse says they are, and stays signed in by refreshing', async () => {
    const client = clientWith()
    const first = await signIn(client)
    const mia = emulator.users.find(({ key }) => key === 'mia')!
    expect(first.identity).toMatchObject({ tenantId: emulator.tenantId, objectId: mia.objectId, name: 'Mia Keller' })
    const second = await client.refresh({ refreshToken: first.refreshToken ?? '', resource })
    expect(second.refreshToken).not.toBe(first.refreshToken)
    const me = await dataverseWith(() => Promise.resolve(second.accessToken)).whoAmI()
    expect(me.userId).toBe(mia.systemUserId)
  })

  test('signs in where the application proves itself with its certificate', async () => {
    const tokens = await signIn(clientWith({ clientCertificate: registered, clientCapabilities: ['cp1'] }))
    expect(tokens.identity?.name).toBe('Mia Keller')
  })

  test('who declines is told so', async () => {
    const client = clientWith()
    const started = await client.startAuthorization({ redirectUri, resource })
    const callbackUrl = await callbackOf(started, 'cancel')
    await expect(client.redeem({ ...started, callbackUrl, redirectUri, resource })).rejects.toMatchObject({
      code: 'entra_declined',
      aadsts: 65004,
      correlationId: expect.any(String) as string,
    })
  })

  test('cannot come back twice with one sign-in', async () => {
    const client = clientWith()
    const started = await client.startAuthorization({ redirectUri, resource })
    const request = { ...started, callbackUrl: await callbackOf(started), redirectUri, resource }
    await client.redeem(request)
    await expect(client.redeem(request)).rejects.toMatchObject({ code: 'entra_code_not_usable', aadsts: 54005 })
  })

  test('whose token was taken back signs in again with the claims Dataverse asked for', async () => {
    const client = clientWith({ clientCapabilities: ['cp1'] })
    const { accessToken } = await signIn(client)
    emulator.switches.challenge = 'claims'
    emulator.faults.expireAccessTokens()
    const refused: unknown = await dataverseWith(() => Promise.resolve(accessToken))
      .whoAmI()
      .catch((error: unknown) => error)
    expect(refused).toMatchObject({
      code: 'dataverse_unauthorized',
      claims: expect.stringMatching(/^\{"access_token":\{"nbf":/) as string,
    })
    const again = await signIn(client, (refused as { claims: string }).claims)
    await expect(dataverseWith(() => Promise.resolve(again.accessToken)).whoAmI()).resolves.toBeDefined()
  })

  test.each([
    [50173, 'sign-in-again', 'member'],
    [700082, 'sign-in-again', 'member'],
    [50076, 'interaction-required', 'member'],
    [53003, 'blocked', 'entra-admin'],
    [65001, 'consent-required', 'member'],
    [50105, 'not-assigned', 'entra-admin'],
    [7000222, 'operator', 'operator'],
    [90055, 'temporarily-unavailable', 'nobody'],
  ])('refused with AADSTS%i is told %s, a matter of the %s', async (aadsts, outcome, who) => {
    const client = clientWith()
    const { refreshToken = '' } = await signIn(client)
    emulator.faults.refuseToken({ aadsts })
    await expect(client.refresh({ refreshToken, resource })).rejects.toMatchObject({ aadsts, outcome, who })
  })
})

describe('the application itself', () => {
  test.each([
    ['its secret', {}],
    ['its certificate', { clientCertificate: registered }],
  ])('works in Dataverse as its application user, with %s', async (_what, options) => {
    const dataverse = createDataverseClient({
      environmentUrl: emulator.environmentUrl,
      tokens: applicationTokens(clientWith(options), { resource }),
    })
    const { userId } = await dataverse.whoAmI()
    expect(emulator.rows.get('systemuser', userId)).toMatchObject({ applicationid: emulator.clientId })
    emulator.faults.expireAccessTokens()
    expect((await dataverse.whoAmI()).userId).toBe(userId)
  })

  test('with a certificate nobody registered is the operator’s matter', async () => {
    const client = clientWith({ clientCertificate: selfSignedCertificate() })
    await expect(client.getApplicationToken({ resource })).rejects.toMatchObject({
      code: 'entra_client_certificate_refused',
      aadsts: 700027,
      oauthError: 'invalid_client',
    })
  })

  test('for an environment of nobody is a matter of configuration', async () => {
    const other = 'https://other.crm4.dynamics.com'
    await expect(clientWith().getApplicationToken({ resource: other })).rejects.toMatchObject({
      code: 'entra_resource_not_found',
      aadsts: 500011,
    })
  })
})
