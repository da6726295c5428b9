import { unlessAborted } from './deadline.ts'
import type { TransportResponse } from './transport.ts'

export interface ReplyStreamOptions {
  signal: AbortSignal | undefined
  /** The typed error of what broke the body off. */
  failureOf: (cause: unknown) => Error
  /** Called once, however the body ended; with the failure when it was one. */
  over: (failure?: Error) => void
}

/** The body of a reply, piece by piece. */
export async function* replyStream(
  response: TransportResponse,
  { signal, failureOf, over }: ReplyStreamOptions,
): AsyncGenerator<Uint8Array> {
  let failure: Error | undefined
  const pieces = (response.stream?.() ?? inOnePiece(response))[Symbol.asyncIterator]()
  let ended = false
  try {
    for (;;) {
      const next = await unlessAborted(async () => pieces.next(), signal)
      ended = next.done === true
      if (next.done) return
      yield next.value
    }
  } catch (error) {
    ended = true
    // Given up while the next piece was waited for, which may never come.
    void pieces.return?.().catch(() => undefined)
    failure = failureOf(error)
    throw failure
  } finally {
    if (!ended) await pieces.return?.()
    over(failure)
  }
}

async function* inOnePiece(response: TransportResponse): AsyncGenerator<Uint8Array> {
  yield await response.bytes()
}
