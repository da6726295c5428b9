import { unlessAborted } from '../deadline.ts'
import { InvalidRequestError, type RequestSummary } from '../errors.ts'
import { endedEarly } from '../transport-failure.ts'
import { contentPieces, sizeOf } from './content-pieces.ts'
import type { FileContent } from './files.ts'

export interface ByteSourceOptions {
  size?: number | undefined
  signal?: AbortSignal | undefined
  /** What the content is for. */
  request: RequestSummary
}

/** Content handed out in pieces of the size asked for. Holds no more of a stream than that. */
export class ByteSource {
  /** Absent when nobody knows it beforehand. */
  readonly size: number | undefined
  readonly #options: ByteSourceOptions
  readonly #pieces: AsyncGenerator<Uint8Array>
  readonly #held: Uint8Array[] = []
  #heldBytes = 0
  #receivedBytes = 0
  #ended = false

  constructor(content: FileContent, options: ByteSourceOptions) {
    this.#options = options
    this.size = options.size ?? sizeOf(content)
    this.#pieces = contentPieces(content)
  }

  /** Reads as far as it takes to know. @throws {InvalidRequestError} the content has not the size it should have. */
  async hasMoreThan(count: number): Promise<boolean> {
    while (!this.#ended && this.#heldBytes <= count) await this.#receive()
    return this.#heldBytes > count
  }

  /** So many bytes; fewer only at the end. */
  async take(count: number): Promise<Uint8Array> {
    await this.hasMoreThan(count - 1)
    const length = Math.min(count, this.#heldBytes)
    const [first] = this.#held
    if (first && first.length >= length) return this.#takeFromFirst(first, length)
    const taken = new Uint8Array(length)
    for (let at = 0; at < length;) {
      const next = this.#held[0] ?? new Uint8Array()
      const part = this.#takeFromFirst(next, Math.min(next.length, length - at))
      taken.set(part, at)
      at += part.length
    }
    return taken
  }

  /** Lets go of what is left, for a stream holds something open. */
  async close(): Promise<void> {
    const closed = this.#pieces.return(undefined)
    // A piece that is still waited for may never come.
    if (this.#options.signal?.aborted) void closed.catch(() => undefined)
    else await closed
  }

  #takeFromFirst(first: Uint8Array, length: number): Uint8Array {
    if (length === first.length) this.#held.shift()
    else this.#held[0] = first.subarray(length)
    this.#heldBytes -= length
    return first.subarray(0, length)
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    const { signal, request } = this.#options
    try {
      return await unlessAborted(async () => this.#pieces.next(), signal)
    } catch (error) {
      if (!signal?.aborted || error !== signal.reason) throw error
      throw endedEarly(error, { request, readOnly: false }, { by: 'caller', sent: false })
    }
  }

  async #receive(): Promise<void> {
    const next = await this.#next()
    if (next.done) {
      this.#ended = true
      if (this.size !== undefined && this.#receivedBytes < this.size) throw wrongSize(this.size, this.#receivedBytes)
      return
    }
    if (next.value.length === 0) return
    this.#held.push(next.value)
    this.#heldBytes += next.value.length
    this.#receivedBytes += next.value.length
    if (this.size !== undefined && this.#receivedBytes > this.size) throw wrongSize(this.size, this.#receivedBytes)
  }
}

function wrongSize(expected: number, received: number): InvalidRequestError {
  const found = received < expected ? `ended after ${received}` : `has at least ${received}`
  return new InvalidRequestError({
    code: 'dataverse_invalid_value',
    message: `The content of the file ${found} bytes, and should have ${expected}.`,
    help: 'Give its exact size, or none where it is not known.',
  })
}
