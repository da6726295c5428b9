import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { imageFactsOf } from '../src/files/image-facts.ts'
import { readPng } from '../src/files/png.ts'
import type { Emulator } from '../src/index.ts'
import { binary, bytesOf, errorOf, type WebApi, somePng, startWebApi } from './web-api.ts'

let emulator: Emulator
let api: WebApi['api']
let post: WebApi['post']

beforeAll(async () => {
  ;({ emulator, api, post } = await startWebApi())
})
afterAll(() => emulator.stop())

const icon = somePng(91, 91)
const json = { 'content-type': 'application/json' }
const created = async (set: string, body: object): Promise<string> => {
  const reply = await post(set, body)
  expect(reply.status).toBe(204)
  return /\(([^)]+)\)$/.exec(reply.headers.get('odata-entityid') ?? '')![1]!
}
const read = async (path: string): Promise<Record<string, unknown>> =>
  (await (await api(path)).json()) as Record<string, unknown>

describe('the image of an account', () => {
  test('comes with its creation, and its id, time and address stand beside it', async () => {
    const id = await created('accounts', { name: 'Contoso', entityimage: icon.toString('base64') })
    const row = await read(`accounts(${id})?$select=entityimage,entityimageid,entityimage_timestamp,entityimage_url`)
    expect(row['entityimage']).toBe(icon.toString('base64'))
    expect(row['entityimage_timestamp']).toBeTypeOf('number')
    expect(row['entityimage_url']).toBe(
      `/Image/download.aspx?Entity=account&Attribute=entityimage&Id=${String(row['entityimageid'])}&Timestamp=${String(row['entityimage_timestamp'])}`,
    )
  })

  test('does not come with a row unless it is asked for by name', async () => {
    const id = await created('accounts', { name: 'Contoso', entityimage: icon.toString('base64') })
    const row = await read(`accounts(${id})`)
    expect(row).toMatchObject({ entityimage: null, name: 'Contoso' })
    expect(row['entityimageid']).toBeTypeOf('string')
  })

  test.each([
    [
      'PATCH with null',
      async (id: string) => api(`accounts(${id})`, { method: 'PATCH', headers: json, body: '{"entityimage":null}' }),
    ],
    [
      'PUT of null',
      async (id: string) =>
        api(`accounts(${id})/entityimage`, { method: 'PUT', headers: json, body: '{"value":null}' }),
    ],
    ['DELETE of the column', async (id: string) => api(`accounts(${id})/entityimage`, { method: 'DELETE' })],
  ])('%s takes it and what stands beside it away', async (_case, clear) => {
    const id = await created('accounts', { name: 'Contoso', entityimage: icon.toString('base64') })
    expect((await clear(id)).status).toBe(204)
    const row = await read(`accounts(${id})?$select=entityimage,entityimageid,entityimage_timestamp,entityimage_url`)
    expect(row).toMatchObject({
      entityimage: null,
      entityimageid: null,
      entityimage_timestamp: null,
      entityimage_url: null,
    })
  })

  test('keeps no full size: asked for it, nothing comes', async () => {
    const id = await created('accounts', { name: 'Contoso', entityimage: icon.toString('base64') })
    const value = await api(`accounts(${id})/entityimage/$value`)
    expect([value.status, value.headers.get('mimetype'), await bytesOf(value)]).toEqual([200, 'image/png', icon])
    expect((await api(`accounts(${id})/entityimage/$value?size=full`)).status).toBe(204)
    const Target = { accountid: id, '@odata.type': 'Microsoft.Dynamics.CRM.account' }
    const blocks = await post('InitializeFileBlocksDownload', { Target, FileAttributeName: 'entityimage' })
    expect([blocks.status, await errorOf(blocks)]).toMatchObject([
      404,
      {
        code: '0x80040217',
        message: expect.stringContaining('No FileAttachment records found for imagedescriptorId: '),
      },
    ])
  })

  test('what is no image is refused, and so is one of more than MaxSizeInKB', async () => {
    const text = await post('accounts', { name: 'Contoso', entityimage: Buffer.from('no image').toString('base64') })
    expect([text.status, await errorOf(text)]).toMatchObject([
      400,
      { code: '0x80072553', message: expect.stringContaining('Update image properties failed for objectid: ') },
    ])
    const large = Buffer.concat([icon, Buffer.alloc(10 * 1024 * 1024)])
    const reply = await post('accounts', { name: 'Contoso', entityimage: large.toString('base64') })
    expect([reply.status, await errorOf(reply)]).toEqual([
      400,
      {
        code: '0x80072553',
        message:
          'Error occured when processing image. Reason: File size is too big. MaxSize: 10 MB, Uploaded filesize: 10 MB.',
      },
    ])
  })
})

