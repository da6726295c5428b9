import type { Transport } from './transport.ts'

// `#platform` where there is no Node, so that a bundle for a browser holds nothing of it.

export { fetchTransport as defaultTransport } from './fetch-transport.ts'

export function undiciTransport(): Transport {
  throw new TypeError('undiciTransport needs Node. Leave `transport` out, or pass fetchTransport().')
}
