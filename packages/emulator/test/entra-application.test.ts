import { importPKCS8, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { selfSignedCertificate } from '../../dataverse/test/builders/self-signed-certificate.ts'
import { type Emulator, startEmulator } from '../src/index.ts'
import { askForToken, type TokenAnswer } from './entra-browser.ts'

const registered = selfSignedCertificate()
const unknown = selfSignedCertificate()

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({
    seed: 'empty',
    clientCertificates: [registered.certificate],
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

  test.each<[string, Changes]>([
    ['of a certificate that is not registered', { thumbprint: unknown.thumbprint, privateKey: unknown.privateKey }],
    ['signed with another key', { privateKey: unknown.privateKey }],
    ['for somebody else', { claims: { aud: 'https://login.example/token' } }],
    ['of another application', { claims: { iss: 'other' } }],
    ['that has expired', { claims: { exp: 1_600_000_000 } }],
  ])('%s does not', async (_which, changes) => {
    const answer = await askWithAssertion(changes)
    expect(refusal(answer)).toEqual({ status: 401, error: 'invalid_client', codes: [700027] })
  })

  test('without its type is a malformed request', async () => {
    expect(refusal(await askWithAssertion({ type: '' }))).toMatchObject({ status: 400, codes: [900144] })
  })
})
