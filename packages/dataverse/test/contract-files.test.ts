import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookup } from '../src/index.ts'
import { type Contract, startContract } from './builders/contract-rows.ts'

let target: Contract
beforeAll(async () => {
  target = await startContract()
})
afterAll(async () => {
  await target.cleanUp()
  await target.stop()
})

test('a note gives back the file it was made with, and its facts', async () => {
  const contact = await target.aContact()
  const bytes = new Uint8Array(100_000).map((_, at) => (at * 7) % 256)
  const values = { subject: target.mark, objectid: lookup('contact', contact) }
  const options = { fileName: 'contract.txt', mimeType: 'text/plain' }
  const note = await target.dataverse.uploadAttachment('annotation', values, bytes, options)
  expect(note.size).toBe(bytes.length)
  const file = await target.dataverse.downloadAttachment('annotation', note.id)
  expect(file).toMatchObject({ ...options, size: bytes.length })
  expect(await file?.bytes()).toEqual(bytes)
})

test('a note without a file has none', async () => {
  const id = randomUUID()
  await target.dataverse.create('annotation', { subject: target.mark }, { id })
  expect(await target.dataverse.downloadAttachment('annotation', id)).toBeUndefined()
})

test('an image comes with a contact, is replaced by itself, and is gone when it is deleted', async () => {
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  const contact = await target.aContact({ entityimage: gif.toString('base64') })
  const read = async () => target.dataverse.downloadFile('contact', contact, 'entityimage')
  expect((await (await read())?.bytes())?.length).toBeGreaterThan(0)
  await target.dataverse.uploadFile('contact', contact, 'entityimage', gif, { fileName: 'contact.gif' })
  expect((await (await read())?.bytes())?.length).toBeGreaterThan(0)
  await target.dataverse.deleteFile('contact', contact, 'entityimage')
  expect((await target.dataverse.retrieve('contact', contact, { select: ['entityimage'] }))['entityimage']).toBeNull()
})
