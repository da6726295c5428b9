import { entityReference } from '../values.ts'
import { ByteSource } from './byte-source.ts'
import { InvalidRequestError } from '../errors.ts'
import { fileColumnPath } from './file-column.ts'
import type { FileContent, UploadFileOptions, UploadOptions } from './files.ts'
import type { FileTools } from './messages.ts'
import { chunkBytes } from './transfer-size.ts'
import { uploadBlocks } from './upload-blocks.ts'
import { binaryContent, uploadChunks, uploadDone } from './upload-chunks.ts'

interface FilePlace {
  table: string
  id: string
  column: string
}

/** In one request, in chunks or in blocks: what can say all that there is to say, with the fewest bytes. */
export async function uploadFile(
  tools: FileTools,
  { table, id, column }: FilePlace,
  content: FileContent,
  options: UploadFileOptions,
): Promise<{ size: number }> {
  const { fileName, mimeType, singleRequestMaxBytes = chunkBytes } = options
  assertFileName(options)
  const path = await tools.schema.compile([table], (tableOf) => fileColumnPath(tableOf(table), id, column), options)
  const { size: expectedSize, signal } = options
  const source = new ByteSource(content, { size: expectedSize, signal, request: { method: 'PATCH', path } })
  try {
    // Only the last of the messages takes a type; headers take no name outside ASCII.
    if (mimeType === undefined && isHeaderText(fileName)) {
      if (!(await source.hasMoreThan(singleRequestMaxBytes))) return await uploadWhole(tools, path, source, options)
      if (source.size !== undefined) return await uploadChunks(tools.service, path, source, source.size, options)
    }
    const Target = entityReference(table, id)
    // The message takes no null for it; Microsoft's samples send this where nobody knows the type.
    const names = { FileName: fileName, MimeType: mimeType ?? 'application/octet-stream' }
    const first = { Target, FileName: fileName, FileAttributeName: column }
    const { size } = await uploadBlocks(
      tools,
      source,
      {
        first: { name: 'InitializeFileBlocksUpload', table, parameters: first },
        last: { name: 'CommitFileBlocksUpload', table, parameters: names },
      },
      options,
    )
    return { size }
  } finally {
    await source.close()
  }
}

/** Sets the column to given content, so it may be repeated. */
async function uploadWhole(
  { service }: FileTools,
  path: string,
  source: ByteSource,
  { singleRequestMaxBytes = chunkBytes, ...options }: UploadFileOptions,
): Promise<{ size: number }> {
  const body = await source.take(singleRequestMaxBytes)
  const headers = { ...binaryContent, 'x-ms-file-name': options.fileName }
  await service.raw(
    path,
    { method: 'PATCH', headers, body, readOnly: false, repeatable: true, read: uploadDone },
    options,
  )
  options.onProgress?.({ bytes: body.length, size: body.length })
  return { size: body.length }
}

/** Microsoft: the header does not support names outside the ASCII character set. */
const isHeaderText = (text: string): boolean => /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text)

export function assertFileName({ fileName }: UploadOptions): void {
  if (fileName !== '') return
  throw new InvalidRequestError({
    code: 'dataverse_invalid_value',
    message: 'The file has no name.',
    help: 'Give fileName, such as contract.pdf: the service refuses some kinds of file by its ending.',
  })
}
