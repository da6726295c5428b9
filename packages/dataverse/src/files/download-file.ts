import { DataverseError, InvalidRequestError } from '../errors.ts'
import { downloadedFile } from './downloaded-file.ts'
import { fileColumnPath } from './file-column.ts'
import { type ByteRange, type FilePart, getFile } from './file-ranges.ts'
import { type GetPart, leave, readFile } from './file-stream.ts'
import type { DownloadedFile, DownloadFileOptions } from './files.ts'
import type { FileTools } from './messages.ts'
import { chunkBytes } from './transfer-size.ts'

/** Files that are kept in the database are given out in one piece only. */
const noRangesCode = '0x80090017'

export async function downloadFile(
  { service, schema }: FileTools,
  { table, id, column }: { table: string; id: string; column: string },
  options: DownloadFileOptions,
): Promise<DownloadedFile | undefined> {
  const { offset = 0, length = Number.POSITIVE_INFINITY, imageSize } = options
  assertRange(offset, length)
  const base = await schema.compile([table], (tableOf) => fileColumnPath(tableOf(table), id, column), options)
  const path = `${base}/$value${imageSize === 'full' ? '?size=full' : ''}`
  const get: GetPart = async (range) => getFile(service, path, range, options)
  const first = await firstPart(get, { start: offset, end: offset + Math.min(length, chunkBytes) })
  if (first.kind === 'none') return undefined
  const { size } = first.facts
  const wanted = { start: offset, end: Math.max(offset, Math.min(offset + length, size)) }
  return downloadedFile(first.facts, () => readFile(get, first, wanted, base), wanted.end - wanted.start)
}

/** The facts come with the beginning, which for most files is all there is. */
async function firstPart(get: GetPart, range: ByteRange): Promise<FilePart> {
  const part = await get(range).catch(async (error: unknown) => {
    // 416: nothing is there, so the file is empty or ends before.
    if (error instanceof DataverseError && (error.status === 416 || error.serviceCode === noRangesCode)) return get()
    throw error
  })
  // It would hold a connection until somebody reads it: it is asked for again then.
  if (part.kind === 'pieces') await leave(part.pieces)
  return part
}

function assertRange(offset: number, length: number): void {
  const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
  if (isCount(offset) && (length === Number.POSITIVE_INFINITY || (isCount(length) && length > 0))) return
  throw new InvalidRequestError({
    code: 'dataverse_invalid_value',
    message: 'There is no such part of a file.',
    help: 'Give offset as a whole number of bytes, 0 or more, and length as one of 1 or more.',
  })
}
