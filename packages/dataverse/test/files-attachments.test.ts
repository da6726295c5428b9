import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { lookup } from '@liaison/dataverse'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { fileService, type FileService } from './builders/file-service.ts'
import { type Handler, json, type ReceivedRequest } from './builders/http-service.ts'
import { otherId, someId } from './builders/tables.ts'

const big = randomBytes(9_000_000)
const note = { subject: 'Offer', objectid: lookup('account', otherId) }
const noteOnTheWire = { subject: 'Offer', 'objectid_account@odata.bind': `/accounts(${otherId})` }
const pdf = { fileName: 'offer.pdf', mimeType: 'application/pdf' }

let fixture: ClientFixture
afterEach(() => fixture.service.stop())

async function start(faults: Record<number, Handler> = {}): Promise<FileService> {
  fixture = await startClient()
  const service = fileService()
  let number = 0
  fixture.inTurn((request, response) => (faults[++number] ?? service.handle)(request, response))
  return service
}

const bodyOf = (request: ReceivedRequest | undefined): Record<string, unknown> =>
  JSON.parse(request?.body ?? '') as Record<string, unknown>
const asked = (): string[] =>
  fixture.requests().map(({ method, url }) => `${method} ${decodeURIComponent(url).replace('/api/data/v9.2/', '')}`)
const created: Handler = ({ headers }, response) =>
  response.writeHead(204, { 'odata-entityid': `http://${headers.host}/api/data/v9.2/annotations(${someId})` }).end()
const rowIs =
  (row: Record<string, unknown>): Handler =>
  (_request, response) =>
    json(response, 200, row)

