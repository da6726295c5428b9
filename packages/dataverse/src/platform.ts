// What depends on where this runs. `#platform` in package.json names this file for Node, browser-platform.ts for the rest.
export { undiciTransport as defaultTransport, undiciTransport } from './undici-transport.ts'

export const base64Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** Takes what is none for its valid part: the length told by the service is what a file is held against. */
export const bytesOfBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
