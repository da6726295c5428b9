import { InvalidRequestError } from '../errors.ts'
import { piecesOf } from '../stream-pieces.ts'
import type { FileContent } from './files.ts'

/** How much of a Blob is read at a time: as much as the service takes in one piece. */
const blobPieceBytes = 4_194_304

/** What is known of the size of content before it is read. */
export const sizeOf = (content: FileContent): number | undefined =>
  content instanceof Uint8Array ? content.length : content instanceof Blob ? content.size : undefined

export async function* contentPieces(content: FileContent): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content
  else if (content instanceof Blob) {
    for (let at = 0; at < content.size; at += blobPieceBytes) {
      yield new Uint8Array(await content.slice(at, at + blobPieceBytes).arrayBuffer())
    }
  } else {
    for await (const piece of 'getReader' in content ? piecesOf<unknown>(content) : content) {
      if (!(piece instanceof Uint8Array)) throw notBytes()
      yield piece
    }
  }
}

function notBytes(): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_value',
    message: 'The content of the file gave something that is no Uint8Array.',
    help: 'Give bytes: encode text with TextEncoder, and set no encoding on a stream.',
  })
}
