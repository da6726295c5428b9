/** What a stream holds, piece by piece: not every browser iterates over streams. Leaving it early cancels the stream. */
export async function* piecesOf<T>(stream: ReadableStream<T> | null): AsyncGenerator<T> {
  if (stream === null) return
  const reader = stream.getReader()
  let whole = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        whole = true
        return
      }
      yield value
    }
  } finally {
    if (whole) reader.releaseLock()
    // A stream that has failed rejects its cancelling with the same error, which is on its way already.
    else await reader.cancel().catch(() => undefined)
  }
}
