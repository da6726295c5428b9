import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import {
  createGovernor,
  type DataverseClientOptions,
  type DownloadedFile,
  fetchTransport,
  type Transport,
  undiciTransport,
} from '@liaison/dataverse'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { fileService, type FileService, type FileServiceOptions } from './builders/file-service.ts'
import { type Handler, json, refusal } from './builders/http-service.ts'
import { manualClock } from './builders/manual-clock.ts'
import { someId } from './builders/tables.ts'

const column = `new_visits(${someId})/new_contract`
const chunkSize = 2_000_000
const bytes = randomBytes(9_000_000)

let fixture: ClientFixture
afterEach(() => fixture.service.stop())

/** `faults` by the number of the request, the first being 1; the others are answered properly. */
async function start(
  faults: Record<number, Handler> = {},
  files: FileServiceOptions = {},
  options: Partial<DataverseClientOptions> = {},
): Promise<FileService> {
  fixture = await startClient(options)
  const service = fileService({ chunkSize, ...files })
  service.files.set(column, { bytes, fileName: 'a.pdf', mimeType: 'application/pdf' })
  let number = 0
  fixture.inTurn((request, response) => (faults[++number] ?? service.handle)(request, response))
  return service
}

const get = async (
  options: { signal?: AbortSignal; deadlineMs?: number; length?: number } = {},
): Promise<DownloadedFile> => {
  const file = await fixture.client.downloadFile('new_visit', someId, 'new_contract', options)
  if (!file) throw new Error('There is no file')
  return file
}
const isWhole = (read: Uint8Array): boolean => bytes.equals(read)
const ranges = (): (string | undefined)[] => fixture.requests().map(({ headers }) => headers.range)

const told = (extra: Record<string, string> = {}): Record<string, string> => ({
  'x-ms-file-size': String(bytes.length),
  'x-ms-file-name': 'a.pdf',
  mimetype: 'application/pdf',
  ...extra,
})
/** So many bytes of what was promised, then the connection is gone. */
const cutAfter =
  (status: number, from: number, count: number, promised?: number): Handler =>
  (_request, response) => {
    const length = promised === undefined ? {} : { 'content-length': String(promised) }
    response.writeHead(status, told(length))
    response.write(bytes.subarray(from, from + count), () => response.socket?.end(() => response.destroy()))
  }
