import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  discoverEnvironment,
  fetchTransport,
  type ResolveAll,
  type Transport,
  type TransportResponse,
  undiciTransport,
  type UndiciTransportOptions,
} from '@liaison/dataverse'
import { allOf } from './builders/client-fixture.ts'
import { type HttpService, startHttpService } from './builders/http-service.ts'

let service: HttpService
beforeEach(async () => {
  service = await startHttpService()
})
afterEach(async () => {
  await service.stop()
})

function streamOf(reply: TransportResponse): AsyncIterable<Uint8Array> {
  if (!reply.stream) throw new Error('The transport gives no stream')
  return reply.stream()
}

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

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (bytes: Buffer) => bytes],
  ])('gives a body as it comes, decoded of %s', async (encoding, compress) => {
    const bytes = Buffer.from('Ærø '.repeat(100_000))
    service.answer((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(compress(bytes))
    })
    const pieces = await allOf(streamOf(await transport({ method: 'GET', url: service.url, headers: {} })))
    expect(pieces.length).toBeGreaterThan(1)
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
  })

  test('has the first piece before the last was sent, and leaving it there ends the request', async () => {
    const closed = new Promise<void>((resolve) =>
      service.answer((_request, response) => {
        response.once('close', resolve)
        response.writeHead(200).write(Buffer.alloc(10_000))
      }),
    )
    for await (const piece of streamOf(await transport({ method: 'GET', url: service.url, headers: {} }))) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
    await closed
  })

  test.each([
    ['as it is', {}, Buffer.alloc(100_000, 'a')],
    [
      'gzip',
      { 'content-encoding': 'gzip' },
      gzipSync(Buffer.from(Array.from({ length: 100_000 }, (_, at) => at * at))),
    ],
  ])('a stream that is cut off rejects: %s', async (_name, headers, bytes) => {
    service.answer((_request, response) => {
      response.writeHead(200, { ...headers, 'content-length': bytes.length })
      response.write(bytes.subarray(0, bytes.length - 100), () => response.destroy())
    })
    const reply = await transport({ method: 'GET', url: service.url, headers: {} })
    await expect(allOf(streamOf(reply))).rejects.toBeInstanceOf(Error)
  })

  test('sends bytes as they are', async () => {
    service.answer((_request, response) => response.writeHead(204).end())
    const body = Uint8Array.of(0, 255, 128, 13, 10, 0)
    await transport({ method: 'PATCH', url: service.url, headers: {}, body: body.subarray(1) })
    expect([...(service.requests[0]?.bytes ?? [])]).toEqual([255, 128, 13, 10, 0])
    expect(service.requests[0]?.headers['content-length']).toBe('5')
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

describe('the undici transport for addresses that people type in', () => {
  const answering = (...addresses: string[]): ResolveAll => {
    return (_name, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
  }
  const port = (): string => new URL(service.url).port
  const ask = async (url: string, options: UndiciTransportOptions): Promise<TransportResponse> =>
    undiciTransport(options)({ method: 'GET', url, headers: {} })

  test.each([
    ['this machine', ['127.0.0.1']],
    ['the addresses of cloud machines themselves', ['169.254.169.254']],
    ['a public and a private address', ['52.113.194.132', '127.0.0.1']],
    ['a private address written as IPv6', ['::ffff:127.0.0.1']],
  ])('refuses a name that resolves to %s, and sends nothing', async (_title, addresses) => {
    const url = `http://contoso.crm4.dynamics.com:${port()}/`
    await expect(ask(url, { privateHosts: [], resolve: answering(...addresses) })).rejects.toMatchObject({
      code: 'ERR_PRIVATE_ADDRESS',
    })
    expect(service.requests).toEqual([])
  })

  test('refuses a private address itself', async () => {
    await expect(ask(service.url, { privateHosts: [] })).rejects.toMatchObject({ code: 'ERR_PRIVATE_ADDRESS' })
    await expect(ask(`http://[::1]:${port()}/`, { privateHosts: [] })).rejects.toMatchObject({
      code: 'ERR_PRIVATE_ADDRESS',
    })
    expect(service.requests).toEqual([])
  })

  test('reaches a private host that is named, and no other name for it', async () => {
    service.answer((_request, response) => response.end('here'))
    const options = { privateHosts: [`crm.internal:${port()}`], resolve: answering('127.0.0.1') }
    const reply = await ask(`http://CRM.internal:${port()}/`, options)
    expect(await reply.text()).toBe('here')
    await expect(ask(`http://other.internal:${port()}/`, options)).rejects.toMatchObject({
      code: 'ERR_PRIVATE_ADDRESS',
    })
  })

  test('a refused host is told as such, and as not sent', async () => {
    const transport = undiciTransport({ privateHosts: [] })
    const failure = discoverEnvironment(service.url, transport)
    await expect(failure).rejects.toMatchObject({ code: 'dataverse_private_address', sent: false })
  })
})

test('a body that never ends does not hold the discovery of an environment', async () => {
  service.answer((_request, response) => {
    response.writeHead(200)
    const more = () => {
      while (response.write('x'.repeat(65_536)));
      response.once('drain', more)
    }
    more()
  })
  await expect(discoverEnvironment(service.url, undiciTransport())).rejects.toMatchObject({
    code: 'dataverse_environment_not_recognised',
  })
})
