import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DataverseClient, type FileContent, lookup } from '@liaison/dataverse'
import { type EmulatedClient, startEmulatedClient } from './builders/emulated-client.ts'

let emulated: EmulatedClient
let client: DataverseClient
let id: string
beforeAll(async () => {
  emulated = await startEmulatedClient()
  client = emulated.clientFor('ada')
})
beforeEach(async () => {
  id = randomUUID()
  await client.create('bw_siteassessment', { bw_name: 'North roof' }, { id })
  emulated.requests.length = 0
})
afterAll(() => emulated.stop())

const asked = (): string[] =>
  emulated.requests.map(
    ({ method, url }) => `${method} ${url.replace(/^.*\/v9\.2\//, '').replace(/[(?].*?(?=\/|$)/, '')}`,
  )

async function* unsized(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 777_777) yield bytes.subarray(at, at + 777_777)
}

const inMemory = (bytes: Uint8Array): FileContent => bytes
const inBlob = (bytes: Uint8Array): FileContent => new Blob([new Uint8Array(bytes)])
const ways: [string, number, (bytes: Uint8Array) => FileContent, { mimeType?: string; fileName?: string }, string][] = [
  ['one byte', 1, inMemory, {}, 'application/pdf'],
  ['one request', 4_194_304, inMemory, {}, 'application/pdf'],
  ['chunks, the last of one byte', 4_194_305, inMemory, {}, 'application/pdf'],
  ['chunks, the last a whole one', 8_388_608, inBlob, {}, 'application/pdf'],
  ['blocks, of a stream', 9_000_001, unsized, {}, 'application/octet-stream'],
  ['blocks, for its type', 10_000, inMemory, { mimeType: 'application/x-roof' }, 'application/x-roof'],
  ['blocks, for its name', 10_000, inMemory, { fileName: 'Žádost o dílo.pdf' }, 'application/octet-stream'],
]

describe('a file column', () => {
  test.each(ways)('gives back what was written in %s', async (_name, size, content, options, mimeType) => {
    const bytes = randomBytes(size)
    const fileName = options.fileName ?? 'roof.pdf'
    expect(
      await client.uploadFile('bw_siteassessment', id, 'bw_report', content(bytes), { ...options, fileName }),
    ).toEqual({ size })
    const file = await client.downloadFile('bw_siteassessment', id, 'bw_report')
    expect(file).toMatchObject({ size, mimeType })
    expect(bytes.equals((await file?.bytes()) ?? Buffer.of())).toBe(true)
    const row = await client.retrieve('bw_siteassessment', id, { select: ['bw_report', 'bw_report_name'] })
    expect(row).toMatchObject({ bw_report: expect.any(String) as string, bw_report_name: fileName })
  })

  test('is empty at first, and again when its file is deleted', async () => {
    expect(await client.downloadFile('bw_siteassessment', id, 'bw_report')).toBeUndefined()
    await client.uploadFile('bw_siteassessment', id, 'bw_report', randomBytes(10), { fileName: 'a.txt' })
    await client.deleteFile('bw_siteassessment', id, 'bw_report')
    expect(await client.downloadFile('bw_siteassessment', id, 'bw_report')).toBeUndefined()
  })

  test('is copied from one row to another as it comes', async () => {
    const [bytes, other] = [randomBytes(9_000_000), randomUUID()]
    await client.create('bw_siteassessment', { bw_name: 'South roof' }, { id: other })
    await client.uploadFile('bw_siteassessment', id, 'bw_report', bytes, { fileName: 'roof.pdf' })
    const file = await client.downloadFile('bw_siteassessment', id, 'bw_report')
    if (!file) throw new Error('There is no file')
    const { fileName = 'copy', size } = file
    expect({ fileName, size }).toEqual({ fileName: 'roof.pdf', size: bytes.length })
    await client.uploadFile('bw_siteassessment', other, 'bw_report', file.stream(), { fileName, size })
    const copy = await client.downloadFile('bw_siteassessment', other, 'bw_report')
    expect(bytes.equals((await copy?.bytes()) ?? Buffer.of())).toBe(true)
  })
})

describe('a note', () => {
  const aNote = async (bytes: Uint8Array) => {
    const account = randomUUID()
    await client.create('account', { name: 'Contoso' }, { id: account })
    const values = { subject: 'Offer', notetext: 'As agreed', objectid: lookup('account', account) }
    return client.uploadAttachment('annotation', values, bytes, { fileName: 'offer.pdf', mimeType: 'application/pdf' })
  }

  test.each([
    ['in its row', 100_000, 'POST annotations'],
    ['in blocks', 9_000_000, 'POST CommitAnnotationBlocksUpload'],
  ])('gives back what was written %s', async (_name, size, last) => {
    const { organizationId } = await client.whoAmI()
    await client.update('organization', organizationId, { maxuploadfilesize: 131_072_000 })
    const bytes = randomBytes(size)
    const note = await aNote(bytes)
    expect(note.size).toBe(size)
    expect(asked()).toContain(last)
    const row = await client.retrieve('annotation', note.id, { select: ['subject', 'notetext', 'objectid'] })
    expect(row).toMatchObject({ subject: 'Offer', notetext: 'As agreed' })
    const file = await client.downloadAttachment('annotation', note.id)
    expect(file).toMatchObject({ fileName: 'offer.pdf', mimeType: 'application/pdf', size })
    expect(bytes.equals((await file?.bytes()) ?? Buffer.of())).toBe(true)
  })

  test('larger than the organisation allows is refused', async () => {
    const { organizationId } = await client.whoAmI()
    await client.update('organization', organizationId, { maxuploadfilesize: 5_242_880 })
    await expect(aNote(randomBytes(5_000_000))).rejects.toMatchObject({
      code: 'dataverse_invalid_request',
      serviceCode: '0x80044a02',
    })
  })
})

test('an image is written with its row or by itself; what the service does not keep in full is none', async () => {
  const account = randomUUID()
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  await client.create('account', { name: 'Contoso', entityimage: gif.toString('base64') }, { id: account })
  const thumbnail = await client.downloadFile('account', account, 'entityimage')
  expect(thumbnail?.size).toBeGreaterThan(0)
  await client.uploadFile('account', account, 'entityimage', gif, { fileName: 'logo.gif' })
  expect(await client.downloadFile('account', account, 'entityimage', { imageSize: 'full' })).toBeUndefined()
  await client.deleteFile('account', account, 'entityimage')
  expect(await client.downloadFile('account', account, 'entityimage')).toBeUndefined()
})