const page: Handler = (_request, response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')
const whole: Handler = (_request, response) => response.writeHead(200, told()).end(bytes)

describe('a range', () => {
  test.each([
    ['cut off', cutAfter(206, 4_194_304, 5_000, chunkSize)],
    ['cut off before its first byte', ((_request, response) => response.destroy()) as Handler],
    [
      'refused for the rate',
      ((_, response) => json(response, 429, refusal('0x80072322'), { 'retry-after': '3' })) as Handler,
    ],
    ['failed by a gateway', ((_, response) => response.writeHead(502).end('<html>Bad gateway</html>')) as Handler],
    ['answered by a page', page],
    ['empty', ((_, response) => response.writeHead(206, told()).end()) as Handler],
    [
      'another one than asked for',
      ((_, response) =>
        response.writeHead(206, told({ 'content-range': 'bytes 0-9/9000000' })).end(bytes.subarray(0, 10))) as Handler,
    ],
  ])('that is %s is asked for again, and the file is what it was', async (_name, fault) => {
    await start({ 2: fault })
    expect(isWhole(await (await get()).bytes())).toBe(true)
    expect(ranges()).toEqual([
      'bytes=0-4194303',
      'bytes=4194304-6194303',
      'bytes=4194304-6194303',
      'bytes=6194304-8194303',
      'bytes=8194304-8999999',
    ])
  })

  test('that is shorter than asked for is gone on from', async () => {
    await start({ 2: (_, response) => response.writeHead(206, told()).end(bytes.subarray(4_194_304, 4_194_305)) })
    expect(isWhole(await (await get()).bytes())).toBe(true)
    expect(ranges()[2]).toBe('bytes=4194305-6194304')
  })

  test.each([
    ['size', { 'x-ms-file-size': '9000001' }],
    ['name', { 'x-ms-file-name': 'b.pdf' }],
    ['version', { etag: 'W/"2"' }],
  ])('of a file of another %s is not mixed with the first', async (_name, extra) => {
    await start({
      2: (_, response) => response.writeHead(206, told(extra)).end(bytes.subarray(4_194_304, 6_194_304)),
    })
    await expect((await get()).bytes()).rejects.toMatchObject({ code: 'dataverse_row_changed' })
  })

  test('that never comes ends the reading with what is wrong', async () => {
    const cut: Handler = (_, response) => response.destroy()
    await start({ 2: cut, 3: cut, 4: cut, 5: cut })
    await expect((await get()).bytes()).rejects.toMatchObject({ code: 'dataverse_connection_lost', effect: 'none' })
    expect(ranges()).toHaveLength(5)
  })

  test.each([
    ['empty', Buffer.of()],
    ['longer than the file', bytes.subarray(0, 5_000_000)],
  ])('that is always %s ends the reading', async (_name, wrong) => {
    const always: Handler = (_, response) => response.writeHead(206, told()).end(wrong)
    await start({ 2: always, 3: always, 4: always, 5: always })
    await expect((await get()).bytes()).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
    expect(ranges()).toHaveLength(5)
  })

  test('must tell the size of the file', async () => {
    await start({}, { headers: { 'x-ms-file-size': undefined } })
    await expect(get()).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
  })
})

describe.each([
  ['undici', undiciTransport()],
  ['fetch', fetchTransport()],
])('over %s a file that comes as a whole', (_name, transport) => {
  test('and is cut off goes on in ranges where the service has come to give them', async () => {
    await start({ 1: whole, 2: cutAfter(200, 0, 5_000_000, bytes.length) }, {}, { transport })
    expect(isWhole(await (await get()).bytes())).toBe(true)
    expect(ranges().slice(0, 2)).toEqual(['bytes=0-4194303', undefined])
    const at = Number(/^bytes=(\d+)-/.exec(ranges()[2] ?? '')?.[1])
    // As far as it had come: what was under way when the connection broke may be gone.
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThanOrEqual(5_000_000)
  })

  test.each([
    ['with its length told', bytes.length],
    ['in pieces of unknown number', undefined],
  ])('and is cut off, %s, is not taken for whole', async (_case, promised) => {
    await start({ 2: whole, 3: cutAfter(200, 0, 5_000_000, promised) }, { ranges: false }, { transport })
    await expect((await get()).bytes()).rejects.toMatchObject({ code: 'dataverse_connection_lost', sent: true })
  })

  test('and ends before its time without a sign of it is not taken for whole', async () => {
    const short: Handler = (_, response) => {
      response.writeHead(200, told())
      response.write(bytes.subarray(0, 5_000_000))
      response.end()
    }
    await start({ 2: whole, 3: short }, { ranges: false }, { transport })
    await expect((await get()).bytes()).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
  })

  test('counts as under way until its end, and not before it is read', async () => {
    const governor = createGovernor()
    await start({}, { ranges: false }, { transport, governor })
    const file = await get()
    expect(governor.state().running).toBe(0)
    const running: number[] = []
    for await (const _piece of file.stream()) running.push(governor.state().running)
    expect(new Set(running)).toEqual(new Set([1]))
    expect(governor.state().running).toBe(0)
    expect(fixture.events.filter(({ event }) => event === 'dataverse.request_finished')).toHaveLength(3 + 1)
  })

  test('is let go of by a reader who has had enough, and so is its connection', async () => {
    const governor = createGovernor()
    let close = (): void => undefined
    const closed = new Promise<void>((resolve) => (close = resolve))
    const stalled: Handler = (_, response) => {
      response.once('close', close).writeHead(200, told()).write(bytes.subarray(0, 5_000_000))
    }
    await start({ 1: whole, 2: stalled }, {}, { transport, governor })
    for await (const _piece of (await get()).stream()) break
    expect(governor.state().running).toBe(0)
    await closed
  })

  test('is not waited for beyond what is wanted', async () => {
    const stalled: Handler = (_, response) => {
      response.writeHead(200, told()).write(bytes.subarray(0, 5_000_000))
    }
    await start({ 1: whole, 2: stalled }, {}, { transport })
    const file = await get({ length: 4_500_000 })
    expect(bytes.subarray(0, 4_500_000).equals(await file.bytes())).toBe(true)
  })

  test('that does not go on ends when its caller gives up, whatever the transport does', async () => {
    const stalled: Handler = (_, response) => {
      response.writeHead(200, told()).write(bytes.subarray(0, 5_000_000))
    }
    const deaf: Transport = async ({ signal: _signal, ...request }) => transport(request)
    await start({ 1: whole, 2: stalled }, {}, { transport: deaf })
    const caller = new AbortController()
    const file = await get({ signal: caller.signal })
    let read = 0
    const reading = (async () => {
      for await (const piece of file.stream()) {
        read += piece.length
        // Everything has come, and nothing else will.
        if (read === 5_000_000) setImmediate(() => caller.abort())
      }
    })()
    await expect(reading).rejects.toMatchObject({ code: 'dataverse_aborted' })
  })

  test('ends when its caller gives up', async () => {
    const governor = createGovernor()
    await start({}, { ranges: false }, { transport, governor })
    const caller = new AbortController()
    const file = await get({ signal: caller.signal })
    const reading = (async () => {
      for await (const _piece of file.stream()) caller.abort()
    })()
    await expect(reading).rejects.toMatchObject({ code: 'dataverse_aborted', effect: 'none' })
    expect(governor.state().running).toBe(0)
  })

  test('ends when its deadline passes', async () => {
    const clock = manualClock()
    await start({}, { ranges: false }, { transport, clock })
    const file = await get({ deadlineMs: 1_000 })
    const reading = (async () => {
      for await (const _piece of file.stream()) await clock.advance(1_000)
    })()
    await expect(reading).rejects.toMatchObject({ code: 'dataverse_deadline_exceeded', effect: 'none' })
    expect(clock.sleeping()).toBe(0)
  })
})

test('a transport that cannot stream holds the file in memory, and it is whole', async () => {
  const undici = undiciTransport()
  await start(
    {},
    { ranges: false },
    {
      transport: async (request) => {
        const reply = await undici(request)
        const { status, headers } = reply
        return { status, headers, text: async () => reply.text(), bytes: async () => reply.bytes() }
      },
    },
  )
  expect(isWhole(await (await get()).bytes())).toBe(true)
})

test('a file is copied as it comes where one request at a time is allowed', async () => {
  const service = await start({}, {}, { governor: createGovernor({ maxConcurrency: 1 }) })
  const file = await get()
  const { size } = file
  await fixture.client.uploadFile('new_visit', someId, 'entityimage', file.stream(), { fileName: 'a.png', size })
  const copy = service.files.get(`new_visits(${someId})/entityimage`)
  expect(isWhole(copy?.bytes ?? Buffer.of())).toBe(true)
})

test('the same file can be read twice', async () => {
  await start()
  const file = await get()
  expect(isWhole(await file.bytes())).toBe(true)
  expect(isWhole(await file.bytes())).toBe(true)
})

test('a page that is the file is one', async () => {
  const service = await start({}, { headers: { 'content-type': 'text/html' } })
  service.files.set(column, { bytes: Buffer.from('<html>'), fileName: 'a.html', mimeType: 'text/html' })
  expect(Buffer.from(await (await get()).bytes()).toString()).toBe('<html>')
})

test('a page in the place of the file is none', async () => {
  await start({ 1: page, 2: page, 3: page, 4: page })
  await expect(get()).rejects.toMatchObject({ code: 'dataverse_malformed_reply', status: 200 })
})

test('a column without a file, and a row that is none, are two things', async () => {
  const service = await start()
  service.files.delete(column)
  expect(await fixture.client.downloadFile('new_visit', someId, 'new_contract')).toBeUndefined()
  fixture.inTurn((_, response) => json(response, 404, refusal('0x80040217', 'Does not exist.')))
  await expect(get()).rejects.toMatchObject({ code: 'dataverse_row_not_found' })
})

test('a small file that comes as a whole and has not the bytes it should have is none', async () => {
  const short: Handler = (_, response) =>
    response.writeHead(200, told({ 'x-ms-file-size': '1000' })).end(bytes.subarray(0, 999))
  await start({ 1: short, 2: short, 3: short, 4: short })
  await expect(get()).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
})

test('a file without a byte is one', async () => {
  const service = await start()
  service.files.set(column, { bytes: Buffer.alloc(0), fileName: 'a.txt', mimeType: 'text/plain' })
  const file = await get()
  expect(file).toMatchObject({ size: 0, fileName: 'a.txt' })
  expect(await file.bytes()).toHaveLength(0)
})
