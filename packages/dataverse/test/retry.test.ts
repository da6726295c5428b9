import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createDataverseClient,
  ThrottledError,
  UnauthorizedError,
  type DataverseClient,
  type DataverseEvent,
} from '@liaison/dataverse'
import { startClient, type ClientFixture } from './builders/client-fixture.ts'
import { json, refusal, startHttpService, type Handler, type HttpService } from './builders/http-service.ts'
import { someId } from './builders/tables.ts'

let service: HttpService
let client: DataverseClient
let waits: number[]
let events: DataverseEvent[]
let tokensAsked: boolean[]
let inTurn: ClientFixture['inTurn']
let requests: ClientFixture['requests']

beforeEach(async () => {
  ;({ service, client, waits, events, tokensAsked, inTurn, requests } = await startClient())
})
afterEach(async () => {
  await service.stop()
})

const whoAmI: Handler = (_request, response) =>
  json(response, 200, { UserId: 'u', BusinessUnitId: 'b', OrganizationId: 'o' })

describe('retries', () => {
  test('a throttled write waits as long as asked and is sent again (P45)', async () => {
    inTurn(
      (_request, response) => json(response, 429, refusal('0x80072322'), { 'retry-after': '3' }),
      (_request, response) => response.writeHead(204).end(),
    )
    await client.update('account', someId, { name: 'A' })
    expect(waits).toEqual([3_000])
    expect(events).toContainEqual({
      event: 'dataverse.throttled',
      path: `accounts(${someId})`,
      retryAfterMs: 3_000,
      attempt: 1,
    })
  })

  test('after a refusal that asks for more than we wait, nothing more is sent (P45)', async () => {
    inTurn((_request, response) => json(response, 429, refusal('0x80072321'), { 'retry-after': '300' }))
    await expect(client.whoAmI()).rejects.toBeInstanceOf(ThrottledError)
    const error = await client.whoAmI().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'dataverse_throttled', retryAfterMs: 300_000, sent: false })
    expect(requests()).toHaveLength(1)
    expect(waits).toEqual([])
  })

  test('a read survives a lost connection, a gateway and a cut-off body', async () => {
    inTurn(
      (_request, response) => {
        response.destroy()
      },
      (_request, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
      (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"UserId":'),
      whoAmI,
    )
    expect(await client.whoAmI()).toEqual({ userId: 'u', businessUnitId: 'b', organizationId: 'o' })
    expect(requests()).toHaveLength(4)
    expect(events.at(-1)).toMatchObject({
      event: 'dataverse.request_finished',
      path: 'WhoAmI()',
      status: 200,
      attempts: 4,
      retried: true,
    })
  })

  test('a refused token is renewed once, for writes too; then it is a sign-in question', async () => {
    inTurn(
      (_request, response) => response.writeHead(401).end(),
      (_request, response) => response.writeHead(204).end(),
    )
    await client.update('account', someId, { name: 'A' })
    expect(requests().map(({ headers }) => headers.authorization)).toEqual(['Bearer old-token', 'Bearer fresh-token'])

    inTurn((_request, response) => response.writeHead(401).end())
    await expect(client.whoAmI()).rejects.toBeInstanceOf(UnauthorizedError)
    expect(tokensAsked.filter(Boolean)).toHaveLength(2)
  })

  test('a claims challenge goes to the caller at once', async () => {
    const claims = Buffer.from('{"access_token":{}}').toString('base64')
    inTurn((_request, response) =>
      response.writeHead(401, { 'www-authenticate': `Bearer error="insufficient_claims", claims="${claims}"` }).end(),
    )
    await expect(client.whoAmI()).rejects.toMatchObject({ claims: '{"access_token":{}}' })
    expect(requests()).toHaveLength(1)
  })

  test('what the token source throws comes through unchanged', async () => {
    const failure = new Error('sign in again')
    const unable = createDataverseClient({
      environmentUrl: service.url,
      tokens: { getAccessToken: () => Promise.reject(failure) },
    })
    await expect(unable.whoAmI()).rejects.toBe(failure)
  })
})

describe('errors and events', () => {
  test('nothing listening is an unsent request', async () => {
    await service.stop()
    await expect(client.callAction('SomeAction')).rejects.toMatchObject({
      code: 'dataverse_unreachable',
      sent: false,
      effect: 'none',
    })
    service = await startHttpService()
  })

  test('no token, query or row content is in an error or event (P14)', async () => {
    inTurn((_request, response) => json(response, 400, refusal('0x80040203', 'Bad.')))
    const error: unknown = await client
      .callFunction('Find', { Secret: 'very-private' })
      .catch((thrown: unknown) => thrown)
    const told = JSON.stringify([events, error, String(error)])
    expect(told).toContain('Find(Secret=@p1)')
    expect(told).not.toContain('very-private')
    expect(told).not.toContain('old-token')
  })

  test('a caller can give up while waiting', async () => {
    const caller = new AbortController()
    inTurn(() => caller.abort())
    await expect(client.retrieve('account', someId, {}, { signal: caller.signal })).rejects.toMatchObject({
      code: 'dataverse_aborted',
      effect: 'none',
    })
    expect(requests()).toHaveLength(1)
  })

  test('http is for this machine only', () => {
    const tokens = { getAccessToken: () => Promise.resolve('') }
    expect(() => createDataverseClient({ environmentUrl: 'http://contoso.crm4.dynamics.com', tokens })).toThrow('https')
  })
})
