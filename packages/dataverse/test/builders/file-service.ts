import type { ServerResponse } from 'node:http'
import { type Handler, json, type ReceivedRequest, refusal } from './http-service.ts'

export interface StoredFile {
  bytes: Buffer
  fileName: string
  mimeType: string
}

export interface FileService {
  handle: Handler
  /** By the address of the column, such as `new_visits(…)/new_contract`. */
  files: Map<string, StoredFile>
  /** What came with the last message of an upload in blocks. */
  commits: Record<string, unknown>[]
  /** Blocks by their id. */
  blocks: Map<string, Buffer>
}

export interface FileServiceOptions {
  chunkSize?: number
  /** Without: files are in the database, and are given out in one piece. */
  ranges?: boolean
  /** Headers of every download, and of the opening of an upload. */
  headers?: Record<string, string | undefined>
  location?: (path: string) => string
}

/**
 * Files as Microsoft's pages show them on the wire, kept in this process.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
 */
export function fileService({
  chunkSize = 4_194_304,
  ranges = true,
  headers: extra = {},
  location,
}: FileServiceOptions = {}): FileService {
  const files = new Map<string, StoredFile>()
  const sessions = new Map<string, Buffer>()
  const blocks = new Map<string, Buffer>()
  const commits: Record<string, unknown>[] = []

  function write(path: string, query: URLSearchParams, { headers, bytes }: ReceivedRequest, response: ServerResponse) {
    const named = String(headers['x-ms-file-name'] ?? '')
    if (headers['x-ms-transfer-mode'] === 'chunked') {
      const host = `http://${headers.host}`
      sessions.set(path, Buffer.alloc(0))
      const to = `/api/data/v9.2/${path}?sessiontoken=abc%2Bdef%3D%3D`
      response.writeHead(
        200,
        present({ location: location?.(to) ?? host + to, 'x-ms-chunk-size': String(chunkSize), ...extra }),
      )
      return response.end()
    }
    const session = query.has('sessiontoken') ? sessions.get(path) : undefined
    if (!session) {
      files.set(path, { bytes, fileName: named, mimeType: 'text/plain' })
      return response.writeHead(204).end()
    }
    const [, start, end, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? []
    const fits = Number(start) === session.length && Number(end) - Number(start) + 1 === bytes.length
    if (!fits || bytes.length > chunkSize) return json(response, 400, refusal('0x80040216', 'Not that chunk.'))
    const sofar = Buffer.concat([session, bytes])
    sessions.set(path, sofar)
    if (sofar.length < Number(size)) return response.writeHead(206).end()
    files.set(path, { bytes: sofar, fileName: named, mimeType: 'text/plain' })
    return response.writeHead(204).end()
  }

  function read(path: string, { headers }: ReceivedRequest, response: ServerResponse) {
    const file = files.get(path)
    if (!file) return response.writeHead(204).end()
    const told = {
      'x-ms-file-size': String(file.bytes.length),
      'x-ms-file-name': file.fileName,
      'x-ms-chunk-size': String(chunkSize),
      mimetype: file.mimeType,
      ...extra,
    }
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
    if (start === undefined || !ranges) {
      if (start !== undefined)
        return json(response, 400, refusal('0x80090017', 'Not supported for files in the database.'))
      response.writeHead(200, present(told))
      return response.end(file.bytes)
    }
    if (Number(start) >= file.bytes.length) return json(response, 416, refusal('', 'Out of range.'))
    response.writeHead(206, present(told))
    return response.end(file.bytes.subarray(Number(start), Number(end) + 1))
  }

  function message(name: string, body: Record<string, unknown>, response: ServerResponse) {
    if (/^Initialize\w+BlocksUpload$/.test(name)) return json(response, 200, { FileContinuationToken: 'token' })
    if (name === 'UploadBlock') {
      blocks.set(String(body['BlockId']), Buffer.from(String(body['BlockData']), 'base64'))
      return response.writeHead(204).end()
    }
    if (/^Commit\w+BlocksUpload$/.test(name)) {
      commits.push(body)
      const bytes = Buffer.concat((body['BlockList'] as string[]).map((id) => blocks.get(id) ?? Buffer.alloc(0)))
      files.set('blocks', { bytes, fileName: String(body['FileName']), mimeType: String(body['MimeType']) })
      return json(response, 200, { FileSizeInBytes: bytes.length, FileId: 'f', ActivityMimeAttachmentId: 'a' })
    }
    const { bytes = Buffer.alloc(0) } = files.get('blocks') ?? {}
    if (/^Initialize\w+BlocksDownload$/.test(name)) {
      return json(response, 200, { FileContinuationToken: 'token', FileSizeInBytes: bytes.length, FileName: 'x' })
    }
    const at = Number(body['Offset'])
    return json(response, 200, { Data: bytes.subarray(at, at + Number(body['BlockLength'])).toString('base64') })
  }

  return {
    files,
    blocks,
    commits,
    handle(request, response) {
      const { pathname, searchParams } = new URL(request.url, 'http://any')
      const path = pathname.replace('/api/data/v9.2/', '')
      if (request.method === 'PATCH') return write(path, searchParams, request, response)
      if (request.method === 'GET') return read(path.replace('/$value', ''), request, response)
      if (request.method === 'POST') return message(path, JSON.parse(request.body) as Record<string, unknown>, response)
      files.delete(path)
      return response.writeHead(204).end()
    },
  }
}

const present = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
