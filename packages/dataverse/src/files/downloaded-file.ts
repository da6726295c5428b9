import type { DownloadedFile } from './files.ts'

interface Facts {
  fileName: string | undefined
  mimeType: string | undefined
  size: number
}

/** `length` is how many bytes the stream gives. */
export function downloadedFile(
  { fileName, mimeType, size }: Facts,
  stream: () => AsyncIterable<Uint8Array>,
  length = size,
): DownloadedFile {
  return {
    size,
    ...(fileName === undefined ? {} : { fileName }),
    ...(mimeType === undefined ? {} : { mimeType }),
    stream,
    async bytes() {
      const bytes = new Uint8Array(length)
      let at = 0
      for await (const piece of stream()) {
        bytes.set(piece, at)
        at += piece.length
      }
      return bytes
    },
  }
}
