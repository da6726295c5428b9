import { malformed } from '../reply-json.ts'
import type { RequestOptions } from '../request-options.ts'
import type { Service } from '../service.ts'
import type { RequestContext, ServiceReply } from '../service-reply.ts'
import { chunkBytes, recommendedBytes } from './transfer-size.ts'

/** What a reply says about the file it belongs to. */
export interface FileFacts {
  fileName: string | undefined
  mimeType: string | undefined
  size: number
  etag: string | undefined
}

/** Bytes of a file from `start` on; all of them, still coming in; or none, because the column is empty. */
export type FilePart =
  | { kind: 'bytes'; facts: FileFacts; start: number; bytes: Uint8Array; ranged: boolean; nextBytes: number }
  | { kind: 'pieces'; facts: FileFacts; pieces: AsyncIterable<Uint8Array> }
  | { kind: 'none' }

export interface ByteRange {
  start: number
  /** Not included. */
  end: number
}

/**
 * `GET …/column/$value`, with a range or without. A range is taken in before it is handed out, so that a reader who takes
 * time holds no place among the requests under way.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data#download-the-file-in-chunks-using-web-api
 */
export async function getFile(
  service: Service,
  path: string,
  range: ByteRange | undefined,
  options: RequestOptions,
): Promise<FilePart> {
  return service.raw(
    path,
    {
      method: 'GET',
      headers: {
        // Ranges and sizes are those of the file, not of something encoded.
        'accept-encoding': 'identity',
        ...(range ? { range: `bytes=${range.start}-${range.end - 1}` } : {}),
      },
      readOnly: true,
      bodyForm: ({ status, headers }) =>
        status === 200 && !isPage(headers) && (sizeIn(headers) ?? 0) > chunkBytes ? 'stream' : 'bytes',
      read: (reply, context) => partFrom(reply, context, range?.start ?? 0),
    },
    options,
  )
}

function partFrom(reply: ServiceReply, context: RequestContext, start: number): FilePart {
  const { status, headers, bytes = new Uint8Array(), stream } = reply
  if (status === 204) return { kind: 'none' }
  if (isPage(headers)) throw malformed(reply, context, 'is a page and no file')
  if (stream) return { kind: 'pieces', facts: factsFrom(headers, sizeIn(headers) ?? 0), pieces: stream }
  const nextBytes = recommendedBytes(headers)
  if (status !== 206) {
    const size = sizeIn(headers) ?? bytes.length
    if (size !== bytes.length) throw malformed(reply, context, `has ${bytes.length} of the ${size} bytes of the file`)
    return { kind: 'bytes', facts: factsFrom(headers, size), start: 0, bytes, ranged: false, nextBytes }
  }
  const size = sizeIn(headers)
  if (size === undefined) throw malformed(reply, context, 'does not tell the size of the file')
  const told = /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1]
  if (told !== undefined && Number(told) !== start) throw malformed(reply, context, 'is another part of the file')
  if (bytes.length === 0 || start + bytes.length > size) throw malformed(reply, context, 'is no part of the file')
  return { kind: 'bytes', facts: factsFrom(headers, size), start, bytes, ranged: true, nextBytes }
}

/** Of a proxy, or to sign in: a file that is a page says its size. */
const isPage = (headers: Readonly<Record<string, string>>): boolean =>
  headers['x-ms-file-size'] === undefined && (headers['content-type'] ?? '').includes('html')

/** Of the whole file: by Dataverse's own header, or by those of HTTP. */
function sizeIn(headers: Readonly<Record<string, string>>): number | undefined {
  const ofRange = /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1]
  const ofBody = headers['content-range'] || headers['content-encoding'] ? undefined : headers['content-length']
  const told = headers['x-ms-file-size'] ?? ofRange ?? ofBody
  return told !== undefined && /^\d+$/.test(told) ? Number(told) : undefined
}

const factsFrom = (headers: Readonly<Record<string, string>>, size: number): FileFacts => ({
  fileName: nameFrom(headers['x-ms-file-name']),
  mimeType: headers['mimetype'],
  size,
  etag: headers['etag'],
})

/** Headers are read as Latin-1. Whether Dynamics writes names in UTF-8 there is on no page, so both are understood. */
function nameFrom(header: string | undefined): string | undefined {
  if (header === undefined || !/[\x80-\xff]/.test(header)) return header
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(header, (character) => character.charCodeAt(0)),
    )
  } catch {
    return header
  }
}
