const followers = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls back when the signal aborts; returns how to stop following it. One listener on the signal serves them all: many
 * requests share the signal of their caller, and Node warns of a leak at the eleventh.
 */
export function whenAborted(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) {
    callback()
    return () => undefined
  }
  const known = followers.get(signal)
  const callbacks = known ?? new Set()
  if (!known) {
    followers.set(signal, callbacks)
    signal.addEventListener('abort', () => [...callbacks].forEach((each) => each()), { once: true })
  }
  callbacks.add(callback)
  return () => callbacks.delete(callback)
}
