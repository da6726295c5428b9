import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { bytesOf, errorOf, type WebApi, someBytes, startWebApi } from './web-api.ts'

let emulator: Emulator
let api: WebApi['api']
let post: WebApi['post']

beforeAll(async () => {
  ;({ emulator, api, post } = await startWebApi())
})
afterAll(() => emulator.stop())

const call = async (action: string, body: object): Promise<Record<string, unknown>> => {
  const reply = await post(action, body)
  expect([reply.status, action]).toEqual([200, action])
  const answer = (await reply.json()) as Record<string, unknown>
  expect(answer['@odata.context']).toBe(
    `${emulator.environmentUrl}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.${action}Response`,
  )
  return answer
}
const blockId = (number: number): string => Buffer.from(`block ${String(number).padStart(4, '0')}`).toString('base64')
const uploadBlock = async (FileContinuationToken: unknown, number: number, data: Buffer): Promise<Response> =>
  post('UploadBlock', { BlockId: blockId(number), BlockData: data.toString('base64'), FileContinuationToken })
const downloadAll = async (FileContinuationToken: unknown, size: number, length: number): Promise<Buffer> => {
  const parts: Buffer[] = []
  for (let Offset = 0; Offset < size; Offset += length) {
    const { Data } = await call('DownloadBlock', { Offset, BlockLength: length, FileContinuationToken })
    parts.push(Buffer.from(Data as string, 'base64'))
  }
  return Buffer.concat(parts)
}

describe('a file column in blocks', () => {
  let target: object
  let id: string
  beforeEach(() => {
    id = emulator.rows.insert('bw_siteassessment', { bw_name: 'North roof' })
    target = { bw_siteassessmentid: id, '@odata.type': 'Microsoft.Dynamics.CRM.bw_siteassessment' }
  })
  const open = async (): Promise<unknown> => {
    const body = { Target: target, FileName: 'plan.pdf', FileAttributeName: 'bw_report' }
    return (await call('InitializeFileBlocksUpload', body))['FileContinuationToken']
  }

  test('blocks are put together in the order of the list, whichever order they came in', async () => {
    const content = someBytes(5000)
    const token = await open()
    expect((await uploadBlock(token, 2, content.subarray(3000))).status).toBe(204)
    expect((await uploadBlock(token, 1, content.subarray(0, 3000))).status).toBe(204)
    const commit = { FileName: 'plan.pdf', MimeType: 'application/pdf', BlockList: [blockId(1), blockId(2)] }
    const done = await call('CommitFileBlocksUpload', { ...commit, FileContinuationToken: token })
    expect(done['FileSizeInBytes']).toBe(5000)
    const row = await api(`bw_siteassessments(${id})?$select=bw_report,bw_report_name`)
    expect(await row.json()).toMatchObject({ bw_report: done['FileId'], bw_report_name: 'plan.pdf' })

    const opened = await call('InitializeFileBlocksDownload', { Target: target, FileAttributeName: 'bw_report' })
    expect(opened).toMatchObject({ FileSizeInBytes: 5000, FileName: 'plan.pdf', IsChunkingSupported: true })
    expect(await downloadAll(opened['FileContinuationToken'], 5000, 1999)).toEqual(content)
    expect(await bytesOf(await api(`bw_siteassessments(${id})/bw_report/$value`))).toEqual(content)

    expect((await post('DeleteFile', { FileId: done['FileId'] })).status).toBe(204)
    expect(emulator.rows.get('bw_siteassessment', id)).not.toHaveProperty('bw_report')
  })

  test.each([
    ['a block that was not uploaded', { BlockList: [blockId(9)] }, 'BlockList'],
    ['a token that was not given out', { FileContinuationToken: 'none' }, 'FileContinuationToken'],
  ])('%s is refused by name', async (_case, wrong, named) => {
    const token = await open()
    await uploadBlock(token, 1, someBytes(5))
    const right = { FileName: 'a.txt', MimeType: 'text/plain', BlockList: [blockId(1)], FileContinuationToken: token }
    const reply = await post('CommitFileBlocksUpload', { ...right, ...wrong })
    expect([reply.status, await errorOf(reply)]).toMatchObject([501, { message: expect.stringContaining(named) }])
  })

  test('BlockIds of a file are of one length', async () => {
    const token = await open()
    await uploadBlock(token, 1, someBytes(5))
    const reply = await post('UploadBlock', {
      BlockId: Buffer.from('another length altogether').toString('base64'),
      BlockData: 'AAAA',
      FileContinuationToken: token,
    })
    expect([reply.status, await errorOf(reply)]).toMatchObject([501, { message: expect.stringContaining('BlockIds') }])
  })

  test('a row that is not there takes no file', async () => {
    const Target = { ...target, bw_siteassessmentid: '11111111-1111-4111-8111-111111111111' }
    const body = { Target, FileName: 'plan.pdf', FileAttributeName: 'bw_report' }
    expect((await post('InitializeFileBlocksUpload', body)).status).toBe(404)
  })
})

