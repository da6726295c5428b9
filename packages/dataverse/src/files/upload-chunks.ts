import { malformed } from '../reply-json.ts'
import type { Service } from '../service.ts'
import type { RequestContext, ServiceReply } from '../service-reply.ts'
import type { ByteSource } from './byte-source.ts'
import type { UploadFileOptions } from './files.ts'
import { recommendedBytes } from './transfer-size.ts'

export const binaryContent = { 'content-type': 'application/octet-stream' }

/**
 * The content of known size in chunks, which the service joins. Opening the upload twice has no effect. A chunk is not
 * repeated: no page says what that does.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data#upload-the-file-in-chunks-using-web-api
 */
export async function uploadChunks(
  service: Service,
  path: string,
  source: ByteSource,
  size: number,
  options: UploadFileOptions,
): Promise<{ size: number }> {
  const { fileName, onProgress } = options
  const opened = await service.raw(
    `${path}?x-ms-file-name=${encodeURIComponent(fileName)}`,
    {
      method: 'PATCH',
      headers: { 'x-ms-transfer-mode': 'chunked' },
      readOnly: true,
      read: (reply, context) => openedUpload(reply, context, service.environmentUrl),
    },
    options,
  )
  for (let sent = 0; sent < size;) {
    const chunk = await source.take(opened.chunkBytes)
    const end = sent + chunk.length
    const last = !(await source.hasMoreThan(0))
    await service.raw(
      opened.location,
      {
        method: 'PATCH',
        headers: { ...binaryContent, 'x-ms-file-name': fileName, 'content-range': `bytes ${sent}-${end - 1}/${size}` },
        body: chunk,
        readOnly: false,
        read: last ? uploadDone : chunkTaken,
      },
      options,
    )
    sent = end
    onProgress?.({ bytes: sent, size })
  }
  return { size }
}

function openedUpload(
  reply: ServiceReply,
  context: RequestContext,
  environmentUrl: string,
): { location: string; chunkBytes: number } {
  const location = reply.headers['location'] ?? ''
  if (location === '') throw malformed(reply, context, 'does not say where the file goes')
  return {
    // Microsoft's older pages show it without the host.
    location: /^https?:/i.test(location) ? location : `${environmentUrl}/${location.replace(/^\/+/, '')}`,
    chunkBytes: recommendedBytes(reply.headers),
  }
}

function chunkTaken(reply: ServiceReply, context: RequestContext): void {
  if (reply.status !== 206) throw malformed(reply, context, 'does not ask for the rest of the file')
}

/** A sign-in page with status 200 must not pass for a file that was written. */
export function uploadDone(reply: ServiceReply, context: RequestContext): void {
  if (reply.status !== 204) throw malformed(reply, context, 'does not say that the file was written')
}
