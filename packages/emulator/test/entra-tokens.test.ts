import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import {
  askForToken,
  codeFor,
  newPkce,
  redeem,
  redirectUri,
  refresh,
  type TokenAnswer,
  tokensOf,
} from './entra-browser.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.consent.require('allowed'))

const signIn = (key: string): Promise<TokenAnswer> => tokensOf(emulator, key, { nonce: 'a nonce' })

const whoAmI = (token: unknown): Promise<Response> =>
  fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, { headers: { authorization: `Bearer ${String(token)}` } })

/** What a refusal is recognised by. */
const refusal = ({ status, body }: TokenAnswer) => ({ status, error: body['error'], codes: body['error_codes'] })

test('a code is redeemed for tokens that Dataverse takes and whose signature the keys endpoint confirms', async () => {
  const { status, body } = await signIn('mia')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    token_type: 'Bearer',
    scope: `${emulator.environmentUrl}/user_impersonation openid profile`,
    refresh_token: expect.stringMatching(/^1\./),
  })
  expect(body['expires_in']).toBeGreaterThanOrEqual(3599)
  expect((await whoAmI(body['access_token'])).status).toBe(200)
  const keys = createRemoteJWKSet(new URL(`${emulator.authorityUrl}/discovery/v2.0/keys`))
  const { payload } = await jwtVerify(String(body['id_token']), keys, {
    issuer: `${emulator.authorityUrl}/v2.0`,
    audience: emulator.clientId,
  })
  expect(payload).toMatchObject({
    name: 'Mia Keller',
    preferred_username: 'mia@brightwater.example',
    nonce: 'a nonce',
    tid: emulator.tenantId,
    oid: emulator.users.find(({ key }) => key === 'mia')?.objectId,
  })
})

test('a token for signing in only opens nothing in Dataverse', async () => {
  const pkce = newPkce()
  const code = await codeFor(emulator, 'mia', pkce, { scope: 'openid profile' })
  const { status, body } = await redeem(emulator, code, pkce.verifier)
  expect(status).toBe(200)
  expect(body['refresh_token']).toBeUndefined()
  expect((await whoAmI(body['access_token'])).status).toBe(401)
})

test('a wrong verifier is refused, and the code can still be redeemed with the right one', async () => {
  const pkce = newPkce()
  const code = await codeFor(emulator, 'mia', pkce)
  const wrong = await redeem(emulator, code, newPkce().verifier)
  expect(refusal(wrong)).toEqual({ status: 400, error: 'invalid_grant', codes: [501481] })
  expect((await redeem(emulator, code, pkce.verifier)).status).toBe(200)
})

test('a token is for one resource: AADSTS700022, and the code or refresh token is good for another try', async () => {
  const pkce = newPkce()
  const code = await codeFor(emulator, 'mia', pkce)
  const scope = `${emulator.environmentUrl}/user_impersonation https://graph.microsoft.com/User.Read`
  const both = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: pkce.verifier,
    scope,
  }
  const expected = { status: 400, error: 'invalid_scope', codes: [700022] }
  expect(refusal(await askForToken(emulator, both))).toEqual(expected)
  const { status, body } = await redeem(emulator, code, pkce.verifier)
  expect(status).toBe(200)
  const refreshToken = String(body['refresh_token'])
  const more = await askForToken(emulator, { grant_type: 'refresh_token', refresh_token: refreshToken, scope })
  expect(refusal(more)).toEqual(expected)
  expect((await refresh(emulator, refreshToken)).status).toBe(200)
})

test('a code works once', async () => {
  const pkce = newPkce()
  const code = await codeFor(emulator, 'mia', pkce)
  expect((await redeem(emulator, code, pkce.verifier)).status).toBe(200)
  const second = await redeem(emulator, code, pkce.verifier)
  expect(refusal(second)).toEqual({ status: 400, error: 'invalid_grant', codes: [54005] })
})

