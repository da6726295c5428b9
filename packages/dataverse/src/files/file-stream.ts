import { type DataverseError, MalformedReplyError, RowChangedError, TransportError } from '../errors.ts'
import type { ByteRange, FileFacts, FilePart } from './file-ranges.ts'
import { chunkBytes } from './transfer-size.ts'

/** Without a range: all of it. */
export type GetPart = (range?: ByteRange) => Promise<FilePart>

/**
 * The bytes wanted of a file, range by range. A file that comes as a whole and breaks off goes on in ranges, if the service
 * gives them; what ends before its time is an error.
 *
 * @throws {RowChangedError} another file is there now.
 */
export async function* readFile(
  get: GetPart,
  first: Exclude<FilePart, { kind: 'none' }>,
  { start, end }: ByteRange,
  path: string,
): AsyncGenerator<Uint8Array> {
  let at = start
  let lost: DataverseError | undefined
  if (first.kind === 'bytes') {
    const part = cut(first, { start, end })
    at += part.length
    if (part.length > 0) yield part
  } else if (at < end) {
    const whole = await get()
    if (whole.kind !== 'pieces') throw fileChanged(path)
    try {
      for await (const piece of within(whole.pieces, { start, end })) {
        at += piece.length
        yield piece
      }
      lost = cutOff(path)
    } catch (error) {
      if (!(error instanceof TransportError && error.code === 'dataverse_connection_lost')) throw error
      lost = error
    }
  }
  const step = first.kind === 'bytes' ? first.nextBytes : chunkBytes
  while (at < end) {
    const next = await get({ start: at, end: Math.min(at + step, end) }).catch((error: unknown) => {
      throw lost ?? error
    })
    if (next.kind === 'pieces') await leave(next.pieces)
    if (next.kind === 'none' || !isSame(first.facts, next.facts)) throw fileChanged(path)
    // A service that gives no ranges has answered from the beginning.
    if (next.kind === 'pieces') throw lost ?? cutOff(path)
    const part = cut(next, { start: at, end })
    at += part.length
    yield part
  }
}

/** The iteration has to begin for its end to close the connection. */
export async function leave(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const _piece of pieces) break
  } catch {
    // It was not wanted.
  }
}

async function* within(pieces: AsyncIterable<Uint8Array>, { start, end }: ByteRange): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const bytes of pieces) {
    const piece = cut({ start: at, bytes }, { start, end })
    at += bytes.length
    if (piece.length > 0) yield piece
    if (at >= end) return
  }
}

const cut = ({ start: at, bytes }: { start: number; bytes: Uint8Array }, { start, end }: ByteRange): Uint8Array =>
  bytes.subarray(Math.max(0, start - at), Math.max(0, end - at))

const isSame = (a: FileFacts, b: FileFacts): boolean =>
  a.size === b.size && a.fileName === b.fileName && a.etag === b.etag

function fileChanged(path: string): RowChangedError {
  return new RowChangedError({
    code: 'dataverse_row_changed',
    message: `GET ${path}: another file came in the place of this one while it was read.`,
    help: 'Read it again from its beginning.',
    request: { method: 'GET', path },
    sent: true,
  })
}

function cutOff(path: string): MalformedReplyError {
  return new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: `GET ${path}: the file ended before its time, and the service does not go on where it broke off.`,
    help: 'Try again. If it lasts, look for a proxy between this server and Dynamics.',
    request: { method: 'GET', path },
    sent: true,
  })
}
