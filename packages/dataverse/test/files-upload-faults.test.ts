import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { type FileContent, TransportError } from '@liaison/dataverse'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { fileService, type FileService, type FileServiceOptions } from './builders/file-service.ts'
import { type Handler, json, refusal } from './builders/http-service.ts'
import { someId } from './builders/tables.ts'

const column = `new_visits(${someId})/new_contract`
const chunkSize = 1_000_000
const bytes = randomBytes(3_500_000)

let fixture: ClientFixture
afterEach(() => fixture.service.stop())

/** `faults` by the number of the request, the first being 1; the others are answered properly. */
async function start(faults: Record<number, Handler> = {}, options: FileServiceOptions = {}): Promise<FileService> {
  fixture = await startClient()
  const service = fileService({ chunkSize, ...options })
  let number = 0
  fixture.inTurn((request, response) => (faults[++number] ?? service.handle)(request, response))
  return service
}

const put = (content: FileContent = bytes) =>
  fixture.client.uploadFile('new_visit', someId, 'new_contract', content, {
    fileName: 'a.pdf',
    singleRequestMaxBytes: chunkSize,
  })

const ranges = (): (string | undefined)[] => fixture.requests().map(({ headers }) => headers['content-range'])

const cut: Handler = (_request, response) => response.destroy()
const throttle: Handler = (_request, response) =>
  json(response, 429, refusal('0x80072322', 'Too many.'), { 'retry-after': '7' })
const fail: Handler = (_request, response) => json(response, 503, refusal('0x80040216', 'Later.'))
const page: Handler = (_request, response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')

describe('a chunk', () => {
  test('that was refused for the rate is sent again when the time has come, and once', async () => {
    const service = await start({ 3: throttle })
    await put()
    expect(service.files.get(column)?.bytes.equals(bytes)).toBe(true)
    expect(ranges()).toEqual([
      undefined,
      'bytes 0-999999/3500000',
      'bytes 1000000-1999999/3500000',
      'bytes 1000000-1999999/3500000',
      'bytes 2000000-2999999/3500000',
      'bytes 3000000-3499999/3500000',
    ])
    expect(fixture.waits).toEqual([7_000])
  })

  test.each([
    ['connection', cut, 'dataverse_connection_lost'],
    ['gateway', fail, 'dataverse_service_failed'],
  ])('that a lost %s may have taken is not sent again, and no later one either', async (_name, fault, code) => {
    const service = await start({ 3: fault })
    await expect(put()).rejects.toMatchObject({ code, effect: 'unknown' })
    expect(ranges()).toHaveLength(3)
    expect(service.files.size).toBe(0)
  })

  test.each([
    ['a page', 3, page],
    ['that all is done before the end', 3, ((_, response) => response.writeHead(204).end()) as Handler],
    ['that more is wanted at the end', 5, ((_, response) => response.writeHead(206).end()) as Handler],
  ])('answered by %s is not taken for written', async (_name, at, fault) => {
    await start({ [at]: fault })
    await expect(put()).rejects.toMatchObject({ code: 'dataverse_malformed_reply', effect: 'unknown' })
    expect(ranges()).toHaveLength(at)
  })
})

describe('the place to which chunks are sent', () => {
  test.each([
    ['another host', () => 'https://evil.example/api/data/v9.2/x?sessiontoken=1'],
    ['another port', (path: string) => `http://127.0.0.1:1${path}`],
    ['another scheme', (path: string) => fixture.service.url.replace('http:', 'https:') + path],
    ['no address', () => 'https://['],
  ])('gets no token and no byte when it is %s', async (_name, location) => {
    const service = await start({}, { location })
    await expect(put()).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
    expect(ranges()).toHaveLength(1)
    expect(service.files.size).toBe(0)
  })

  test.each([
    ['without the host', (path: string) => path],
    ['without the first slash', (path: string) => path.slice(1)],
    ['as if of another host, yet relative', (path: string) => `/${path}`],
  ])('is on the environment when it is told %s', async (_name, location) => {
    const service = await start({}, { location })
    await put()
    expect(service.files.get(column)?.bytes.equals(bytes)).toBe(true)
  })

  test('has to be told', async () => {
    await start({}, { headers: { location: undefined } })
    await expect(put()).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
    expect(ranges()).toEqual([undefined, undefined, undefined, undefined])
  })
})

test.each([undefined, '0', '-1', 'many', '99999999999'])(
  'chunks are of 4 MiB where the service recommends %s',
  async (recommended) => {
    const service = await start({}, { chunkSize: 4_194_304, headers: { 'x-ms-chunk-size': recommended } })
    const content = randomBytes(5_000_000)
    await put(content)
    expect(ranges()).toEqual([undefined, 'bytes 0-4194303/5000000', 'bytes 4194304-4999999/5000000'])
    expect(service.files.get(column)?.bytes.equals(content)).toBe(true)
  },
)

async function* unsized(): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < 3; at++) yield bytes
}

