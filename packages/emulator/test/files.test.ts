import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { binary, bytesOf, errorOf, type WebApi, someBytes as bytes, startWebApi } from './web-api.ts'

let emulator: Emulator
let api: WebApi['api']
let post: WebApi['post']
let id: string

beforeAll(async () => {
  ;({ emulator, api, post } = await startWebApi())
})
beforeEach(() => {
  id = emulator.rows.insert('bw_siteassessment', { bw_name: 'North roof' })
})
afterAll(() => emulator.stop())

const column = (): string => `bw_siteassessments(${id})/bw_report`
const upload = async (content: Buffer, name = 'roof.pdf'): Promise<Response> =>
  api(column(), binary(content, { 'x-ms-file-name': name }))

describe('a file in one request', () => {
  test('the column reads as the id of the file, its companion as the name', async () => {
    const content = bytes(70_000)
    const reply = await upload(content)
    expect([reply.status, await reply.text()]).toEqual([204, ''])
    const row = await api(`bw_siteassessments(${id})?$select=bw_name,bw_report,bw_report_name`)
    const read = (await row.json()) as Record<string, string>
    expect(read).toMatchObject({ bw_name: 'North roof', bw_report_name: 'roof.pdf' })
    const [attachment] = emulator.rows
      .list('fileattachment')
      .filter((each) => each['fileattachmentid'] === read['bw_report'])
    expect(attachment).toMatchObject({
      filename: 'roof.pdf',
      mimetype: 'application/pdf',
      filesizeinbytes: 70_000,
      regardingfieldname: 'bw_report',
      objectid: { table: 'bw_siteassessment', id },
    })
    expect(JSON.stringify(attachment)).not.toContain(content.toString('base64').slice(0, 40))
  })

  test('its bytes come back as they were, every one of the 256, with the facts in headers', async () => {
    const content = bytes(1000)
    await upload(content)
    const reply = await api(`${column()}/$value`)
    expect(reply.status).toBe(200)
    expect(await bytesOf(reply)).toEqual(content)
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'x-ms-file-size': '1000',
      'x-ms-file-name': 'roof.pdf',
      mimetype: 'application/pdf',
      'access-control-expose-headers': 'x-ms-file-size; x-ms-file-name; mimetype',
    })
  })

  test('a second upload takes the place of the first, whose bytes and description go', async () => {
    await upload(bytes(10), 'first.txt')
    await upload(bytes(20), 'second.txt')
    const reply = await api(`${column()}/$value`)
    expect([reply.headers.get('x-ms-file-name'), (await bytesOf(reply)).length]).toEqual(['second.txt', 20])
    const kept = emulator.rows.list('fileattachment').filter((each) => (each['objectid'] as { id: string }).id === id)
    expect(kept.map((each) => each['filename'])).toEqual(['second.txt'])
  })

  test('a file of more than MaxSizeInKB is refused and the column stays as it was', async () => {
    const definition = await api(
      "EntityDefinitions(LogicalName='bw_siteassessment')/Attributes(LogicalName='bw_report')/Microsoft.Dynamics.CRM.FileAttributeMetadata?$select=MaxSizeInKB",
    )
    expect(await definition.json()).toMatchObject({ MaxSizeInKB: 32_768 })
    const reply = await upload(Buffer.alloc(32_768 * 1024 + 1))
    expect(reply.status).toBe(400)
    expect(await errorOf(reply)).toEqual({ code: '0x80044a02', message: 'Attachment file size is too big.' })
    expect((await api(`${column()}/$value`)).status).toBe(204)
  })

  test('the name in the query may be of any alphabet', async () => {
    const reply = await api(`${column()}?x-ms-file-name=${encodeURIComponent('Dachfläche Nord.pdf')}`, binary(bytes(5)))
    expect(reply.status).toBe(204)
    const row = await api(`bw_siteassessments(${id})?$select=bw_report_name`)
    expect(await row.json()).toMatchObject({ bw_report_name: 'Dachfläche Nord.pdf' })
  })

  test('DELETE empties the column, and deleting the row takes its file along', async () => {
    await upload(bytes(5))
    expect((await api(column(), { method: 'DELETE' })).status).toBe(204)
    expect((await api(`${column()}/$value`)).status).toBe(204)
    await upload(bytes(5))
    await api(`bw_siteassessments(${id})`, { method: 'DELETE' })
    const left = emulator.rows.list('fileattachment').filter((each) => (each['objectid'] as { id: string }).id === id)
    expect(left).toEqual([])
  })

  test('create and update leave the column alone', async () => {
    await upload(bytes(5))
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ bw_name: 'South roof', bw_report_name: 'renamed.pdf' })
    const reply = await api(`bw_siteassessments(${id})`, { method: 'PATCH', headers: json, body })
    expect(reply.status).toBe(204)
    const row = await api(`bw_siteassessments(${id})?$select=bw_name,bw_report_name`)
    expect(await row.json()).toMatchObject({ bw_name: 'South roof', bw_report_name: 'roof.pdf' })
  })

  test('facts about the files of a row come by the relationship to their table', async () => {
    await upload(bytes(5))
    const reply = await api(
      `bw_siteassessments(${id})?$select=bw_name&$expand=bw_siteassessment_FileAttachments($select=filename,filesizeinbytes,mimetype)`,
    )
    const { bw_siteassessment_FileAttachments: files } = (await reply.json()) as Record<string, object[]>
    expect(files).toMatchObject([{ filename: 'roof.pdf', filesizeinbytes: 5, mimetype: 'application/pdf' }])
  })
})

