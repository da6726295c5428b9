import { once } from 'node:events'
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorOf, startWebApi, type WebApi } from './web-api.ts'

// What HTTP carries to the Web API and is not the Web API's: methods, types of bodies, versions in addresses, other origins.

let web: WebApi
beforeAll(async () => {
  web = await startWebApi()
})
afterAll(() => web.emulator.stop())

const create = async (body: string, headers: Record<string, string>): Promise<Response> =>
  web.api('accounts', { method: 'POST', headers, body: new TextEncoder().encode(body) })

/** To what fetch does not send: that method, or a body that is announced and does not come. */
async function answerTo(method: string, headers: OutgoingHttpHeaders = {}): Promise<[status: unknown, json: unknown]> {
  const authorization = `Bearer ${await web.emulator.tokenFor('ada')}`
  const sent = request(`${web.emulator.environmentUrl}/api/data/v9.2/accounts`, {
    method,
    headers: { authorization, ...headers },
  })
  sent.flushHeaders()
  const [reply] = (await once(sent, 'response')) as [IncomingMessage]
  const answer: [unknown, unknown] = [reply.statusCode, await json(reply)]
  sent.destroy()
  return answer
}

test.each([
  ['application/json'],
  ['application/json;'],
  ['application/json; charset=utf-8'],
  ['application/json; odata.metadata=minimal'],
  ['APPLICATION/JSON'],
  [undefined],
])('a body of the type %s is read', async (type) => {
  expect((await create('{"name":"Contoso"}', type === undefined ? {} : { 'content-type': type })).status).toBe(204)
})

test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])(
  'how a body of the type %s is refused is not known',
  async (type) => {
    const reply = await create('{"name":"Contoso"}', { 'content-type': `${type}; charset=utf-8` })
    expect([reply.status, await errorOf(reply)]).toEqual([
      501,
      { code: '', message: `The emulator does not emulate a body of the type ${type}.` },
    ])
  },
)

test('a byte order mark before a body is passed by', async () => {
  expect((await create('\uFEFF{"name":"Contoso"}', { 'content-type': 'application/json' })).status).toBe(204)
})

test('an address without a version is told the form of one', async () => {
  for (const version of ['accounts', '9.2', 'v9']) {
    const reply = await web.api(`${web.emulator.environmentUrl}/api/data/${version}?$top=1`)
    expect([reply.status, await errorOf(reply)]).toEqual([
      400,
      {
        code: '0x80060888',
        message: `Requested API Version '${version}' was not understood. Please provide in the format /api/data/v<Major>.<Minor>/ (example: /api/data/v7.2/)`,
      },
    ])
  }
  const older = await web.api(`${web.emulator.environmentUrl}/api/data/v8.2/accounts`)
  expect([older.status, await errorOf(older)]).toMatchObject([501, { message: expect.stringContaining('v8.2') }])
})

test('HEAD, TRACE and OPTIONS without an origin are named as not emulated', async () => {
  expect((await web.api('accounts', { method: 'HEAD' })).status).toBe(501)
  const reply = await web.api('accounts', { method: 'OPTIONS' })
  expect([reply.status, await errorOf(reply)]).toMatchObject([501, { message: expect.stringContaining('OPTIONS') }])
  expect(await answerTo('TRACE')).toMatchObject([501, { error: { message: expect.stringContaining('TRACE') } }])
})

test('pages of other origins may send what they ask for, and read the headers of replies and refusals', async () => {
  const origin = { origin: 'http://localhost:5173' }
  const asked = {
    ...origin,
    'access-control-request-method': 'PATCH',
    'access-control-request-headers': 'authorization,content-type,if-match',
  }
  web.emulator.faults.throttle({ nextRequests: 1, retryAfterSeconds: 1 })
  const preflight = await fetch(`${web.emulator.environmentUrl}/api/data/v9.2/accounts`, {
    method: 'OPTIONS',
    headers: asked,
  })
  expect([preflight.status, Object.fromEntries(preflight.headers)]).toMatchObject([
    200,
    {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'PATCH',
      'access-control-allow-headers': 'authorization,content-type,if-match',
    },
  ])
  const exposed = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers':
      'Preference-Applied,OData-EntityId,Location,ETag,OData-Version,Content-Encoding,Transfer-Encoding,Content-Length,Retry-After,REQ_ID',
  }
  for (const status of [429, 200]) {
    const reply = await web.api('WhoAmI', { headers: origin })
    expect([reply.status, Object.fromEntries(reply.headers)]).toMatchObject([status, exposed])
  }
  const unknown = await web.api('WhoAmI', { headers: { ...origin, authorization: 'Bearer none' } })
  expect([unknown.status, Object.fromEntries(unknown.headers)]).toMatchObject([401, exposed])
  expect((await web.api('WhoAmI')).headers.get('access-control-allow-origin')).toBeNull()
})

test('a message that is too large is refused unread', async () => {
  const reply = await answerTo('POST', { 'content-type': 'application/json', 'content-length': 117 * 1024 * 1024 })
  expect(reply).toEqual([413, { error: { code: '0x8004418a', message: 'Request message length is too large.' } }])
})
