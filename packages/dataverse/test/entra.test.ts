import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEntraClient, type EntraClient, EntraError, type StartedAuthorization } from '@liaison/dataverse/entra'
import { clientId, type EntraService, objectId, startEntraService, tenantId } from './builders/entra-service.ts'

const resource = 'https://contoso.crm4.dynamics.com'
const redirectUri = 'https://liaison.example/auth/callback'
const now = new Date('2026-03-02T09:00:00Z')

let entra: EntraService
let client: EntraClient

beforeEach(async () => {
  entra = await startEntraService()
  client = createEntraClient({
    authority: entra.authority,
    clientId,
    clientSecret: 'se/cr+et=',
    allowInsecureRequests: true,
    now: () => now,
  })
})
afterEach(async () => {
  await entra.stop()
})

/** Entra's redirect back, as the browser would bring it to a server behind a proxy. */
const callback = (query: Record<string, string>): string =>
  `http://10.0.0.1:7300/auth/callback?${new URLSearchParams(query).toString()}`

async function redeem(started: StartedAuthorization, query: Record<string, string> = {}) {
  entra.claims = {
    nonce: started.nonce,
    name: 'Mia Keller',
    preferred_username: 'mia@brightwater.example',
    ...entra.claims,
  }
  const callbackUrl = callback({ code: 'c0de', state: started.state, session_state: 'x', ...query })
  return client.redeem({ ...started, callbackUrl, redirectUri, resource })
}

describe('signing in', () => {
  test('the authorization asks for this environment, with PKCE, state and nonce', async () => {
    const started = await client.startAuthorization({
      redirectUri,
      resource: `${resource}/`,
      prompt: 'consent',
      loginHint: 'mia@x',
      claims: '{"a":1}',
    })
    const url = new URL(started.url)
    expect(url.origin + url.pathname).toBe(`${entra.authority}/oauth2/v2.0/authorize`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: redirectUri,
      scope: `${resource}/user_impersonation offline_access openid profile`,
      state: started.state,
      nonce: started.nonce,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge_method: 'S256',
      prompt: 'consent',
      login_hint: 'mia@x',
      claims: '{"a":1}',
    })
  })

  test('a code becomes tokens, and the identity is that of the id token', async () => {
    const started = await client.startAuthorization({ redirectUri, resource })
    expect(await redeem(started)).toEqual({
      accessToken: 'an-access-token',
      refreshToken: 'refresh-1',
      expiresAt: new Date('2026-03-02T09:59:59Z'),
      scopes: [`${resource}/user_impersonation`, 'openid', 'profile'],
      identity: { tenantId, objectId, name: 'Mia Keller', username: 'mia@brightwater.example' },
    })
    expect(entra.tokenRequests).toEqual([
      {
        grant_type: 'authorization_code',
        code: 'c0de',
        code_verifier: started.codeVerifier,
        redirect_uri: redirectUri,
        scope: `${resource}/user_impersonation offline_access openid profile`,
        client_id: clientId,
        client_secret: 'se/cr+et=',
      },
    ])
  })

  test.each<[string, (started: StartedAuthorization) => Promise<unknown>]>([
    ['of another browser', async (started) => redeem(started, { state: 'other' })],
    ['with another nonce', async (started) => redeem({ ...started, nonce: 'other' })],
    [
      'signed by somebody else',
      async (started) => {
        entra.signWith = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
        return redeem(started)
      },
    ],
    [
      'for another application',
      async (started) => {
        entra.claims = { aud: 'other' }
        return redeem(started)
      },
    ],
    [
      'from another tenant',
      async (started) => {
        entra.claims = { tid: '22222222-2222-4333-8444-555555555555' }
        return redeem(started)
      },
    ],
  ])('a reply %s is not believed', async (_which, attempt) => {
    const started = await client.startAuthorization({ redirectUri, resource })
    entra.claims = { nonce: started.nonce }
    await expect(attempt(started)).rejects.toMatchObject({ code: 'entra_reply_not_trusted', outcome: 'sign-in-again' })
  })

  const hence = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

  test.each([
    ['behind', () => ({ nbf: hence(290) })],
    ['ahead', () => ({ iat: hence(-3890), exp: hence(-290) })],
  ])('a clock that is five minutes %s Microsoft’s is of no consequence', async (_which, claims) => {
    const started = await client.startAuthorization({ redirectUri, resource })
    entra.claims = { nonce: started.nonce, ...claims() }
    expect(await redeem(started)).toMatchObject({ identity: { tenantId } })
  })

  test.each([
    ['behind', () => ({ nbf: hence(400) })],
    ['ahead', () => ({ iat: hence(-4000), exp: hence(-400) })],
  ])(
    'a clock that is farther %s is the operator’s matter, at a sign-in as at a renewal (P11)',
    async (_which, claims) => {
      const started = await client.startAuthorization({ redirectUri, resource })
      entra.claims = { nonce: started.nonce, ...claims() }
      const wrong = { code: 'entra_clock_wrong', outcome: 'operator', who: 'operator' }
      await expect(redeem(started)).rejects.toMatchObject(wrong)
      entra.claims = claims()
      await expect(client.refresh({ refreshToken: 'r', resource })).rejects.toMatchObject(wrong)
    },
  )

  test('an error in the redirect is the error, and no code is redeemed', async () => {
    const started = await client.startAuthorization({ redirectUri, resource })
    const callbackUrl = callback({
      error: 'access_denied',
      error_description: 'AADSTS65004: User declined to consent. Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee333333',
      state: started.state,
    })
    await expect(client.redeem({ ...started, callbackUrl, redirectUri, resource })).rejects.toMatchObject({
      name: 'EntraError',
      outcome: 'declined',
      aadsts: 65004,
      oauthError: 'access_denied',
      traceId: '0000aaaa-11bb-cccc-dd22-eeeeee333333',
    })
    expect(entra.tokenRequests).toEqual([])
  })
})