describe('a small attachment', () => {
  test('is created together with its row', async () => {
    await start({ 1: created })
    const content = randomBytes(1_000)
    const progress: unknown[] = []
    const uploaded = await fixture.client.uploadAttachment('annotation', note, content, {
      ...pdf,
      onProgress: (told) => progress.push(told),
    })
    expect(uploaded).toEqual({ id: someId, size: 1_000 })
    expect(asked()).toEqual(['POST annotations'])
    expect(bodyOf(fixture.requests()[0])).toEqual({
      ...noteOnTheWire,
      filename: 'offer.pdf',
      mimetype: 'application/pdf',
      documentbody: content.toString('base64'),
    })
    expect(progress).toEqual([{ bytes: 1_000, size: 1_000 }])
  })

  test('with an id is that row, made or changed', async () => {
    await start({ 1: rowIs({ annotationid: someId }) })
    const uploaded = await fixture.client.uploadAttachment('annotation', note, Buffer.from('x'), { ...pdf, id: someId })
    expect(uploaded).toEqual({ id: someId, size: 1 })
    expect(asked()).toEqual([`PATCH annotations(${someId})?$select=annotationid`])
    expect(bodyOf(fixture.requests()[0])).toMatchObject({ documentbody: 'eA==' })
  })

  test('of an e-mail is in the column of that table', async () => {
    await start({ 1: created })
    await fixture.client.uploadAttachment('activitymimeattachment', { objecttypecode: 'email' }, Buffer.from('x'), pdf)
    expect(asked()).toEqual(['POST activitymimeattachments'])
    expect(bodyOf(fixture.requests()[0])).toMatchObject({ body: 'eA==', objecttypecode: 'email' })
  })

  test('is read by the column that holds it', async () => {
    const content = randomBytes(1_001)
    await start({
      1: rowIs({ annotationid: someId, filename: 'a.pdf', mimetype: 'application/pdf', filesize: 1_001 }),
      2: (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/plain' }).end(content.toString('base64')),
    })
    const file = await fixture.client.downloadAttachment('annotation', someId)
    expect(file).toMatchObject({ fileName: 'a.pdf', mimeType: 'application/pdf', size: 1_001 })
    expect(content.equals((await file?.bytes()) ?? Buffer.of())).toBe(true)
    expect(asked()).toEqual([
      `GET annotations(${someId})?$select=filename,mimetype,filesize`,
      `GET annotations(${someId})/documentbody/$value`,
    ])
  })

  test.each([
    ['a page', '<html>Sign in</html>'],
    ['half of it', Buffer.alloc(1_001).toString('base64').slice(0, 101)],
  ])('is not %s', async (_name, text) => {
    const wrong: Handler = (_request, response) => response.writeHead(200).end(text)
    await start({ 1: rowIs({ filename: 'a.pdf', filesize: 1_001 }), 2: wrong, 3: wrong, 4: wrong, 5: wrong })
    const reading = fixture.client.downloadAttachment('annotation', someId)
    await expect(reading).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
    expect(asked()).toHaveLength(5)
  })

  test('that is none is undefined', async () => {
    await start({ 1: rowIs({ annotationid: someId, filename: null, mimetype: null, filesize: null }) })
    expect(await fixture.client.downloadAttachment('annotation', someId)).toBeUndefined()
    expect(asked()).toHaveLength(1)
  })
})

describe('a big attachment', () => {
  test('of a note goes in blocks, with the row in the first and the last message', async () => {
    const service = await start()
    const uploaded = await fixture.client.uploadAttachment('annotation', note, new Blob([big]).stream(), pdf)
    const Target = {
      '@odata.type': 'Microsoft.Dynamics.CRM.annotation',
      ...noteOnTheWire,
      filename: 'offer.pdf',
      mimetype: 'application/pdf',
      annotationid: uploaded.id,
    }
    expect(uploaded).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, size: big.length })
    expect(asked()).toEqual([
      'POST InitializeAnnotationBlocksUpload',
      ...Array.from({ length: 3 }, () => 'POST UploadBlock'),
      'POST CommitAnnotationBlocksUpload',
    ])
    expect(bodyOf(fixture.requests()[0])).toEqual({ Target })
    expect(service.commits).toEqual([{ Target, BlockList: [...service.blocks.keys()], FileContinuationToken: 'token' }])
    expect(service.files.get('blocks')?.bytes.equals(big)).toBe(true)
  })

  test('of an e-mail gets its id from the service', async () => {
    const service = await start()
    const uploaded = await fixture.client.uploadAttachment('activitymimeattachment', { subject: 'Offer' }, big, pdf)
    expect(uploaded).toEqual({ id: 'a', size: big.length })
    expect(asked().at(-1)).toBe('POST CommitAttachmentBlocksUpload')
    expect(service.commits[0]?.['Target']).not.toHaveProperty('activitymimeattachmentid')
  })

  test('is read in blocks, of which a lost or short one is asked for again', async () => {
    const service = await start({
      1: rowIs({ filename: 'a.pdf', mimetype: 'application/pdf', filesize: big.length }),
      4: (_request, response) => response.destroy(),
      5: (_request, response) => json(response, 200, { Data: 'AAAA' }),
    })
    service.files.set('blocks', { bytes: big, fileName: 'a.pdf', mimeType: 'application/pdf' })
    const file = await fixture.client.downloadAttachment('annotation', someId)
    expect(file).toMatchObject({ fileName: 'a.pdf', size: big.length })
    expect(big.equals((await file?.bytes()) ?? Buffer.of())).toBe(true)
    expect(asked()[1]).toBe('POST InitializeAnnotationBlocksDownload')
    const offsets = fixture
      .requests()
      .slice(2)
      .map((request) => bodyOf(request)['Offset'])
    expect(offsets).toEqual([0, 4_194_304, 4_194_304, 4_194_304, 8_388_608])
    expect(bodyOf(fixture.requests().at(-1))).toEqual({
      Offset: 8_388_608,
      BlockLength: 611_392,
      FileContinuationToken: 'token',
    })
  })

  test('without a token is not read', async () => {
    const none: Handler = (_request, response) => json(response, 200, { FileSizeInBytes: big.length })
    await start({ 1: rowIs({ filename: 'a', filesize: big.length }), 2: none, 3: none, 4: none, 5: none })
    const reading = fixture.client.downloadAttachment('annotation', someId)
    await expect(reading).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
  })
})

test('a file column is not written with its row, an image is, as Base64', async () => {
  await start({ 1: created })
  const wrong = fixture.client.create('new_visit', { new_contract: 'x' }, { id: someId })
  await expect(wrong).rejects.toMatchObject({
    code: 'dataverse_invalid_value',
    fields: [{ column: 'new_contract', label: 'Contract', problem: 'is not written with the row' }],
  })
  expect(asked()).toEqual([])
  await fixture.client.create('new_visit', { entityimage: 'R0lGODlh' }, { id: someId })
  expect(bodyOf(fixture.requests()[0])).toEqual({ new_visitid: someId, entityimage: 'R0lGODlh' })
})
