import { base64Of } from '#platform'
import { compileInsert, compileUpsert } from '../compile-operation.ts'
import { MalformedReplyError } from '../errors.ts'
import { entity, type RowValues } from '../values.ts'
import { createdId } from '../write-reply.ts'
import { attachmentTables } from './attachment-tables.ts'
import { ByteSource } from './byte-source.ts'
import type { AttachmentTable, FileContent, UploadAttachmentOptions } from './files.ts'
import type { FileTools } from './messages.ts'
import { chunkBytes } from './transfer-size.ts'
import { uploadBlocks } from './upload-blocks.ts'
import { assertFileName } from './upload-file.ts'

interface UploadedAttachment {
  id: string
  size: number
}

/** With the row while it is small, as Microsoft advises up to 4 MB; otherwise in blocks. */
export async function uploadAttachment(
  tools: FileTools,
  table: AttachmentTable,
  values: RowValues,
  content: FileContent,
  options: UploadAttachmentOptions,
): Promise<UploadedAttachment> {
  assertFileName(options)
  const { fileName, mimeType, id, size, signal } = options
  const row = { ...values, filename: fileName, ...(mimeType === undefined ? {} : { mimetype: mimeType }) }
  const source = new ByteSource(content, { size, signal, request: { method: 'POST', path: table } })
  try {
    return (await source.hasMoreThan(chunkBytes))
      ? await inBlocks(tools, table, row, source, options)
      : await withRow(tools, table, id, row, await source.take(chunkBytes), options)
  } finally {
    await source.close()
  }
}

/** With an id it is the same row when it is done again. */
async function withRow(
  { service, schema }: FileTools,
  table: AttachmentTable,
  id: string | undefined,
  row: RowValues,
  content: Uint8Array,
  options: UploadAttachmentOptions,
): Promise<UploadedAttachment> {
  const values = { ...row, [attachmentTables[table].body]: base64Of(content) }
  const request = await schema.compile(
    [table],
    (tableOf) =>
      id === undefined ? compileInsert(table, values, tableOf) : compileUpsert(table, id, values, tableOf, 'either'),
    options,
  )
  const reply = await service.write(request, options)
  options.onProgress?.({ bytes: content.length, size: content.length })
  return { id: id ?? createdId(reply, table), size: content.length }
}

async function inBlocks(
  tools: FileTools,
  table: AttachmentTable,
  row: RowValues,
  source: ByteSource,
  options: UploadAttachmentOptions,
): Promise<UploadedAttachment> {
  const { uploadFirst, uploadLast, committedId, needsId } = attachmentTables[table]
  const id = options.id ?? (needsId ? crypto.randomUUID() : undefined)
  const parameters = { Target: entity(table, { ...row, ...(id === undefined ? {} : { [`${table}id`]: id }) }) }
  const messages = {
    first: { name: uploadFirst, table, parameters },
    last: { name: uploadLast, table, parameters },
  }
  const { size, answer } = await uploadBlocks(tools, source, messages, options)
  const committed = id ?? answer[committedId]
  if (typeof committed !== 'string') throw noRow(uploadLast)
  return { id: committed, size }
}

function noRow(message: string): MalformedReplyError {
  return new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: `POST ${message}: the reply names no row.`,
    help: 'Look for the attachment before sending it again: it was taken.',
    request: { method: 'POST', path: message },
    sent: true,
    effect: 'unknown',
  })
}