describe('a note in blocks', () => {
  const noteId = '22222222-2222-4222-8222-222222222222'
  const note = (subject: string): object => ({
    annotationid: noteId,
    subject,
    filename: 'plan.pdf',
    mimetype: 'application/pdf',
    '@odata.type': 'Microsoft.Dynamics.CRM.annotation',
  })
  const upload = async (Target: object, content: Buffer): Promise<Record<string, unknown>> => {
    const { FileContinuationToken } = await call('InitializeAnnotationBlocksUpload', { Target })
    await uploadBlock(FileContinuationToken, 1, content.subarray(0, 1000))
    await uploadBlock(FileContinuationToken, 2, content.subarray(1000))
    return call('CommitAnnotationBlocksUpload', {
      Target,
      BlockList: [blockId(1), blockId(2)],
      FileContinuationToken,
    })
  }

  test('the commit makes the note with the id the caller chose, or changes the one that is there', async () => {
    const content = someBytes(2500)
    const done = await upload(note('First'), content)
    expect(done).toMatchObject({ AnnotationId: noteId, FileSizeInBytes: 2500 })
    await upload(note('Second'), content)
    expect(emulator.rows.get('annotation', noteId)).toMatchObject({
      subject: 'Second',
      isdocument: true,
      filesize: 2500,
    })

    const value = await api(`annotations(${noteId})/documentbody/$value`)
    expect(value.headers.get('content-type')).toContain('text/plain')
    expect(await value.text()).toBe(content.toString('base64'))

    const opened = await call('InitializeAnnotationBlocksDownload', { Target: note('Second') })
    expect(opened).toMatchObject({ FileSizeInBytes: 2500, FileName: 'plan.pdf' })
    expect(await downloadAll(opened['FileContinuationToken'], 2500, 4096)).toEqual(content)
  })

  test("the organisation's upload size counts the Base64 text of all blocks", async () => {
    const { organizationId } = emulator
    emulator.rows.update('organization', organizationId, { maxuploadfilesize: 3000 })
    const { FileContinuationToken } = await call('InitializeAnnotationBlocksUpload', { Target: note('Third') })
    await uploadBlock(FileContinuationToken, 1, someBytes(2400))
    const reply = await post('CommitAnnotationBlocksUpload', {
      Target: note('Third'),
      BlockList: [blockId(1)],
      FileContinuationToken,
    })
    emulator.rows.update('organization', organizationId, { maxuploadfilesize: 5_242_880 })
    expect([reply.status, await errorOf(reply)]).toEqual([
      400,
      { code: '0x80044a02', message: 'Attachment file size is too big.' },
    ])
  })
})

