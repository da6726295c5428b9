import { piecesOf } from './stream-pieces.ts'
import type { Transport } from './transport.ts'

/** A transport over `fetch`, for browsers and other runtimes. The platform decodes content encodings. */
export function fetchTransport(fetchImplementation: typeof fetch = fetch): Transport {
  return async ({ method, url, headers, body, signal }) => {
    const reply = await fetchImplementation(url, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
    let read: Promise<Uint8Array> | undefined
    const bytes = async (): Promise<Uint8Array> => {
      read ??= reply.arrayBuffer().then((raw) => new Uint8Array(raw))
      return read
    }
    return {
      status: reply.status,
      headers: Object.fromEntries(reply.headers),
      bytes,
      text: async () => new TextDecoder().decode(await bytes()),
      stream: () => piecesOf(reply.body),
    }
  }
}
