import { importPKCS8, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { selfSignedCertificate } from '../../dataverse/test/builders/self-signed-certificate.ts'
import { type Emulator, startEmulator } from '../src/index.ts'
import { askForToken, type TokenAnswer } from './entra-browser.ts'

const registered = selfSignedCertificate()
const unknown = selfSignedCertificate()
const ended = selfSignedCertificate('ended', { validTo: new Date('2024-03-01T00:00:00Z') })

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({
    seed: 'empty',
    clientCertificates: [registered.certificate, ended.certificate],
    applicationUser: true,
  })
})
afterAll(() => emulator.stop())

const askForItself = (form: Record<string, string> = {}): Promise<TokenAnswer> =>
  askForToken(emulator, { grant_type: 'client_credentials', scope: `${emulator.environmentUrl}/.default`, ...form })

const whoAmI = (environmentUrl: string, token: unknown): Promise<Response> =>
  fetch(`${environmentUrl}/api/data/v9.2/WhoAmI`, { headers: { authorization: `Bearer ${String(token)}` } })

const refusal = ({ status, body }: TokenAnswer) => ({ status, error: body['error'], codes: body['error_codes'] })

test('the application gets a token for itself, and nothing that speaks of a person', async () => {
  const { status, body } = await askForItself()
  expect(status).toBe(200)
  expect(Object.keys(body).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'access_token',
    'expires_in',
    'ext_expires_in',
    'token_type',
  ])
})

test('Dataverse lets the application in as its application user', async () => {
  const { body } = await askForItself()
  const reply = await whoAmI(emulator.environmentUrl, body['access_token'])
  expect(reply.status).toBe(200)
  const { UserId } = (await reply.json()) as { UserId: string }
  expect(emulator.rows.get('systemuser', UserId)).toMatchObject({ applicationid: emulator.clientId })
})

test('without an application user Dataverse knows nobody by that token', async () => {
  const other = await startEmulator({ seed: 'empty' })
  const scope = `${other.environmentUrl}/.default`
  const { body } = await askForToken(other, { grant_type: 'client_credentials', scope })
  const reply = await whoAmI(other.environmentUrl, body['access_token'])
  expect(reply.status).toBe(403)
  expect(await reply.json()).toMatchObject({ error: { code: '0x80072560' } })
  await other.stop()
})

test.each([
  ['a delegated permission', (url: string) => `${url}/user_impersonation`, 70011, 'invalid_scope'],
  ['the scopes of a sign-in beside it', (url: string) => `${url}/.default openid`, 70011, 'invalid_scope'],
  ['another resource', () => 'https://other.example/.default', 500011, 'invalid_resource'],
])('%s is not to be had for itself', async (_what, scope, code, error) => {
  const answer = await askForItself({ scope: scope(emulator.environmentUrl) })
  expect(refusal(answer)).toEqual({ status: 400, error, codes: [code] })
})

describe('an assertion', () => {
  interface Changes {
    thumbprint?: string
    privateKey?: string
    claims?: JWTPayload
    type?: string
  }

  async function askWithAssertion(changes: Changes = {}): Promise<TokenAnswer> {
    const now = Math.floor(Date.now() / 1000)
    const assertion = await new SignJWT({
      aud: `${emulator.authorityUrl}/oauth2/v2.0/token`,
      iss: emulator.clientId,
      sub: emulator.clientId,
      jti: 'j',
      nbf: now,
      exp: now + 300,
      ...changes.claims,
    })
      .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': changes.thumbprint ?? registered.thumbprint })
      .sign(await importPKCS8(changes.privateKey ?? registered.privateKey, 'PS256'))
    return askForItself({
      client_secret: '',
      client_assertion_type: changes.type ?? 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    })
  }

  test('signed with a registered certificate proves the application', async () => {
    expect((await askWithAssertion()).status).toBe(200)
  })

  const hence = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

  test.each<[string, number, Changes]>([
    [
      'of a certificate that is not registered',
      700027,
      { thumbprint: unknown.thumbprint, privateKey: unknown.privateKey },
    ],
    ['of a certificate that has ended', 700027, { thumbprint: ended.thumbprint, privateKey: ended.privateKey }],
    ['signed with another key', 700027, { privateKey: unknown.privateKey }],
    ['for somebody else', 700023, { claims: { aud: 'https://login.example/token' } }],
    ['issued by another application', 700021, { claims: { iss: 'other' } }],
    ['about another application', 700021, { claims: { sub: 'other' } }],
    ['that has expired', 700024, { claims: { exp: 1_600_000_000 } }],
    ['whose time has not come', 700024, { claims: { nbf: hence(3600), exp: hence(3900) } }],
  ])('%s is AADSTS%i', async (_which, code, changes) => {
    const answer = await askWithAssertion(changes)
    expect(refusal(answer)).toEqual({ status: 401, error: 'invalid_client', codes: [code] })
  })

  test('says why its certificate is not taken', async () => {
    const text = async (changes: Changes) => String((await askWithAssertion(changes)).body['error_description'])
    expect(await text({ thumbprint: unknown.thumbprint })).toContain('[Reason - The key was not found.]')
    expect(await text({ thumbprint: ended.thumbprint })).toContain('[Reason - The key used is expired.]')
  })

  test('that is no JWT is AADSTS50027', async () => {
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
    const answer = await askForItself({ client_secret: '', client_assertion_type, client_assertion: 'no.jwt' })
    expect(refusal(answer)).toEqual({ status: 401, error: 'invalid_client', codes: [50027] })
  })

  test('without its type is a malformed request', async () => {
    expect(refusal(await askWithAssertion({ type: '' }))).toMatchObject({ status: 400, codes: [900144] })
  })
})