describe('an attachment of an e-mail', () => {
  const attachment = (email: string): object => ({
    'objectid_email@odata.bind': `emails(${email})`,
    objecttypecode: 'email',
    subject: 'The plan',
    filename: 'plan.pdf',
    mimetype: 'application/pdf',
    '@odata.type': 'Microsoft.Dynamics.CRM.activitymimeattachment',
  })

  test('comes in blocks as a new row each time, which the e-mail counts and which goes with it', async () => {
    const email = emulator.rows.insert('email', { subject: 'Your offer' })
    const content = someBytes(2500)
    const upload = async (): Promise<Record<string, unknown>> => {
      const Target = attachment(email)
      const { FileContinuationToken } = await call('InitializeAttachmentBlocksUpload', { Target })
      await uploadBlock(FileContinuationToken, 1, content)
      return call('CommitAttachmentBlocksUpload', { Target, BlockList: [blockId(1)], FileContinuationToken })
    }
    const first = await upload()
    expect(first['FileSizeInBytes']).toBe(2500)
    await upload()
    const listed = await api(
      `emails(${email})?$select=attachmentcount&$expand=email_activity_mime_attachment($select=filename,filesize,attachmentnumber)`,
    )
    const read = (await listed.json()) as { attachmentcount: number; email_activity_mime_attachment: object[] }
    expect(read.attachmentcount).toBe(2)
    expect(
      new Set(read.email_activity_mime_attachment.map((each) => JSON.stringify(each).includes('"filesize":2500'))),
    ).toEqual(new Set([true]))

    const id = String(first['ActivityMimeAttachmentId'])
    expect(await (await api(`activitymimeattachments(${id})/body/$value`)).text()).toBe(content.toString('base64'))
    const opened = await call('InitializeAttachmentBlocksDownload', {
      Target: { activitymimeattachmentid: id, '@odata.type': 'Microsoft.Dynamics.CRM.activitymimeattachment' },
    })
    expect(opened).toMatchObject({ FileSizeInBytes: 2500, FileName: 'plan.pdf' })
    expect(await downloadAll(opened['FileContinuationToken'], 2500, 1000)).toEqual(content)

    await api(`activitymimeattachments(${id})`, { method: 'DELETE' })
    expect(emulator.rows.get('email', email)).toMatchObject({ attachmentcount: 1 })
    emulator.rows.remove('email', email)
    expect(emulator.rows.count('activitymimeattachment')).toBe(0)
  })

  test('comes whole in one request too, and of no blocked kind', async () => {
    const email = emulator.rows.insert('email', { subject: 'Your offer' })
    const whole = await post('activitymimeattachments', { ...attachment(email), body: 'QUJD' })
    expect(whole.status).toBe(204)
    expect(emulator.rows.list('activitymimeattachment')).toMatchObject([{ filesize: 3, attachmentnumber: 1 }])
    const blocked = await post('activitymimeattachments', { ...attachment(email), filename: 'a.exe', body: 'QUJD' })
    expect([blocked.status, await errorOf(blocked)]).toMatchObject([400, { code: '0x80043e09' }])
  })
})

test('files are seen by those who see the row they are of', async () => {
  const omar = await emulator.tokenFor('omar')
  const asOmar = async (path: string): Promise<unknown[]> => {
    const reply = await api(path, { headers: { authorization: `Bearer ${omar}` } })
    expect(reply.status).toBe(200)
    return ((await reply.json()) as { value: unknown[] }).value
  }
  const { systemUserId } = emulator.users.find(({ key }) => key === 'omar')!
  const counts: number[][] = []
  for (const ownerid of [undefined, { table: 'systemuser', id: systemUserId }]) {
    const owner = ownerid && { ownerid }
    const email = emulator.rows.insert('email', { subject: 'Your offer', ...owner })
    await post('activitymimeattachments', {
      'objectid_email@odata.bind': `emails(${email})`,
      filename: 'plan.pdf',
      body: 'QUJD',
    })
    const id = emulator.rows.insert('bw_siteassessment', { bw_name: 'North roof', ...owner })
    await api(`bw_siteassessments(${id})/bw_report`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/octet-stream', 'x-ms-file-name': 'plan.pdf' },
      body: 'ABC',
    })
    counts.push([
      (await asOmar(`fileattachments?$select=filename`)).length,
      (await asOmar(`activitymimeattachments?$select=filename`)).length,
    ])
  }
  expect(counts).toEqual([
    [0, 0],
    [1, 1],
  ])
})
