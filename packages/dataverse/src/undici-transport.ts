import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { Agent, request as undiciRequest } from 'undici'
import { decodedStream } from './decoded-stream.ts'
import { hostGuard } from './host-guard.ts'
import type { ResolveAll } from './resolve-all.ts'
import type { Transport, TransportResponse } from './transport.ts'

/** Of a connection pool of one's own. */
export interface UndiciTransportOptions {
  /** Open connections per environment. */
  connections?: number
  connectTimeoutMs?: number
  /** From the request being sent to the reply's headers. */
  headersTimeoutMs?: number
  /** Between two pieces of the reply's body. */
  bodyTimeoutMs?: number
  /** A reply that decodes to more is refused, unless it is read as a stream. */
  maxReplyBytes?: number
  /**
   * Hosts (`host` or `host:port`) that may be in a private network. When given, every other host has to be at a public
   * address: for addresses that people type in. Names are judged by what they resolve to at each connection.
   */
  privateHosts?: readonly string[]
  /** Instead of the system's resolver, for `privateHosts`. */
  resolve?: ResolveAll
}

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

const isDecoder = (name: string): name is keyof typeof decoders => Object.hasOwn(decoders, name)

/**
 * The transport of Node: pooled connections, compressed replies, no redirect followed.
 * Bodies are decoded in one piece: undici's own decompressing interceptor takes several times as long on a large page.
 */
export function undiciTransport({
  connections = 32,
  connectTimeoutMs = 10_000,
  headersTimeoutMs = 150_000, // Dataverse itself gives up on an operation after two minutes.
  bodyTimeoutMs = 60_000,
  maxReplyBytes = 512 * 1024 * 1024,
  privateHosts,
  resolve,
}: UndiciTransportOptions = {}): Transport {
  const guard = privateHosts && hostGuard(privateHosts, resolve)
  const dispatcher = new Agent({
    connections,
    connect: { timeout: connectTimeoutMs, ...(guard && { lookup: guard.lookup }) },
    headersTimeout: headersTimeoutMs,
    bodyTimeout: bodyTimeoutMs,
    keepAliveTimeout: 30_000,
  })
  return async ({ method, url, headers, body, signal }) => {
    guard?.check(url)
    const reply = await undiciRequest(url, {
      dispatcher,
      method,
      headers: { 'accept-encoding': 'gzip, deflate, br', ...headers },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    })
    const encodings = (): string[] => flat(reply.headers['content-encoding']).toLowerCase().split(',')
    let read: Promise<Uint8Array> | undefined
    const bytes = async (): Promise<Uint8Array> => {
      read ??= reply.body.arrayBuffer().then(async (raw) => decode(new Uint8Array(raw), encodings(), maxReplyBytes))
      return read
    }
    return {
      status: reply.statusCode,
      headers: Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, flat(value)])),
      bytes,
      text: async () => decodeText(await bytes()),
      stream: () => decodedStream(reply.body, encodings()),
    } satisfies TransportResponse
  }
}

/** Drops the UTF-8 byte order mark that `$count` replies start with. */
const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const flat = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(', ') : (value ?? ''))

/**
 * How long a piece of the output shall be: all of it at best, so that the pieces need not be copied into one. A gzip file
 * ends with its length (RFC 1952), which is believed as far as gzip can shrink anything. The default of 16 KB takes four
 * times as long on a large page.
 */
function chunkSizeFor(encoding: string, bytes: Uint8Array, maxLength: number): number {
  // One more, because a piece that comes out full has zlib make room for another.
  const told =
    encoding.endsWith('gzip') && bytes.length >= 4 ? lastWord(bytes) + 1 : Math.min(bytes.length * 12, 1_048_576)
  return Math.max(Math.min(told, bytes.length * 1_032, maxLength), 16_384)
}

const lastWord = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true)

async function decode(raw: Uint8Array, encodings: readonly string[], maxOutputLength: number): Promise<Uint8Array> {
  let bytes = raw
  // Listed in the order applied, so undone from the end.
  for (const encoding of encodings.map((name) => name.trim()).reverse()) {
    if (bytes.length > 0 && isDecoder(encoding)) {
      bytes = await decoders[encoding](bytes, {
        maxOutputLength,
        chunkSize: chunkSizeFor(encoding, bytes, maxOutputLength),
      })
    }
  }
  return bytes
}
