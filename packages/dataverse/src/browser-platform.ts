import type { Transport } from './transport.ts'

// `#platform` where there is no Node, so that a bundle for a browser holds nothing of it.

export { fetchTransport as defaultTransport } from './fetch-transport.ts'

export function undiciTransport(): Transport {
  throw new TypeError('undiciTransport needs Node. Leave `transport` out, or pass fetchTransport().')
}

export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = []
  // A piece at a time: arguments travel on the stack.
  for (let at = 0; at < bytes.length; at += 32_768) parts.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)))
  return btoa(parts.join(''))
}

/** As Node reads it: text that is no base64 gives fewer bytes, or none. */
export function bytesOfBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
