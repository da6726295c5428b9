import {
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  ServerError,
  type INetworkModule,
} from '@azure/msal-node'
import * as openid from 'openid-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { codeFor, entraBrowser, newPkce, objectIdOf, redirectUri } from './entra-browser.ts'

// Clients of Entra that others wrote: what they make of the emulator's answers is what they make of Entra's.

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.consent.require('allowed'))

const scopes = () => [`${emulator.environmentUrl}/user_impersonation`]

async function userOf(token: string): Promise<unknown> {
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return ((await reply.json()) as { UserId: string }).UserId
}

const idOf = (key: string) => emulator.users.find((user) => user.key === key)!.systemUserId

describe('MSAL', () => {
  const publicCloud = 'https://login.microsoftonline.com'

  /** MSAL takes no authority without TLS: its requests to Microsoft's sign-in go to the emulator instead. */
  function networkClient(): INetworkModule {
    const send = async <T>(
      method: string,
      url: string,
      options?: { headers?: Record<string, string>; body?: string },
    ) => {
      const reply = await fetch(url.replace(publicCloud, emulator.environmentUrl), {
        method,
        headers: options?.headers ?? {},
        ...(options?.body !== undefined && { body: options.body }),
      })
      return { status: reply.status, headers: Object.fromEntries(reply.headers), body: (await reply.json()) as T }
    }
    return {
      sendGetRequestAsync: (url, options) => send('GET', url, options),
      sendPostRequestAsync: (url, options) => send('POST', url, options),
    }
  }

  const application = (clientSecret = emulator.clientSecret) =>
    new ConfidentialClientApplication({
      auth: { clientId: emulator.clientId, clientSecret, authority: `${publicCloud}/${emulator.tenantId}` },
      system: { networkClient: networkClient() },
    })

  async function signIn(client: ConfidentialClientApplication, key: string) {
    const pkce = newPkce()
    const code = await codeFor(emulator, key, pkce)
    return client.acquireTokenByCode({ code, redirectUri, codeVerifier: pkce.verifier, scopes: scopes() })
  }

  test('builds an address that the emulator answers with its account picker', async () => {
    const url = await application().getAuthCodeUrl({ scopes: scopes(), redirectUri, state: 's' })
    const reply = await fetch(url.replace(publicCloud, emulator.environmentUrl))
    expect(reply.status).toBe(200)
    expect(await reply.text()).toContain('Pick an account')
  })

  test('signs a person in, keeps the account and refreshes its token', async () => {
    const client = application()
    const first = await signIn(client, 'mia')
    expect(first.account?.username).toBe('mia@brightwater.example')
    expect(first.account?.tenantId).toBe(emulator.tenantId)
    expect(await userOf(first.accessToken)).toBe(idOf('mia'))
    const cached = await client.acquireTokenSilent({ account: first.account!, scopes: scopes() })
    expect(cached).toMatchObject({ fromCache: true, accessToken: first.accessToken })
    const fresh = await client.acquireTokenSilent({ account: first.account!, scopes: scopes(), forceRefresh: true })
    expect(fresh.fromCache).toBe(false)
    expect(fresh.accessToken).not.toBe(first.accessToken)
    expect(await userOf(fresh.accessToken)).toBe(idOf('mia'))
  })

  test('asks for interaction when the consent was taken back', async () => {
    const client = application()
    const { account } = await signIn(client, 'mia')
    emulator.consent.revoke()
    const refused = client.acquireTokenSilent({ account: account!, scopes: scopes(), forceRefresh: true })
    await expect(refused).rejects.toBeInstanceOf(InteractionRequiredAuthError)
    await expect(refused).rejects.toMatchObject({ errorNo: 65001, subError: 'consent_required' })
  })

  test('gets a token for the application itself', async () => {
    const answer = await application().acquireTokenByClientCredential({
      scopes: [`${emulator.environmentUrl}/.default`],
    })
    expect(answer?.accessToken).toMatch(/^ey/)
    expect(answer?.expiresOn?.getTime()).toBeGreaterThan(Date.now())
  })

  test('reports a wrong secret as a fault of the server side, with its number', async () => {
    const refused = signIn(application('wrong'), 'mia')
    await expect(refused).rejects.toBeInstanceOf(ServerError)
    await expect(refused).rejects.toMatchObject({ errorCode: 'invalid_client', errorNo: 7000215 })
  })
})

describe('openid-client', () => {
  const discover = () =>
    openid.discovery(
      new URL(`${emulator.authorityUrl}/v2.0`),
      emulator.clientId,
      emulator.clientSecret,
      undefined,
      // The emulator is on this computer and speaks plain HTTP.
      { execute: [openid.allowInsecureRequests] },
    )

  async function answerFor(configuration: openid.Configuration, key: string, verifier: string, nonce: string) {
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: `${scopes().join(' ')} openid profile offline_access`,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 's',
      nonce,
    })
    const browser = entraBrowser(emulator)
    const picker = await browser.open('oauth2/v2.0/authorize', Object.fromEntries(url.searchParams))
    const consent = await browser.press(picker, { account: objectIdOf(emulator, key) })
    const { answer } = await browser.press(consent, { decision: 'accept' })
    return new URL(`${redirectUri}?${answer!.toString()}`)
  }

  test('discovers, signs in with PKCE and nonce, checks the id token, and refreshes', async () => {
    const configuration = await discover()
    const verifier = openid.randomPKCECodeVerifier()
    const back = await answerFor(configuration, 'tom', verifier, 'n1')
    const tokens = await openid.authorizationCodeGrant(configuration, back, {
      pkceCodeVerifier: verifier,
      expectedState: 's',
      expectedNonce: 'n1',
    })
    expect(tokens.claims()).toMatchObject({ preferred_username: 'tom@brightwater.example', tid: emulator.tenantId })
    expect(await userOf(tokens.access_token)).toBe(idOf('tom'))
    const fresh = await openid.refreshTokenGrant(configuration, tokens.refresh_token!, { scope: scopes().join(' ') })
    expect(fresh.refresh_token).not.toBe(tokens.refresh_token)
    expect(await userOf(fresh.access_token)).toBe(idOf('tom'))
  })

  test('reads a refusal with its error codes', async () => {
    const configuration = await discover()
    emulator.faults.refuseToken({ aadsts: 70008 })
    const refused = openid.refreshTokenGrant(configuration, 'any')
    await expect(refused).rejects.toBeInstanceOf(openid.ResponseBodyError)
    await expect(refused).rejects.toMatchObject({
      error: 'invalid_grant',
      status: 400,
      cause: { error_codes: [70008], suberror: 'token_expired' },
    })
  })
})
