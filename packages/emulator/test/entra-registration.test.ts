import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApplicationChanges, type Emulator, startEmulator } from '../src/index.ts'
import {
  askForToken,
  authorizationParameters,
  codeFor,
  entraBrowser,
  newPkce,
  redirectUri,
  refresh,
  refreshTokenOf,
  type TokenAnswer,
} from './entra-browser.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
})
afterEach(() => emulator.stop())

const refusal = ({ status, body }: TokenAnswer) => ({ status, error: body['error'], codes: body['error_codes'] })

const askForItself = (form: Record<string, string> = {}): Promise<TokenAnswer> =>
  askForToken(emulator, { grant_type: 'client_credentials', scope: `${emulator.environmentUrl}/.default`, ...form })

async function redeemAs(headers: Record<string, string>, form: Record<string, string> = {}): Promise<TokenAnswer> {
  const pkce = newPkce()
  const code = await codeFor(emulator, 'mia', pkce)
  const reply = await fetch(`${emulator.authorityUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      client_id: emulator.clientId,
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: pkce.verifier,
      ...form,
    }),
  })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

describe('secrets', () => {
  test('each serves until it expires; one that has is AADSTS7000222, one that never was 7000215', async () => {
    const expiresAt = new Date(emulator.clock.now().getTime() + 86_400_000)
    emulator.entra.setApplication({ secrets: [{ value: 'old', expiresAt }, { value: 'new' }] })
    for (const secret of ['old', 'new']) expect((await askForItself({ client_secret: secret })).status).toBe(200)
    emulator.clock.advance({ days: 1 })
    expect(refusal(await askForItself({ client_secret: 'old' }))).toEqual({
      status: 401,
      error: 'invalid_client',
      codes: [7000222],
    })
    expect((await askForItself({ client_secret: 'new' })).status).toBe(200)
    expect(refusal(await askForItself({ client_secret: 'wrong' }))).toMatchObject({ status: 401, codes: [7000215] })
  })

  test('when all have expired any is AADSTS7000222', async () => {
    emulator.entra.setApplication({ secrets: [{ value: 'old', expiresAt: new Date(0) }] })
    expect(refusal(await askForItself({ client_secret: 'wrong' }))).toMatchObject({ status: 401, codes: [7000222] })
  })
})

describe('a public client', () => {
  test('proves itself with nothing, and must not try: AADSTS700025', async () => {
    emulator.entra.setApplication({ isPublicClient: true })
    expect((await redeemAs({})).status).toBe(200)
    const secret = { client_secret: emulator.clientSecret }
    expect(refusal(await redeemAs({}, secret))).toEqual({ status: 401, error: 'invalid_client', codes: [700025] })
  })

  test.each(['public-client', 'spa'] as const)('is what redeems at an address of kind %s', async (platform) => {
    emulator.entra.setApplication({ redirectUris: [{ uri: redirectUri, platform }] })
    const secret = { client_secret: emulator.clientSecret }
    expect(refusal(await redeemAs({}, secret))).toMatchObject({ status: 401, codes: [700025] })
    expect((await redeemAs({ origin: 'http://localhost:4000' })).status).toBe(200)
  })

  test('loses its refresh token when the password changes; a confidential one keeps it', async () => {
    emulator.entra.setApplication({ isPublicClient: true })
    const token = String((await redeemAs({})).body['refresh_token'])
    emulator.entra.changeCredentials('mia', 'password-changed-by-user')
    const answer = await askForToken(emulator, {
      grant_type: 'refresh_token',
      refresh_token: token,
      client_secret: '',
    })
    expect(refusal(answer)).toEqual({ status: 400, error: 'invalid_grant', codes: [50173] })
  })
})

describe('a single-page application', () => {
  beforeEach(() => emulator.entra.setApplication({ redirectUris: [{ uri: redirectUri, platform: 'spa' }] }))

  test('redeems from its page only: AADSTS9002327', async () => {
    expect(refusal(await redeemAs({}))).toEqual({ status: 400, error: 'invalid_request', codes: [9002327] })
  })

  test('stays signed in for a day, however often it refreshes: AADSTS700084', async () => {
    const origin = 'http://localhost:4000'
    const renew = async (token: unknown): Promise<TokenAnswer> => {
      const reply = await fetch(`${emulator.authorityUrl}/oauth2/v2.0/token`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({
          client_id: emulator.clientId,
          grant_type: 'refresh_token',
          refresh_token: String(token),
        }),
      })
      expect(reply.headers.get('access-control-allow-origin')).toBe('*')
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
    }
    const first = await redeemAs({ origin })
    emulator.clock.advance({ hours: 23 })
    const second = await renew(first.body['refresh_token'])
    expect(second.status).toBe(200)
    emulator.clock.advance({ hours: 2 })
    const ended = await renew(second.body['refresh_token'])
    expect(refusal(ended)).toEqual({ status: 400, error: 'invalid_grant', codes: [700084] })
  })
})

test('a disabled application is AADSTS7000112: on the page, and at the token endpoint', async () => {
  emulator.entra.setApplication({ isEnabled: false })
  const shown = await entraBrowser(emulator).open('oauth2/v2.0/authorize', authorizationParameters(emulator, newPkce()))
  expect([shown.status, shown.answer]).toEqual([400, undefined])
  expect(shown.html).toContain('AADSTS7000112')
  expect(refusal(await askForItself())).toEqual({ status: 400, error: 'unauthorized_client', codes: [7000112] })
})

test('an address that is not registered is AADSTS50011 on the page', async () => {
  emulator.entra.setApplication({ redirectUris: ['https://app.example/callback'] })
  const shown = await entraBrowser(emulator).open('oauth2/v2.0/authorize', authorizationParameters(emulator, newPkce()))
  expect([shown.status, shown.answer]).toEqual([400, undefined])
  expect(shown.html).toContain('AADSTS50011')
})

describe('what is asked for and cannot be had is told to the application, and at the token endpoint', () => {
  async function refusals(scope: string): Promise<unknown[]> {
    const pkce = newPkce()
    const { answer } = await entraBrowser(emulator).open('oauth2/v2.0/authorize', {
      ...authorizationParameters(emulator, pkce),
      scope,
    })
    const token = await refresh(emulator, await earlier)
    return [answer?.get('error'), answer?.get('error_description')?.split(':')[0], refusal(token)]
  }

  let earlier: Promise<string>
  beforeEach(() => {
    earlier = refreshTokenOf(emulator, 'mia')
    return earlier
  })

  test.each<[ApplicationChanges['permissions'], string, number]>([
    [['User.Read'], 'invalid_resource', 650057],
    [[], 'unauthorized_client', 650056],
  ])('a registration with the permissions %j is %s, AADSTS%i', async (permissions, error, aadsts) => {
    emulator.entra.setApplication({ permissions })
    expect(await refusals(`${emulator.environmentUrl}/user_impersonation`)).toEqual([
      error,
      `AADSTS${aadsts}`,
      { status: 400, error, codes: [aadsts] },
    ])
  })

  test.each([
    ['missing', 'invalid_resource', 500011],
    ['disabled', 'invalid_resource', 50001],
    ['not-subscribed', 'invalid_client', 650052],
  ] as const)('a resource that is %s is %s, AADSTS%i', async (resource, error, aadsts) => {
    emulator.entra.setResource(resource)
    expect(await refusals(`${emulator.environmentUrl}/user_impersonation`)).toEqual([
      error,
      `AADSTS${aadsts}`,
      { status: error === 'invalid_client' ? 401 : 400, error, codes: [aadsts] },
    ])
  })

  test('a sign-in alone needs the permission to sign people in: AADSTS90008', async () => {
    emulator.entra.setApplication({ permissions: ['user_impersonation'] })
    const { answer } = await entraBrowser(emulator).open('oauth2/v2.0/authorize', {
      ...authorizationParameters(emulator, newPkce()),
      scope: 'openid',
    })
    expect(answer?.get('error_description')).toMatch(/^AADSTS90008: /)
  })
})
