import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const decoders = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** A body undone of its encodings, which are named in the order applied. Leaving the iteration destroys the body. */
export function decodedStream(body: Readable, encodings: readonly string[]): AsyncIterable<Uint8Array> {
  let decoded = body
  for (const encoding of encodings.map((name) => name.trim()).reverse()) {
    const decoder = decoders.get(encoding)?.()
    // The iteration rejects with what fails on the way, so the callback has nothing to add.
    if (decoder) decoded = pipeline(decoded, decoder, () => undefined)
  }
  return decoded
}
