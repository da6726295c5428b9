import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type DataverseClient,
  type FileContent,
  fetchTransport,
  type Transport,
  undiciTransport,
} from '@liaison/dataverse'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { fileService, type FileService, type FileServiceOptions } from './builders/file-service.ts'
import { someId } from './builders/tables.ts'

const column = `new_visits(${someId})/new_contract`
const megabytes = (count: number): number => count * 1_048_576

let fixture: ClientFixture
afterEach(() => fixture.service.stop())

async function start(options: FileServiceOptions = {}, transport: Transport = undiciTransport()): Promise<FileService> {
  fixture = await startClient({ transport })
  const service = fileService(options)
  fixture.inTurn(service.handle)
  return service
}

const put = (content: FileContent, options: Partial<Parameters<DataverseClient['uploadFile']>[4]> = {}) =>
  fixture.client.uploadFile('new_visit', someId, 'new_contract', content, { fileName: 'contract.txt', ...options })
const get = (options: Parameters<DataverseClient['downloadFile']>[3] = {}) =>
  fixture.client.downloadFile('new_visit', someId, 'new_contract', options)

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const asked = (): string[] =>
  fixture.requests().map(({ method, url, headers }) => {
    const range = headers['content-range'] ?? headers.range
    const path = decodeURIComponent(url).replace('/api/data/v9.2/', '').replace(column, 'COLUMN')
    return [method, path, ...(range === undefined ? [] : [range])].join(' ')
  })

describe('a file is written', () => {
  test('in one request while it is small', async () => {
    const service = await start()
    const bytes = randomBytes(100_000)
    expect(await put(bytes)).toEqual({ size: 100_000 })
    expect(service.files.get(column)).toEqual({ bytes, fileName: 'contract.txt', mimeType: 'text/plain' })
    expect(asked()).toEqual(['PATCH COLUMN'])
    expect(fixture.requests()[0]?.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '100000',
      'x-ms-file-name': 'contract.txt',
    })
  })

  test.each([
    ['bytes', (bytes: Uint8Array) => bytes],
    ['a Blob', (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)])],
    ['a stream of known size', (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]).stream()],
    ['pieces of known size', (bytes: Uint8Array) => inPieces(bytes, 65_537)],
  ])('in chunks as long as the service recommends: %s', async (_name, content) => {
    const service = await start({ chunkSize: 2_000_000 })
    const bytes = randomBytes(megabytes(5))
    const progress: unknown[] = []
    const size = bytes.length
    expect(await put(content(bytes), { size, onProgress: (told) => progress.push(told) })).toEqual({ size })
    expect(service.files.get(column)?.bytes.equals(bytes)).toBe(true)
    expect(asked()).toEqual([
      'PATCH COLUMN?x-ms-file-name=contract.txt',
      'PATCH COLUMN?sessiontoken=abc+def== bytes 0-1999999/5242880',
      'PATCH COLUMN?sessiontoken=abc+def== bytes 2000000-3999999/5242880',
      'PATCH COLUMN?sessiontoken=abc+def== bytes 4000000-5242879/5242880',
    ])
    expect(fixture.requests()[1]?.url).toContain('sessiontoken=abc%2Bdef%3D%3D')
    expect(progress).toEqual([2_000_000, 4_000_000, size].map((told) => ({ bytes: told, size })))
  })

  test.each([
    ['of unknown size', {}, 'application/octet-stream'],
    ['with a type', { size: megabytes(9), mimeType: 'application/pdf' }, 'application/pdf'],
    ['with a name outside ASCII', { size: megabytes(9), fileName: 'Žádost.pdf' }, 'application/octet-stream'],
  ])('in blocks when it is %s', async (_name, options, mimeType) => {
    const service = await start()
    const bytes = randomBytes(megabytes(9))
    expect(await put(inPieces(bytes, 1_000_000), options)).toEqual({ size: bytes.length })
    expect(service.files.get('blocks')?.bytes.equals(bytes)).toBe(true)
    const [commit] = service.commits
    expect(commit).toEqual({
      FileName: 'fileName' in options ? options.fileName : 'contract.txt',
      MimeType: mimeType,
      BlockList: [expect.any(String), expect.any(String), expect.any(String)],
      FileContinuationToken: 'token',
    })
    const [first] = fixture.requests()
    expect(JSON.parse(first?.body ?? '')).toEqual({
      Target: { '@odata.type': 'Microsoft.Dynamics.CRM.new_visit', new_visitid: someId },
      FileName: commit?.['FileName'],
      FileAttributeName: 'new_contract',
    })
    expect([...service.blocks.values()].map(({ length }) => length)).toEqual([4_194_304, 4_194_304, 1_048_576])
    expect(new Set([...service.blocks.keys()].map(({ length }) => length)).size).toBe(1)
  })

  test('in one request up to where the caller says', async () => {
    const service = await start()
    const bytes = randomBytes(megabytes(5))
    await put(bytes, { singleRequestMaxBytes: megabytes(6) })
    expect(asked()).toEqual(['PATCH COLUMN'])
    expect(service.files.get(column)?.bytes.length).toBe(bytes.length)
  })

  test('when it has no byte', async () => {
    const service = await start()
    expect(await put(new Uint8Array())).toEqual({ size: 0 })
    expect(service.files.get(column)?.bytes.length).toBe(0)
  })

  test.each([
    ['shorter', megabytes(5) - 1],
    ['longer', megabytes(5) + 1],
  ])('only when content %s than said does not come to its end', async (_name, size) => {
    const service = await start()
    const short = put(inPieces(randomBytes(megabytes(5)), 65_536), { size })
    await expect(short).rejects.toMatchObject({ code: 'dataverse_invalid_value' })
    expect(service.files.size).toBe(0)
  })
})