describe('a file in chunks', () => {
  const open = async (name = 'large.bin'): Promise<Response> =>
    api(`${column()}?x-ms-file-name=${name}`, { method: 'PATCH', headers: { 'x-ms-transfer-mode': 'chunked' } })
  const chunk = async (location: string, content: Buffer, range: string): Promise<Response> =>
    api(location, binary(content, { 'content-range': range, 'x-ms-file-name': 'large.bin' }))

  test('every chunk but the last is answered 206, the last 204, and then the file is there', async () => {
    const opened = await open()
    expect([opened.status, opened.headers.get('x-ms-chunk-size'), opened.headers.get('accept-ranges')]).toEqual([
      200,
      '4194304',
      'bytes',
    ])
    const location = opened.headers.get('location')!
    expect(location).toMatch(/\/bw_report\?sessiontoken=./)
    const content = bytes(2500)
    const first = await chunk(location, content.subarray(0, 1000), 'bytes 0-999/2500')
    const second = await chunk(location, content.subarray(1000, 2000), 'bytes 1000-1999/2500')
    expect((await api(`${column()}/$value`)).status).toBe(204)
    const last = await chunk(location, content.subarray(2000), 'bytes 2000-2499/2500')
    expect([first.status, second.status, last.status]).toEqual([206, 206, 204])
    expect(await bytesOf(await api(`${column()}/$value`))).toEqual(content)
  })

  test.each([
    ['0-4/10', 'without its unit'],
    ['bytes 0-5/10', 'that is not as long as the chunk'],
    ['bytes 6-10/10', 'past the end'],
    ['', 'that is missing'],
  ])('a range %j %s is answered 416', async (range) => {
    const location = (await open()).headers.get('location')!
    expect((await chunk(location, bytes(5), range)).status).toBe(416)
  })

  test('a total of more than MaxSizeInKB is refused at the first chunk', async () => {
    const location = (await open()).headers.get('location')!
    const reply = await chunk(location, bytes(5), `bytes 0-4/${32_768 * 1024 + 1}`)
    expect([reply.status, await errorOf(reply)]).toMatchObject([400, { code: '0x80044a02' }])
  })

  test('a chunk out of its turn and a token of nobody are refused by name', async () => {
    const location = (await open()).headers.get('location')!
    const early = await chunk(location, bytes(5), 'bytes 5-9/10')
    expect([early.status, await errorOf(early)]).toMatchObject([
      501,
      { message: expect.stringContaining('another order') },
    ])
    const unknown = await chunk(`${column()}?sessiontoken=none`, bytes(5), 'bytes 0-4/10')
    expect([unknown.status, await errorOf(unknown)]).toMatchObject([501, { message: expect.stringContaining('token') }])
  })

  test('ranges of the content are read one by one, the last one cut at the end', async () => {
    const content = bytes(2500)
    await upload(content)
    const part = async (range: string): Promise<Response> => api(`${column()}/$value`, { headers: { range } })
    const first = await part('bytes=0-999')
    expect([first.status, first.headers.get('x-ms-file-size'), first.headers.get('x-ms-chunk-size')]).toEqual([
      206,
      '2500',
      '4194304',
    ])
    const last = await part('bytes=2000-9999')
    expect(await bytesOf(first)).toEqual(content.subarray(0, 1000))
    expect([last.status, await bytesOf(last)]).toEqual([206, content.subarray(2000)])
    expect((await part('bytes=2500-2600')).status).toBe(416)
  })
})

describe('kinds of files', () => {
  afterEach(() => emulator.rows.update('organization', emulator.organizationId, { allowedmimetypes: null }))
  const note = async (filename: string, mimetype = 'text/plain'): Promise<Response> =>
    post('annotations', { subject: 'A file', filename, mimetype, documentbody: 'QUJD' })
  const blocked = {
    code: '0x80043e09',
    message: 'The attachment is either not a valid type or is too large. It cannot be uploaded or downloaded.',
  }

  test('extensions that the organisation blocks are taken neither in columns nor in notes', async () => {
    const files = (): number => emulator.rows.count('fileattachment')
    const before = files()
    const inColumn = await upload(bytes(5), 'setup.EXE')
    expect([inColumn.status, await errorOf(inColumn), files()]).toEqual([400, blocked, before])
    const inNote = await note('setup.exe')
    expect([inNote.status, await errorOf(inNote)]).toEqual([400, blocked])
    const organisation = await api('organizations?$select=blockedattachments')
    expect(((await organisation.json()) as { value: { blockedattachments: string }[] }).value[0]).toMatchObject({
      blockedattachments: expect.stringMatching(/^ade;adp;.*;exe;.*;svg$/),
    })
  })

  test('spaces around what is blocked mean nothing', async () => {
    emulator.rows.update('organization', emulator.organizationId, { blockedattachments: 'bat; exe ;' })
    const refused = await note('setup.exe')
    expect([refused.status, await errorOf(refused)]).toEqual([400, blocked])
    expect((await note('setup')).status).toBe(204)
  })

  test('MIME types are blocked one by one, and a list of allowed ones counts for more', async () => {
    emulator.rows.update('organization', emulator.organizationId, { blockedmimetypes: 'image/svg+xml' })
    const svg = await note('drawing.txt', 'image/svg+xml')
    expect([svg.status, await errorOf(svg)]).toEqual([
      400,
      { code: '0x80072522', message: 'Operation not allowed as mime type image/svg+xml is blocked.' },
    ])
    emulator.rows.update('organization', emulator.organizationId, { allowedmimetypes: 'application/pdf' })
    const text = await note('a.txt')
    expect([text.status, await errorOf(text)]).toEqual([
      400,
      { code: '0x80072521', message: 'Operation not allowed as mime type text/plain is not in the allow list.' },
    ])
    expect((await note('a.pdf', 'application/pdf')).status).toBe(204)
  })
})
