import { ClientCertificateCredential, ClientSecretCredential } from '@azure/identity'
import { ConfidentialClientApplication, ProtocolMode, type INetworkModule } from '@azure/msal-node'
import { X509Certificate } from 'node:crypto'
import * as openid from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { authorizationParameters, entraBrowser, newPkce, objectIdOf, redirectUri } from './entra-browser.ts'
import { selfSignedCertificate } from '../../dataverse/test/builders/self-signed-certificate.ts'
import { trustingFetch } from './trusting-fetch.ts'

let emulator: Emulator
let send: ReturnType<typeof trustingFetch>
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted', https: true, applicationUser: true })
  send = trustingFetch(emulator.certificate ?? '')
})
afterAll(() => emulator.stop())

const scopes = () => [`${emulator.environmentUrl}/user_impersonation`]

async function userOf(token: string): Promise<unknown> {
  const reply = await send(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(reply.status).toBe(200)
  return ((await reply.json()) as { UserId: string }).UserId
}

const applicationUser = () =>
  emulator.rows.list('systemuser').find((row) => row['applicationid'] === emulator.clientId)?.['systemuserid']

const idOf = (key: string) => emulator.users.find((user) => user.key === key)!.systemUserId

test('the certificate is made for this computer’s names, signed by itself and good today', () => {
  const certificate = new X509Certificate(emulator.certificate ?? '')
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(certificate.checkIP('::1')).toBe('::1')
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now())
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now())
})

test('who does not trust the certificate gets nowhere', async () => {
  await expect(fetch(emulator.environmentUrl)).rejects.toMatchObject({
    cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  })
})

test('without https there is no certificate', async () => {
  const plain = await startEmulator({ seed: 'empty' })
  expect(plain.environmentUrl).toMatch(/^http:/)
  expect(plain.certificate).toBeUndefined()
  await plain.stop()
})

test('the challenge of the Web API and the endpoints of Entra are addresses with https', async () => {
  const refused = await send(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`)
  expect(refused.status).toBe(401)
  expect(refused.headers.get('www-authenticate')).toContain(
    `authorization_uri=${emulator.authorityUrl}/oauth2/authorize`,
  )
  const discovery = await send(`${emulator.authorityUrl}/v2.0/.well-known/openid-configuration`)
  expect(await discovery.json()).toMatchObject({ issuer: `${emulator.authorityUrl}/v2.0` })
  expect(emulator.authorityUrl).toMatch(/^https:\/\/127\.0\.0\.1:/)
})

test('MSAL signs a person in at the emulator’s own address, and refreshes', async () => {
  const network = async <T>(
    method: string,
    url: string,
    options?: { headers?: Record<string, string>; body?: string },
  ) => {
    const reply = await send(url, {
      method,
      headers: options?.headers ?? {},
      ...(options?.body !== undefined && { body: options.body }),
    })
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: (await reply.json()) as T }
  }
  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url, options) => network('GET', url, options),
    sendPostRequestAsync: (url, options) => network('POST', url, options),
  }
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: emulator.clientId,
      clientSecret: emulator.clientSecret,
      authority: `${emulator.authorityUrl}/v2.0`,
      knownAuthorities: [new URL(emulator.authorityUrl).host],
    },
    system: { networkClient, protocolMode: ProtocolMode.OIDC },
  })
  const pkce = newPkce()
  const browser = entraBrowser(emulator, redirectUri, send)
  const picker = await browser.open('oauth2/v2.0/authorize', authorizationParameters(emulator, pkce))
  const { answer } = await browser.press(picker, { account: objectIdOf(emulator, 'mia') })
  const code = answer?.get('code') ?? ''
  const first = await client.acquireTokenByCode({ code, redirectUri, codeVerifier: pkce.verifier, scopes: scopes() })
  expect(await userOf(first.accessToken)).toBe(idOf('mia'))
  const fresh = await client.acquireTokenSilent({ account: first.account!, scopes: scopes(), forceRefresh: true })
  expect(fresh.accessToken).not.toBe(first.accessToken)
  expect(await userOf(fresh.accessToken)).toBe(idOf('mia'))
})

test('openid-client discovers, signs in with PKCE and nonce, checks the id token, and refreshes', async () => {
  const configuration = await openid.discovery(
    new URL(`${emulator.authorityUrl}/v2.0`),
    emulator.clientId,
    emulator.clientSecret,
    undefined,
    { [openid.customFetch]: (url, options) => send(url, options as RequestInit) },
  )
  const verifier = openid.randomPKCECodeVerifier()
  const url = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: `${scopes().join(' ')} openid profile offline_access`,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: 's',
    nonce: 'n1',
  })
  expect(url.protocol).toBe('https:')
  const browser = entraBrowser(emulator, redirectUri, send)
  const picker = await browser.open('oauth2/v2.0/authorize', Object.fromEntries(url.searchParams))
  const { answer } = await browser.press(picker, { account: objectIdOf(emulator, 'tom') })
  const tokens = await openid.authorizationCodeGrant(configuration, new URL(`${redirectUri}?${answer!.toString()}`), {
    pkceCodeVerifier: verifier,
    expectedState: 's',
    expectedNonce: 'n1',
  })
  expect(tokens.claims()).toMatchObject({ preferred_username: 'tom@brightwater.example', tid: emulator.tenantId })
  const fresh = await openid.refreshTokenGrant(configuration, tokens.refresh_token!, { scope: scopes().join(' ') })
  expect(await userOf(fresh.access_token)).toBe(idOf('tom'))
})

describe('@azure/identity', () => {
  const registered = selfSignedCertificate()
  beforeAll(() => emulator.entra.setApplication({ certificates: [registered.certificate] }))

  const options = () => ({
    authorityHost: emulator.environmentUrl,
    // There is no list of Microsoft's clouds here to find the emulator in.
    disableInstanceDiscovery: true,
    tlsOptions: { ca: emulator.certificate ?? '' },
    retryOptions: { maxRetries: 0 },
  })

  const credentials = {
    'its secret': () =>
      new ClientSecretCredential(emulator.tenantId, emulator.clientId, emulator.clientSecret, options()),
    'its certificate': () =>
      new ClientCertificateCredential(
        emulator.tenantId,
        emulator.clientId,
        { certificate: `${registered.privateKey}\n${registered.certificate}` },
        options(),
      ),
  }

  test.each(Object.entries(credentials))('gets a token for the application with %s', async (_with, credential) => {
    const { token, expiresOnTimestamp } = await credential().getToken(`${emulator.environmentUrl}/.default`)
    expect(await userOf(token)).toBe(applicationUser())
    expect(expiresOnTimestamp).toBeGreaterThan(Date.now())
  })

  test('reports a wrong secret with its number', async () => {
    const credential = new ClientSecretCredential(emulator.tenantId, emulator.clientId, 'wrong', options())
    await expect(credential.getToken(`${emulator.environmentUrl}/.default`)).rejects.toThrow('AADSTS7000215')
  })
})