describe.each([
  ['undici', undiciTransport()],
  ['fetch', fetchTransport()],
])('over %s a file is read', (_name, transport) => {
  test('in ranges, byte by byte what was written', async () => {
    const service = await start({ chunkSize: 3_000_000 }, transport)
    const bytes = randomBytes(megabytes(9))
    service.files.set(column, { bytes, fileName: 'a.pdf', mimeType: 'application/pdf' })
    const file = await get()
    expect(file).toMatchObject({ fileName: 'a.pdf', mimeType: 'application/pdf', size: bytes.length })
    expect(bytes.equals((await file?.bytes()) ?? new Uint8Array())).toBe(true)
    expect(asked()).toEqual([
      'GET COLUMN/$value bytes=0-4194303',
      'GET COLUMN/$value bytes=4194304-7194303',
      'GET COLUMN/$value bytes=7194304-9437183',
    ])
  })

  test('as one stream from a service that gives no ranges', async () => {
    const service = await start({ ranges: false }, transport)
    const bytes = randomBytes(megabytes(9))
    service.files.set(column, { bytes, fileName: 'a.pdf', mimeType: 'application/pdf' })
    const file = await get({ offset: 1_000_000, length: megabytes(6) })
    const read = (await file?.bytes()) ?? new Uint8Array()
    expect(bytes.subarray(1_000_000, 1_000_000 + megabytes(6)).equals(read)).toBe(true)
    expect(asked()).toEqual(['GET COLUMN/$value bytes=1000000-5194303', 'GET COLUMN/$value', 'GET COLUMN/$value'])
  })

  test.each([
    [0, 1],
    [99, 1],
    [10, 50],
    [90, 1_000],
  ])('from byte %d on, %d of them', async (offset, length) => {
    const service = await start({}, transport)
    const bytes = randomBytes(100)
    service.files.set(column, { bytes, fileName: 'a.pdf', mimeType: 'application/pdf' })
    const file = await get({ offset, length })
    expect(file?.size).toBe(100)
    expect(bytes.subarray(offset, offset + length).equals((await file?.bytes()) ?? new Uint8Array())).toBe(true)
  })
})

test.each([
  ['Žádost.pdf', Buffer.from('Žádost.pdf').toString('latin1')],
  ['café.pdf', 'café.pdf'],
])('the name %s is read from a header in either encoding', async (name, header) => {
  const service = await start({ headers: { 'x-ms-file-name': header } })
  service.files.set(column, { bytes: Buffer.of(1), fileName: header, mimeType: 'text/plain' })
  expect(await get()).toMatchObject({ fileName: name })
})

test('an image is its thumbnail, or full when asked for', async () => {
  const service = await start()
  service.files.set(`new_visits(${someId})/entityimage`, {
    bytes: Buffer.of(1),
    fileName: 'a.png',
    mimeType: 'image/png',
  })
  for (const imageSize of [undefined, 'thumbnail', 'full'] as const) {
    await fixture.client.downloadFile('new_visit', someId, 'entityimage', imageSize ? { imageSize } : {})
  }
  const path = `/api/data/v9.2/new_visits(${someId})/entityimage/$value`
  expect(fixture.requests().map(({ url }) => url)).toEqual([path, path, `${path}?size=full`])
})

test('a file is deleted', async () => {
  const service = await start()
  service.files.set(column, { bytes: Buffer.of(1), fileName: 'a.txt', mimeType: 'text/plain' })
  await fixture.client.deleteFile('new_visit', someId, 'new_contract')
  expect(service.files.size).toBe(0)
  expect(fixture.requests()[0]).toMatchObject({ method: 'DELETE', url: `/api/data/v9.2/${column}` })
})

test.each([{ offset: -1 }, { offset: 0.5 }, { length: 0 }, { length: Number.NaN }])(
  'the part %o of a file is refused before anything is sent',
  async (options) => {
    await start()
    const refused = fixture.client.downloadFile('new_visit', someId, 'new_contract', options)
    await expect(refused).rejects.toMatchObject({ code: 'dataverse_invalid_value' })
    expect(fixture.requests()).toEqual([])
  },
)
