import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fetchTransport, type Transport, undiciTransport } from '@liaison/dataverse'
import { type HttpService, startHttpService } from './builders/http-service.ts'

let service: HttpService
beforeEach(async () => {
  service = await startHttpService()
})
afterEach(async () => {
  await service.stop()
})

const transports: [string, Transport][] = [
  ['undici', undiciTransport()],
  ['fetch', fetchTransport()],
]

describe.each(transports)('the %s transport', (_name, transport) => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('decodes %s', async (encoding, compress) => {
    service.answer((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding })
      response.end(compress(Buffer.from('{"name":"Ærø"}')))
    })
    const reply = await transport({ method: 'GET', url: service.url, headers: {} })
    expect(await reply.text()).toBe('{"name":"Ærø"}')
    expect(service.requests[0]?.headers['accept-encoding']).toContain('gzip')
  })

  test('decodes gzip in several members, whose end does not tell the length of all', async () => {
    const [first, second] = ['{"name":"'.padEnd(40_000, 'a'), '"}'].map((text) => gzipSync(text))
    service.answer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(Buffer.concat([first ?? Buffer.of(), second ?? Buffer.of()]))
    })
    const text = await (await transport({ method: 'GET', url: service.url, headers: {} })).text()
    expect(text).toHaveLength(40_002)
    expect(text.endsWith('aa"}')).toBe(true)
  })

  test('does not follow a redirect: it is the reply', async () => {
    service.answer((_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end())
    const reply = await transport({ method: 'GET', url: service.url, headers: {} })
    expect(reply.status).toBe(302)
    expect(service.requests).toHaveLength(1)
  })

  test('sends the body and headers as given, and reads headers in lower case', async () => {
    service.answer((_request, response) => response.writeHead(204, { 'OData-EntityId': 'x' }).end())
    const reply = await transport({
      method: 'PATCH',
      url: `${service.url}/a(1)?b=c`,
      headers: { 'if-match': '*' },
      body: '{"x":"å"}',
    })
    expect(reply).toMatchObject({ status: 204, headers: { 'odata-entityid': 'x' } })
    expect(service.requests[0]).toMatchObject({
      method: 'PATCH',
      url: '/a(1)?b=c',
      body: '{"x":"å"}',
      headers: { 'if-match': '*' },
    })
  })

  test('a byte order mark is no part of the text', async () => {
    service.answer((_request, response) => response.writeHead(200).end('\uFEFF42'))
    const reply = await transport({ method: 'GET', url: service.url, headers: {} })
    expect(await reply.text()).toBe('42')
  })

  test('a caller can give up', async () => {
    const caller = new AbortController()
    service.answer(() => caller.abort(new Error('enough')))
    await expect(transport({ method: 'GET', url: service.url, headers: {}, signal: caller.signal })).rejects.toThrow(
      'enough',
    )
  })
})

test('a reply that decodes to more than allowed is refused', async () => {
  service.answer((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(100_000)))
  })
  const reply = await undiciTransport({ maxReplyBytes: 10_000 })({ method: 'GET', url: service.url, headers: {} })
  await expect(reply.text()).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' })
})

test('a service that never answers is given up', async () => {
  service.answer(() => undefined)
  const transport = undiciTransport({ headersTimeoutMs: 50 })
  await expect(transport({ method: 'GET', url: service.url, headers: {} })).rejects.toMatchObject({
    code: 'UND_ERR_HEADERS_TIMEOUT',
  })
})
