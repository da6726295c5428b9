import { readRange } from '../files/byte-range.ts'
import { contentsOf } from '../files/file-contents.ts'
import { imageFactsOf } from '../files/image-facts.ts'
import type { FilePlace } from '../files/uploads.ts'
import { jsonReply, noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { textOf } from '../store/text-of.ts'
import { requireRow } from './require-row.ts'
import type { RequestContext } from './request-context.ts'

/** What the service recommends for the parts of a large file. */
export const chunkSize = 4_194_304

interface Content {
  name?: string
  mimeType: string
  size: number
  read(from: number, to: number): Uint8Array
}

/** GET of a file's `$value`, or of an image's: its thumbnail, and with `?size=full` what was uploaded. */
export function download(context: RequestContext, place: FilePlace): ServiceReply {
  const content = contentOf(context, place)
  if (!content) return noContent()
  const { headers, ...reply } = partOf(context, content)
  return { ...reply, headers: { 'content-type': 'application/octet-stream', ...headers } }
}

/**
 * GET of a range of the column itself, which answers with Base64. The pages know `$value` alone; this is how
 * dynamics-web-api reads files. The header with the name is of the page of 2020 (file-attributes).
 */
export function downloadJson(context: RequestContext, place: FilePlace): ServiceReply {
  const content = contentOf(context, place)
  if (!content) return noContent()
  const { status, headers, body } = partOf(context, content)
  const { entitySetName } = place.table
  const json = {
    '@odata.context': `${context.root}/$metadata#${entitySetName}(${place.row.id})/${place.column.logicalName}`,
    value: Buffer.from(body).toString('base64'),
  }
  const disposition = { 'content-disposition': `attachment; filename="${asHeader(content.name ?? '')}"` }
  return jsonReply(context, JSON.stringify(json), { status, headers: { ...headers, ...disposition } })
}

function partOf(context: RequestContext, content: Content): ServiceReply & { body: Uint8Array } {
  const range = context.request.headers['range']
  const { first, last } = range === undefined ? { first: 0, last: content.size - 1 } : readRange(range, content.size)
  const facts = {
    'x-ms-file-size': String(content.size),
    ...(content.name !== undefined && { 'x-ms-file-name': asHeader(content.name) }),
    ...(range !== undefined && { 'x-ms-chunk-size': String(chunkSize) }),
    mimetype: content.mimeType,
  }
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...facts,
      'access-control-expose-headers': Object.keys(facts).join('; '),
      'odata-version': '4.0',
    },
    body: content.read(first, last + 1),
  }
}

function contentOf(context: RequestContext, { table, row, column }: FilePlace): Content | undefined {
  requireRow(context, 'Read', table, row)
  const { environment, options } = context
  const { store } = environment
  const value = textOf(row.values[column.logicalName])
  const isImage = column.type === 'Image'
  if (isImage && options.custom.get('size') !== 'full') return thumbnail(value)
  const id = isImage ? textOf(row.values[`${column.logicalName}id`]) : value
  const attachment = store.get('fileattachment', id)
  if (!attachment) return undefined
  const { filename: name, mimetype } = attachment.values
  const contents = contentsOf(store)
  return {
    ...(typeof name === 'string' && { name }),
    mimeType: textOf(mimetype),
    size: contents.size(id),
    read: (from, to) => contents.read(id, from, to),
  }
}

function thumbnail(base64: string): Content | undefined {
  const bytes = Buffer.from(base64, 'base64')
  const facts = imageFactsOf(bytes)
  return facts && { mimeType: facts.mimeType, size: bytes.length, read: (from, to) => bytes.subarray(from, to) }
}

/** HTTP headers are ASCII. */
const asHeader = (name: string): string => name.replaceAll(/[^ -~]/gu, (character) => encodeURIComponent(character))
