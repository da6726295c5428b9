import { bytesOfBase64 } from '#platform'
import { retrieve } from '../operations.ts'
import { malformed, replyJson } from '../reply-json.ts'
import type { RequestOptions } from '../request-options.ts'
import { rowPath } from '../row-key.ts'
import type { Service } from '../service.ts'
import { entityReference } from '../values.ts'
import { attachmentTables } from './attachment-tables.ts'
import { downloadedFile } from './downloaded-file.ts'
import type { AttachmentTable, DownloadedFile } from './files.ts'
import { type FileTools, initialize, jsonContent } from './messages.ts'
import { chunkBytes } from './transfer-size.ts'

/** Small ones by the column that holds them, as Base64; others in blocks. */
export async function downloadAttachment(
  tools: FileTools,
  table: AttachmentTable,
  id: string,
  options: RequestOptions,
): Promise<DownloadedFile | undefined> {
  const row = (await tools.reader.one(
    retrieve(table, id, { select: ['filename', 'mimetype', 'filesize'] }),
    options,
  )) as Record<string, unknown>
  const text = (column: string): string | undefined => {
    const value = row[column]
    return typeof value === 'string' ? value : undefined
  }
  const fileName = text('filename')
  if (fileName === undefined) return undefined
  const facts = { fileName, mimeType: text('mimetype') }
  if (Number(row['filesize'] ?? 0) <= chunkBytes) {
    const bytes = await readColumn(tools, table, id, options)
    return downloadedFile({ ...facts, size: bytes.length }, async function* () {
      yield bytes
    })
  }
  const message = {
    name: attachmentTables[table].downloadFirst,
    table,
    parameters: { Target: entityReference(table, id) },
  }
  const { size, token } = await initialize(tools, message, fileSize, options)
  return downloadedFile({ ...facts, size }, () => readBlocks(tools.service, size, token, options))
}

function fileSize(
  { FileSizeInBytes: size }: Record<string, unknown>,
  malformedBecause: (problem: string) => Error,
): { size: number } {
  if (typeof size !== 'number') throw malformedBecause('does not tell the size of the file')
  return { size }
}

/** `GET annotations(…)/documentbody/$value` */
async function readColumn(
  { service, schema }: FileTools,
  table: AttachmentTable,
  id: string,
  options: RequestOptions,
): Promise<Uint8Array> {
  const path = await schema.compile([table], (tableOf) => rowPath(tableOf(table), id), options)
  return service.raw(
    `${path}/${attachmentTables[table].body}/$value`,
    {
      method: 'GET',
      readOnly: true,
      read(reply, context) {
        const base64 = reply.text.trim()
        if (!isBase64(base64)) throw malformed(reply, context, 'is no Base64')
        return bytesOfBase64(base64)
      },
    },
    options,
  )
}

/** Whole: its padding makes the length a multiple of four. */
const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)

async function* readBlocks(
  service: Service,
  size: number,
  token: string,
  options: RequestOptions,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += chunkBytes) {
    const length = Math.min(chunkBytes, size - at)
    yield await service.raw(
      'DownloadBlock',
      {
        method: 'POST',
        headers: jsonContent,
        body: JSON.stringify({ Offset: at, BlockLength: length, FileContinuationToken: token }),
        readOnly: true,
        read(reply, context) {
          const data = replyJson(reply, context)?.['Data']
          const bytes = bytesOfBase64(typeof data === 'string' ? data : '')
          if (bytes.length !== length) throw malformed(reply, context, `has ${bytes.length} of ${length} bytes`)
          return bytes
        },
      },
      options,
    )
  }
}