describe('a block', () => {
  test.each([
    ['connection', cut],
    ['gateway', fail],
    ['reply', page],
  ])('whose %s was lost is sent again under another id, and the file has it once', async (_name, fault) => {
    let lost = ''
    const service = await start({
      3: (request, response) => {
        lost = (JSON.parse(request.body) as { BlockId: string }).BlockId
        // It did arrive.
        service.blocks.set(lost, Buffer.from('not to be used'))
        return fault(request, response)
      },
    })
    expect(await put(unsized())).toEqual({ size: 3 * bytes.length })
    expect(service.files.get('blocks')?.bytes.equals(Buffer.concat([bytes, bytes, bytes]))).toBe(true)
    expect(lost).not.toBe('')
    expect(service.commits[0]?.['BlockList']).not.toContain(lost)
  })

  test('that never arrives leaves nothing behind: the file was not named', async () => {
    const service = await start({ 2: cut, 3: cut, 4: cut, 5: cut })
    await expect(put(unsized())).rejects.toMatchObject({ code: 'dataverse_connection_lost', effect: 'none' })
    expect(service.commits).toEqual([])
  })
})

describe('the last message of an upload', () => {
  test('is not sent again when its reply is lost: the file may be there', async () => {
    const service = await start({ 5: cut })
    await expect(put(unsized())).rejects.toMatchObject({ code: 'dataverse_connection_lost', effect: 'unknown' })
    expect(fixture.requests()).toHaveLength(5)
    expect(service.blocks.size).toBe(3)
  })

  test('must tell of as many bytes as were sent', async () => {
    await start({ 5: (_request, response) => json(response, 200, { FileSizeInBytes: 17, FileId: 'f' }) })
    await expect(put(unsized())).rejects.toMatchObject({ code: 'dataverse_malformed_reply', effect: 'unknown' })
  })
})

test.each([
  ['a small file', Buffer.from('small'), 'PATCH'],
  ['the token of an upload', unsized(), 'POST'],
])('a page in the place of %s is told', async (_name, content, method) => {
  await start({ 1: page, 2: page, 3: page, 4: page })
  const failed = put(content)
  await expect(failed).rejects.toMatchObject({ code: 'dataverse_malformed_reply', request: { method } })
})

test('content that breaks off is told as it is, and the source is closed', async () => {
  let closed = false
  async function* breaking(): AsyncGenerator<Uint8Array> {
    try {
      yield bytes
      yield bytes
      throw new Error('the disk is gone')
    } finally {
      closed = true
    }
  }
  const service = await start()
  await expect(put(breaking())).rejects.toThrow('the disk is gone')
  expect(closed).toBe(true)
  expect(service.commits).toEqual([])
})

test('a source is closed when the service refuses', async () => {
  let closed = false
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield bytes
    } finally {
      closed = true
    }
  }
  await start({
    2: (_request, response) => json(response, 400, refusal('0x80044a02', 'Attachment file size is too big.')),
  })
  await expect(put(endless())).rejects.toMatchObject({
    code: 'dataverse_invalid_request',
    serviceCode: '0x80044a02',
    help: expect.stringMatching(/MaxSizeInKB.*maxuploadfilesize/s) as string,
  })
  expect(closed).toBe(true)
})

test.each(['uploadFile', 'uploadAttachment'] as const)(
  'a caller of %s can give up while the content does not come',
  async (method) => {
    await start()
    const caller = new AbortController()
    const { signal } = caller
    async function* stuck(): AsyncGenerator<Uint8Array> {
      yield bytes
      caller.abort()
      await new Promise(() => undefined)
    }
    const options = { fileName: 'a.pdf', signal }
    const given =
      method === 'uploadFile'
        ? fixture.client.uploadFile('new_visit', someId, 'new_contract', stuck(), options)
        : fixture.client.uploadAttachment('annotation', {}, stuck(), options)
    await expect(given).rejects.toMatchObject({ code: 'dataverse_aborted', effect: 'none' })
    expect(fixture.requests()).toEqual([])
  },
)

test('a caller can give up between chunks', async () => {
  const service = await start()
  const caller = new AbortController()
  const given = fixture.client.uploadFile('new_visit', someId, 'new_contract', bytes, {
    fileName: 'a.pdf',
    signal: caller.signal,
    singleRequestMaxBytes: 1,
    onProgress: () => caller.abort(),
  })
  await expect(given).rejects.toBeInstanceOf(TransportError)
  await expect(given).rejects.toMatchObject({ code: 'dataverse_aborted' })
  expect(ranges()).toHaveLength(2)
  expect(service.files.size).toBe(0)
})

test.each([
  ['text in a stream', new Blob(['text']).stream().pipeThrough(new TextDecoderStream()) as never, 'a.pdf'],
  ['no name', bytes, ''],
])('%s is refused before anything is sent', async (_name, content, fileName) => {
  await start()
  const refused = fixture.client.uploadFile('new_visit', someId, 'new_contract', content, { fileName })
  await expect(refused).rejects.toMatchObject({ code: 'dataverse_invalid_value' })
  expect(fixture.requests()).toEqual([])
})

test('a column that holds no file is told before anything is sent', async () => {
  await start()
  const refused = fixture.client.uploadFile('new_visit', someId, 'new_name', bytes, { fileName: 'a.pdf' })
  await expect(refused).rejects.toMatchObject({
    code: 'dataverse_invalid_value',
    fields: [{ column: 'new_name', label: 'new_name', problem: 'holds no file' }],
  })
  expect(fixture.requests()).toEqual([])
})