describe('refreshing', () => {
  test('answers the new refresh token, for the environment asked for', async () => {
    expect(await client.refresh({ refreshToken: 'refresh-0', resource })).toMatchObject({
      refreshToken: 'refresh-1',
      identity: { objectId },
    })
    expect(entra.tokenRequests).toMatchObject([{ grant_type: 'refresh_token', refresh_token: 'refresh-0' }])
  })

  test('a policy of the tenant comes with its claims, for the next authorization (P10)', async () => {
    const claims = '{"access_token":{"polids":{"essential":true,"Values":["<GUID>"]}}}'
    entra.refuse = {
      status: 400,
      body: {
        error: 'interaction_required',
        error_description: 'AADSTS50076: Due to a configuration change …',
        error_codes: [50076],
        suberror: 'basic_action',
        trace_id: 't',
        correlation_id: 'c',
        claims,
      },
    }
    await expect(client.refresh({ refreshToken: 'r', resource })).rejects.toMatchObject({
      outcome: 'interaction-required',
      claims,
      suberror: 'basic_action',
      traceId: 't',
      correlationId: 'c',
    })
  })

  test('an expired client secret is the operator’s matter (P11)', async () => {
    entra.refuse = {
      status: 401,
      body: { error: 'invalid_client', error_description: 'AADSTS7000222: …', error_codes: [7000222] },
    }
    await expect(client.refresh({ refreshToken: 'r', resource })).rejects.toMatchObject({
      outcome: 'operator',
      who: 'operator',
    })
  })

  test.each([
    ['is throttled', { status: 429, body: { error: 'temporarily_unavailable', error_codes: [90055] } }],
    ['fails', { status: 503, body: { error: 'server_error' } }],
    ['answers a page', { status: 502, body: '<html>secret</html>', contentType: 'text/html' }],
    ['answers no JSON', { status: 200, body: 'nothing', contentType: 'text/plain' }],
  ])('when the service %s, nobody is signed out', async (_what, refusal) => {
    entra.refuse = refusal
    const error: unknown = await client.refresh({ refreshToken: 'r', resource }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(EntraError)
    expect(error).toMatchObject({ outcome: 'temporarily-unavailable', who: 'nobody' })
  })

  test('no secret is in an error, nor in what caused it (P14)', async () => {
    entra.refuse = { status: 502, body: 'refresh-secret', contentType: 'text/html' }
    const error = await client.refresh({ refreshToken: 'refresh-secret', resource }).catch((thrown: unknown) => thrown)
    const told = error as EntraError
    expect(JSON.stringify([told, String(told), String(told.cause), told.cause])).not.toMatch(
      /refresh-secret|se\/cr\+et/,
    )
  })
})

describe('the tenant’s own document', () => {
  test('is read once', async () => {
    await Promise.all([
      client.startAuthorization({ redirectUri, resource }),
      client.startAuthorization({ redirectUri, resource }),
    ])
    await entra.stop()
    await expect(client.startAuthorization({ redirectUri, resource })).resolves.toMatchObject({
      url: expect.any(String) as string,
    })
  })

  test('is read again after it could not be', async () => {
    entra.discoveryStatus = 503
    await expect(client.startAuthorization({ redirectUri, resource })).rejects.toMatchObject({
      outcome: 'temporarily-unavailable',
    })
    entra.discoveryStatus = 200
    await expect(client.startAuthorization({ redirectUri, resource })).resolves.toBeDefined()
  })

  test('of an unknown tenant is a matter of configuration', async () => {
    entra.discoveryStatus = 400
    await expect(client.startAuthorization({ redirectUri, resource })).rejects.toMatchObject({
      code: 'entra_tenant_not_found',
    })
  })

  test('that sends codes to another host is not followed', async () => {
    entra.tokenEndpointOrigin = 'https://evil.example'
    await expect(client.startAuthorization({ redirectUri, resource })).rejects.toMatchObject({
      code: 'entra_reply_not_trusted',
    })
  })

  test('over http is refused unless allowed', async () => {
    const strict = createEntraClient({ authority: entra.authority, clientId })
    await expect(strict.startAuthorization({ redirectUri, resource })).rejects.toBeInstanceOf(EntraError)
  })
})
