import type { FastifyInstance } from 'fastify'
import { contentsOf } from '../files/file-contents.ts'
import { imageFactsOf } from '../files/image-facts.ts'
import { parseQueryString } from '../odata/query-string.ts'
import type { Caller } from '../operations/access.ts'
import type { Environment } from '../operations/environment.ts'
import { requireRow } from '../operations/require-row.ts'
import { textOf } from '../store/text-of.ts'
import { errorReply } from './error-reply.ts'
import { plainHeaders } from './plain-headers.ts'
import { noContent } from './reply.ts'
import type { ServiceReply, ServiceRequest } from './service-request.ts'

/**
 * `/Image/download.aspx?Entity=account&Attribute=entityimage&Id=…&Timestamp=…`, the address that stands beside each image:
 * the thumbnail, and with `&Full=true` what was uploaded. Microsoft's pages open it with the cookie of a signed-in
 * browser; here it takes a token, as everything else does.
 */
export function registerImages(scope: FastifyInstance, environment: Environment): void {
  scope.get('/Image/download.aspx', async (incoming, reply) => {
    const [, query = ''] = (incoming.raw.url ?? '').split('?', 2)
    const headers = plainHeaders(incoming)
    const request: ServiceRequest = { method: 'GET', path: '', query, headers, body: '', version: '' }
    let answered: ServiceReply
    try {
      answered = imageReply(environment, await environment.authenticate(request), query)
    } catch (failure) {
      answered = errorReply(failure, request, environment.switches, environment.newId())
    }
    const { body } = answered
    return reply
      .code(answered.status)
      .headers(answered.headers)
      .send(typeof body === 'string' ? Buffer.from(body) : body)
  })
}

function imageReply(environment: Environment, caller: Caller, query: string): ServiceReply {
  const { schema, store } = environment
  const asked = parseQueryString(query).custom
  const [entity = '', attribute = '', id = ''] = ['Entity', 'Attribute', 'Id'].map((name) => asked.get(name))
  const table = schema.tables.get(entity)
  const column = table?.columns.get(attribute)
  const [row] = table && column?.type === 'Image' ? store.referencing(entity, `${attribute}id`, id.toLowerCase()) : []
  if (!table || !row) return noContent()
  requireRow({ environment, caller }, 'Read', table, row)
  const bytes = asked.get('Full') === 'true' ? fullImage(environment, id) : thumbnailOf(row.values[attribute])
  const facts = imageFactsOf(Buffer.from(bytes))
  return facts ? { status: 200, headers: { 'content-type': facts.mimeType }, body: bytes } : noContent()
}

const thumbnailOf = (value: unknown): Uint8Array => Buffer.from(textOf(value), 'base64')

function fullImage({ store }: Environment, id: string): Uint8Array {
  if (!store.get('fileattachment', id)) return Buffer.alloc(0)
  const contents = contentsOf(store)
  return contents.read(id, 0, contents.size(id))
}
