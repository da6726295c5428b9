import { constants, verify, X509Certificate } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createEntraClient, type EntraClient, type EntraClientOptions } from '@liaison/dataverse/entra'
import { clientId, type EntraService, startEntraService } from './builders/entra-service.ts'
import { type SelfSignedCertificate, selfSignedCertificate } from './builders/self-signed-certificate.ts'

const resource = 'https://contoso.crm4.dynamics.com'
const now = new Date('2026-03-02T09:00:00Z')

let credential: SelfSignedCertificate
let entra: EntraService
beforeAll(() => {
  credential = selfSignedCertificate()
})
beforeEach(async () => {
  entra = await startEntraService()
})
afterEach(async () => {
  await entra.stop()
})

const clientWith = (options: Partial<EntraClientOptions>): EntraClient =>
  createEntraClient({ authority: entra.authority, clientId, allowInsecureRequests: true, now: () => now, ...options })

const jsonOf = (part: string | undefined): unknown => JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))

describe('the application itself', () => {
  test('gets a token for what its registration lists, with its secret', async () => {
    const client = clientWith({ clientSecret: 'se/cr+et=' })
    expect(await client.getApplicationToken({ resource: `${resource}/` })).toEqual({
      accessToken: 'an-access-token',
      expiresAt: new Date('2026-03-02T09:59:59Z'),
    })
    expect(entra.tokenRequests).toEqual([
      {
        grant_type: 'client_credentials',
        scope: `${resource}/.default`,
        client_id: clientId,
        client_secret: 'se/cr+et=',
      },
    ])
  })

  test('sends the claims it was challenged for', async () => {
    const client = clientWith({ clientSecret: 's' })
    await client.getApplicationToken({ resource, claims: '{"access_token":{"nbf":{"value":"1"}}}' })
    expect(entra.tokenRequests).toMatchObject([{ claims: '{"access_token":{"nbf":{"value":"1"}}}' }])
  })

  test.each([
    [7000222, 'invalid_client', 'entra_client_secret_expired', 'operator'],
    [700027, 'invalid_client', 'entra_client_certificate_refused', 'operator'],
    [700024, 'invalid_client', 'entra_clock_wrong', 'operator'],
    [700016, 'unauthorized_client', 'entra_application_not_found', 'configuration'],
  ])('is told with AADSTS%i whose matter it is', async (aadsts, error, code, outcome) => {
    entra.refuse = { status: 401, body: { error, error_description: `AADSTS${aadsts}: …`, error_codes: [aadsts] } }
    await expect(clientWith({ clientSecret: 's' }).getApplicationToken({ resource })).rejects.toMatchObject({
      name: 'EntraError',
      aadsts,
      code,
      outcome,
      who: 'operator',
    })
  })
})

describe('a certificate', () => {
  test('proves the application with an assertion of the form Microsoft documents', async () => {
    const client = clientWith({ clientCertificate: credential })
    await client.getApplicationToken({ resource })
    const [request] = entra.tokenRequests
    expect(request).toEqual({
      grant_type: 'client_credentials',
      scope: `${resource}/.default`,
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: expect.any(String) as string,
    })
    const [header, payload, signature] = request?.['client_assertion']?.split('.') ?? []
    expect(jsonOf(header)).toEqual({ alg: 'PS256', typ: 'JWT', 'x5t#S256': credential.thumbprint })
    const claims = jsonOf(payload) as Record<string, number>
    expect(claims).toMatchObject({
      aud: `${entra.authority}/oauth2/v2.0/token`,
      iss: clientId,
      sub: clientId,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    })
    expect(claims['exp']! - claims['nbf']!).toBe(300)
    const { publicKey } = new X509Certificate(credential.certificate)
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
    expect(verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature ?? '', 'base64url'))).toBe(
      true,
    )
  })

  test('makes each assertion anew', async () => {
    const client = clientWith({ clientCertificate: credential })
    await client.getApplicationToken({ resource })
    await client.refresh({ refreshToken: 'r', resource })
    const [first, second] = entra.tokenRequests.map(({ client_assertion: assertion }) => assertion)
    expect(first).not.toBe(second)
  })

  test('counts where a secret is configured too, which is then not sent', async () => {
    await clientWith({ clientCertificate: credential, clientSecret: 's' }).getApplicationToken({ resource })
    expect(entra.tokenRequests[0]).not.toHaveProperty('client_secret')
  })

  test('may stand in one file with its key, and first of its chain', async () => {
    const file = `${credential.privateKey}${credential.certificate}${selfSignedCertificate('issuer').certificate}`
    await clientWith({ clientCertificate: { certificate: file, privateKey: file } }).getApplicationToken({ resource })
    const [header] = entra.tokenRequests[0]?.['client_assertion']?.split('.') ?? []
    expect(jsonOf(header)).toMatchObject({ 'x5t#S256': credential.thumbprint })
  })

  test.each<[string, (given: SelfSignedCertificate) => { certificate: string; privateKey: string }]>([
    ['key that is none', ({ certificate }) => ({ certificate, privateKey: 'top-secret' })],
    ['key that is cut off', ({ certificate, privateKey }) => ({ certificate, privateKey: cut(privateKey) })],
    ['certificate that is none', ({ privateKey }) => ({ certificate: privateKey, privateKey })],
  ])('with a %s is the operator’s matter, and nothing of it is told', async (_what, given) => {
    const client = clientWith({ clientCertificate: given(credential) })
    const error: unknown = await client.getApplicationToken({ resource }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'entra_client_certificate_unreadable', outcome: 'operator', who: 'operator' })
    expect(JSON.stringify([error, String(error), (error as Error).cause ?? ''])).not.toMatch(/top-secret|MII/)
    expect(entra.tokenRequests).toEqual([])
  })
})

/** The block is whole, its content is not. */
const cut = (pem: string): string => pem.replace(/\n(?:.+\n){9}/, '\n')

describe('a client that handles claims challenges', () => {
  const capable = '{"access_token":{"xms_cc":{"values":["cp1"]}}}'

  test('says so with every authorization and every token request', async () => {
    const client = clientWith({ clientSecret: 's', clientCapabilities: ['cp1'] })
    const started = await client.startAuthorization({ redirectUri: 'https://liaison.example/auth/callback', resource })
    expect(new URL(started.url).searchParams.get('claims')).toBe(capable)
    entra.claims = { nonce: started.nonce }
    const callbackUrl = `https://liaison.example/auth/callback?code=c&state=${started.state}`
    await client.redeem({ ...started, callbackUrl, redirectUri: 'https://liaison.example/auth/callback', resource })
    await client.refresh({ refreshToken: 'r', resource })
    await client.getApplicationToken({ resource })
    expect(entra.tokenRequests.map(({ grant_type: grant, claims }) => [grant, claims])).toEqual([
      ['authorization_code', capable],
      ['refresh_token', capable],
      ['client_credentials', capable],
    ])
  })

  test('may try a refresh with the claims it was challenged for', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}'
    await clientWith({ clientSecret: 's' }).refresh({ refreshToken: 'r', resource, claims })
    expect(entra.tokenRequests).toMatchObject([{ grant_type: 'refresh_token', claims }])
  })

  test('says nothing of it unless asked to', async () => {
    await clientWith({ clientSecret: 's' }).refresh({ refreshToken: 'r', resource })
    expect(entra.tokenRequests[0]).not.toHaveProperty('claims')
  })
})