test('the address beside an image leads to its thumbnail, and to the whole image where it is kept', async () => {
  const id = emulator.rows.insert('bw_siteassessment', { bw_name: 'North roof' })
  const image = somePng(300, 428)
  await api(`bw_siteassessments(${id})/bw_photo`, binary(image, { 'x-ms-file-name': 'roof.png' }))
  const { bw_photo_url: address } = await read(`bw_siteassessments(${id})?$select=bw_photo_url`)
  const thumbnail = await api(`${emulator.environmentUrl}${String(address)}`)
  expect([thumbnail.status, thumbnail.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(imageFactsOf(await bytesOf(thumbnail))).toMatchObject({ width: 144, height: 144 })
  const full = await api(`${emulator.environmentUrl}${String(address)}&Full=true`)
  expect(await bytesOf(full)).toEqual(image)
  const anonymous = await fetch(`${emulator.environmentUrl}${String(address)}`)
  expect(anonymous.status).toBe(401)
})

describe('an image column that stores full images', () => {
  const upload = async (id: string, image: Buffer): Promise<Response> =>
    api(`bw_siteassessments(${id})/bw_photo`, binary(image, { 'x-ms-file-name': 'roof.png' }))

  test.each([
    [300, 428, 144],
    [300, 100, 144],
    [91, 130, 91],
  ])(
    'of %i × %i pixels, the row carries a square of %i; the whole image is there in full size',
    async (width, height, side) => {
      const id = emulator.rows.insert('bw_siteassessment', { bw_name: 'North roof' })
      const image = somePng(width, height)
      expect((await upload(id, image)).status).toBe(204)
      const value = `bw_siteassessments(${id})/bw_photo/$value`
      const thumbnail = await bytesOf(await api(value))
      expect(imageFactsOf(thumbnail)).toEqual({ mimeType: 'image/png', width: side, height: side })
      const { pixels } = readPng(thumbnail)!
      expect([pixels[0], pixels[side - 1]]).toEqual([10, 240])
      const full = await api(`${value}?size=full`)
      expect([full.status, full.headers.get('x-ms-file-size')]).toEqual([200, String(image.length)])
      expect(await bytesOf(full)).toEqual(image)
    },
  )

  test('the image that was there before goes when another comes, and with its row', async () => {
    const id = emulator.rows.insert('bw_siteassessment', { bw_name: 'North roof' })
    const before = emulator.rows.count('fileattachment')
    await upload(id, somePng(200, 200))
    await upload(id, somePng(300, 300))
    expect(emulator.rows.count('fileattachment')).toBe(before + 1)
    emulator.rows.remove('bw_siteassessment', id)
    expect(emulator.rows.count('fileattachment')).toBe(before)
  })

  test('other kinds of image are kept when they need no cutting, and refused by name when they do', async () => {
    const gif = (side: number): Buffer =>
      Buffer.from([...Buffer.from('GIF89a'), side & 255, side >> 8, side & 255, side >> 8, 0])
    const id = emulator.rows.insert('bw_siteassessment', { bw_name: 'North roof' })
    expect((await upload(id, gif(100))).status).toBe(204)
    const reply = await upload(id, gif(400))
    expect([reply.status, await errorOf(reply)]).toMatchObject([501, { message: expect.stringContaining('image/gif') }])
    expect(imageFactsOf(await bytesOf(await api(`bw_siteassessments(${id})/bw_photo/$value`)))).toMatchObject({
      width: 100,
    })
  })
})

test('metadata tell what an image column takes and which of them stands for the row', async () => {
  const images = (table: string): Promise<Record<string, unknown>> =>
    read(
      `EntityDefinitions(LogicalName='${table}')/Attributes/Microsoft.Dynamics.CRM.ImageAttributeMetadata?$select=SchemaName,CanStoreFullImage,MaxSizeInKB,IsPrimaryImage`,
    )
  expect((await images('bw_siteassessment'))['value']).toMatchObject([
    { SchemaName: 'bw_Photo', CanStoreFullImage: true, MaxSizeInKB: 10_240, IsPrimaryImage: true },
  ])
  expect((await images('account'))['value']).toMatchObject([
    { SchemaName: 'EntityImage', CanStoreFullImage: false, MaxSizeInKB: 10_240, IsPrimaryImage: true },
  ])
  expect(await read("EntityDefinitions(LogicalName='account')?$select=PrimaryImageAttribute")).toMatchObject({
    PrimaryImageAttribute: 'entityimage',
  })
  const csdl = await (await api('$metadata')).text()
  expect(csdl).toContain('<Property Name="bw_photo" Type="Edm.Binary" />')
  expect(csdl).toContain('<Property Name="bw_report" Type="Edm.Binary" />')
  expect(csdl).toContain('<Property Name="bw_report_name" Type="Edm.String" MaxLength="200" />')
})

test('the first bytes of an image tell its kind and its size', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 17, 0])
  expect(imageFactsOf(jpeg)).toEqual({ mimeType: 'image/jpeg', width: 30, height: 20 })
  expect(imageFactsOf(Buffer.from('II*\0'))).toEqual({ mimeType: 'image/tiff' })
  expect(imageFactsOf(Buffer.from('%PDF-1.7'))).toBeUndefined()
  const bmp = Buffer.alloc(26)
  bmp.write('BM', 'latin1')
  bmp.writeInt32LE(40, 18)
  bmp.writeInt32LE(-50, 22)
  expect(imageFactsOf(bmp)).toEqual({ mimeType: 'image/bmp', width: 40, height: 50 })
})