test('a code is bound to the redirect address it was sent to', async () => {
  const pkce = newPkce()
  const code = await codeFor(emulator, 'mia', pkce)
  const answer = await askForToken(emulator, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${redirectUri}/other`,
    code_verifier: pkce.verifier,
  })
  expect(refusal(answer)).toEqual({ status: 400, error: 'invalid_grant', codes: [70000] })
})

test('each refresh brings a new refresh token, and the old one stays good', async () => {
  const first = String((await signIn('mia')).body['refresh_token'])
  const second = await refresh(emulator, first)
  expect(second.status).toBe(200)
  expect(second.body['refresh_token']).not.toBe(first)
  expect((await whoAmI(second.body['access_token'])).status).toBe(200)
  expect((await refresh(emulator, first)).status).toBe(200)
})

test('an error names its number, its trace and where to read about it', async () => {
  const { status, body } = await refresh(emulator, 'not a token')
  expect(status).toBe(400)
  expect(body).toMatchObject({
    error: 'invalid_grant',
    error_codes: [70000],
    error_description: expect.stringMatching(/^AADSTS70000: .* Trace ID: .* Correlation ID: .* Timestamp: /),
    trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    error_uri: 'https://login.microsoftonline.com/error?code=70000',
  })
})

test('a wrong secret is 401 invalid_client, a missing one too', async () => {
  const wrong = await askForToken(emulator, { grant_type: 'refresh_token', client_secret: 'wrong' })
  expect(refusal(wrong)).toEqual({ status: 401, error: 'invalid_client', codes: [7000215] })
  const missing = await askForToken(emulator, { grant_type: 'refresh_token', client_secret: '' })
  expect(refusal(missing)).toEqual({ status: 401, error: 'invalid_client', codes: [7000218] })
})

test('consent taken back ends at the next refresh: AADSTS65001 with suberror consent_required', async () => {
  const token = String((await signIn('mia')).body['refresh_token'])
  emulator.consent.revoke()
  const answer = await refresh(emulator, token)
  expect(refusal(answer)).toEqual({ status: 400, error: 'invalid_grant', codes: [65001] })
  expect(answer.body['suberror']).toBe('consent_required')
})

test('revoked sessions end refresh tokens of that person only: AADSTS50173', async () => {
  const mia = String((await signIn('mia')).body['refresh_token'])
  const tom = String((await signIn('tom')).body['refresh_token'])
  emulator.faults.revokeSessions('mia')
  expect(refusal(await refresh(emulator, mia))).toEqual({ status: 400, error: 'invalid_grant', codes: [50173] })
  expect((await refresh(emulator, tom)).status).toBe(200)
})

test('a planned refusal carries its claims and is used up', async () => {
  const token = String((await signIn('mia')).body['refresh_token'])
  const claims = '{"access_token":{"polids":{"essential":true,"values":["x"]}}}'
  emulator.faults.refuseToken({ aadsts: 50076, claims })
  const answer = await refresh(emulator, token)
  expect(refusal(answer)).toEqual({ status: 400, error: 'interaction_required', codes: [50076] })
  expect(answer.body['claims']).toBe(claims)
  expect((await refresh(emulator, token)).status).toBe(200)
})

test('what Entra can and the emulator cannot is a 501 that names it', async () => {
  const answer = await askForToken(emulator, { grant_type: 'password' })
  expect(answer).toEqual({
    status: 501,
    body: {
      error: 'not_emulated',
      error_description: 'The emulator does not emulate grant_type=password.',
    },
  })
})

// Facts on Entra §6: without the capability tokens stay short-lived; with it those for Dataverse may live up to 28 hours.
test.each([
  ['bearer', undefined, 1.5],
  ['bearer', 'cp1', 1.5],
  ['claims', undefined, 1.5],
  ['claims', 'cp1', 28],
] as const)(
  'with challenges of kind %s, a client of capability %s has a token for at most %d hours',
  async (challenge, capability, hours) => {
    const refreshToken = String((await signIn('mia')).body['refresh_token'])
    emulator.switches.challenge = challenge
    const claims = capability && JSON.stringify({ access_token: { xms_cc: { values: [capability] } } })
    const { body } = await askForToken(emulator, {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      scope: `${emulator.environmentUrl}/user_impersonation`,
      ...(claims && { claims }),
    })
    emulator.switches.challenge = 'bearer'
    expect(body['expires_in']).toBeLessThanOrEqual(hours * 3600)
    expect(body['expires_in']).toBeGreaterThanOrEqual(hours === 28 ? 20 * 3600 : 3599)
    const payload = String(body['access_token']).split('.')[1]!
    const token = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
    expect(token['xms_cc']).toEqual(capability && [capability])
    expect((await whoAmI(body['access_token'])).status).toBe(200)
  },
)
