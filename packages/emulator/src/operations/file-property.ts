import { NotEmulated } from '../errors/dataverse-fault.ts'
import { methodNotAllowed } from '../errors/faults.ts'
import { readContentRange } from '../files/byte-range.ts'
import { contentsOf } from '../files/file-contents.ts'
import { mimeTypeOf } from '../files/mime-type.ts'
import { putContent, refuseSize } from '../files/put-content.ts'
import { clearFile, storeFile } from '../files/store-file.ts'
import { type ChunkedUpload, uploadsOf } from '../files/uploads.ts'
import { noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { chunkSize, download, downloadJson } from './download.ts'
import { requireRow } from './require-row.ts'
import type { RequestContext } from './request-context.ts'
import type { Target } from './resolve-target.ts'

type FileProperty = Target & { kind: 'property' }

/**
 * The content of a file or image column: PATCH puts it there in one request or in chunks, GET of its `$value` reads it
 * whole or by range, GET of a range of the column itself as Base64, DELETE empties a file column (learn.microsoft.com "Use file column data", "Use image column data").
 */
export function fileProperty(context: RequestContext, target: FileProperty): ServiceReply {
  const { method, headers } = context.request
  if (method === 'GET') return target.suffix === '$value' ? download(context, target) : downloadJson(context, target)
  requireRow(context, 'Write', target.table, target.row)
  if (method === 'DELETE') {
    clearFile(context, target)
    return noContent()
  }
  if (method !== 'PATCH') throw methodNotAllowed(method)
  const token = context.options.custom.get('sessiontoken')
  // Clients repeat the header that opened the upload with each of its chunks (dynamics-web-api).
  if (token !== undefined) return uploadChunk(context, target, token)
  return headers['x-ms-transfer-mode'] === 'chunked' ? openUpload(context, target) : uploadWhole(context, target)
}

function uploadWhole(context: RequestContext, target: FileProperty): ServiceReply {
  const bytes = bytesOf(context)
  const name = fileNameOf(context)
  putContent(context, target, { name, mimeType: mimeTypeOf(name) }, [bytes])
  return noContent()
}

/** The reply's Location is where the chunks go; its session token ties them together. */
function openUpload(context: RequestContext, { table, row, column }: FileProperty): ServiceReply {
  const { environment, root } = context
  const token = environment.newId()
  uploadsOf(environment.store).set(token, {
    fileId: environment.newId(),
    fileName: fileNameOf(context),
    rowId: row.id,
    column,
    received: 0,
  })
  return {
    status: 200,
    headers: {
      'accept-ranges': 'bytes',
      location: `${root}/${table.entitySetName}(${row.id})/${column.logicalName}?sessiontoken=${token}`,
      'odata-version': '4.0',
      'x-ms-chunk-size': String(chunkSize),
      'access-control-expose-headers': 'x-ms-chunk-size',
    },
  }
}

function uploadChunk(context: RequestContext, target: FileProperty, token: string): ServiceReply {
  const { store } = context.environment
  const uploads = uploadsOf(store)
  const upload = uploads.get(token)
  if (upload?.rowId !== target.row.id || upload.column !== target.column)
    throw new NotEmulated('a session token that was not given out for this column')
  const bytes = bytesOf(context)
  const range = readContentRange(context.request.headers['content-range'] ?? '', bytes.length)
  if (target.column.type === 'File') refuseSize(target.column, range.total)
  if (range.first !== upload.received) throw new NotEmulated('chunks of a file in another order')
  contentsOf(store).append(upload.fileId, bytes)
  upload.received = range.last + 1
  if (upload.received < range.total) return { status: 206, headers: { 'odata-version': '4.0' } }
  uploads.delete(token)
  finish(context, target, upload)
  return noContent()
}

function finish(context: RequestContext, target: FileProperty, { fileId, fileName, received }: ChunkedUpload): void {
  const named = { name: fileName, mimeType: mimeTypeOf(fileName) }
  if (target.column.type === 'File') {
    storeFile(context, target, { id: fileId, ...named })
    return
  }
  const contents = contentsOf(context.environment.store)
  const image = contents.read(fileId, 0, received)
  contents.remove(fileId)
  putContent(context, target, named, [image])
}

/** The header counts for more than the query, which is there for names beyond ASCII. */
function fileNameOf({ request, options }: RequestContext): string {
  const name = request.headers['x-ms-file-name'] ?? options.custom.get('x-ms-file-name')
  if (name === undefined || name === '') throw new NotEmulated('a file without x-ms-file-name')
  return name
}

function bytesOf({ request }: RequestContext): Uint8Array {
  if (!request.bytes) throw new NotEmulated('file content that is not application/octet-stream')
  if (request.bytes.length === 0) throw new NotEmulated('a file without content')
  return request.bytes
}
