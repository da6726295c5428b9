import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { discoverEnvironment, type Transport, undiciTransport } from '@liaison/dataverse'
import { type HttpService, startHttpService } from './builders/http-service.ts'

const tenantId = '11111111-2222-4333-8444-555555555555'

/** An environment somewhere in the world, as far as its challenge goes. */
const answering =
  (status: number, challenge?: string): Transport =>
  () =>
    Promise.resolve({
      status,
      headers: challenge === undefined ? {} : { 'www-authenticate': challenge },
      text: () => Promise.resolve(''),
      bytes: () => Promise.resolve(new Uint8Array()),
    })

describe('the challenge of an environment names its tenant and cloud (P3, P5, P6)', () => {
  test.each([
    ['https://contoso.crm4.dynamics.com', 'https://login.microsoftonline.com'],
    ['https://contoso.crm.microsoftdynamics.us', 'https://login.microsoftonline.us'],
    ['https://contoso.crm.dynamics.cn', 'https://login.partner.microsoftonline.cn'],
  ])('%s', async (environmentUrl, loginHost) => {
    const challenge = `Bearer authorization_uri=${loginHost}/${tenantId}/oauth2/authorize, resource_id=${environmentUrl}/`
    expect(await discoverEnvironment(environmentUrl, answering(401, challenge))).toEqual({
      tenantId,
      loginHost,
      authority: `${loginHost}/${tenantId}`,
      resource: environmentUrl,
    })
  })
})

describe('what is no environment is not recognised', () => {
  const environmentUrl = 'https://contoso.crm4.dynamics.com'
  test.each([
    ['answers without asking for a token', 200, undefined],
    ['has no challenge', 401, undefined],
    ['redirects', 302, undefined],
    [
      'names somebody else as sign-in',
      401,
      `Bearer authorization_uri=https://login.evil.example/${tenantId}/oauth2/authorize`,
    ],
    [
      'names a look-alike',
      401,
      `Bearer authorization_uri=https://login.microsoftonline.com.evil.example/${tenantId}/oauth2/authorize`,
    ],
    [
      'names a sign-in on this machine',
      401,
      `Bearer authorization_uri=http://127.0.0.1:7400/${tenantId}/oauth2/authorize`,
    ],
    ['names no tenant', 401, 'Bearer authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"'],
  ])('because it %s', async (_why, status, challenge) => {
    await expect(discoverEnvironment(environmentUrl, answering(status, challenge))).rejects.toMatchObject({
      code: 'dataverse_environment_not_recognised',
    })
  })
})

describe('an environment on this machine', () => {
  let service: HttpService
  beforeEach(async () => {
    service = await startHttpService()
  })
  afterEach(async () => {
    await service.stop()
  })

  test('is asked without a token and may sign people in itself', async () => {
    const challenge = `Bearer authorization_uri=${service.url}/${tenantId}/oauth2/authorize, resource_id=${service.url}/`
    service.answer((_request, response) => response.writeHead(401, { 'WWW-Authenticate': challenge }).end())
    expect(await discoverEnvironment(service.url, undiciTransport())).toMatchObject({
      authority: `${service.url}/${tenantId}`,
      resource: service.url,
    })
    expect(service.requests[0]?.headers.authorization).toBeUndefined()
  })

  test('that is not there is unreachable', async () => {
    await service.stop()
    await expect(discoverEnvironment(service.url, undiciTransport())).rejects.toMatchObject({
      code: 'dataverse_unreachable',
      sent: false,
    })
  })
})
