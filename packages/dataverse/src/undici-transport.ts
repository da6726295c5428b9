import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { Agent, request as undiciRequest } from 'undici'
import type { Transport, TransportResponse } from './transport.ts'

export interface UndiciTransportOptions {
  /** Open connections per environment. */
  connections?: number
  connectTimeoutMs?: number
  /** From the request being sent to the reply's headers. */
  headersTimeoutMs?: number
  /** Between two pieces of the reply's body. */
  bodyTimeoutMs?: number
  /** A reply that decodes to more is refused. */
  maxReplyBytes?: number
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
}: UndiciTransportOptions = {}): Transport {
  const dispatcher = new Agent({
    connections,
    connect: { timeout: connectTimeoutMs },
    headersTimeout: headersTimeoutMs,
    bodyTimeout: bodyTimeoutMs,
    keepAliveTimeout: 30_000,
  })
  return async ({ method, url, headers, body, signal }) => {
    const reply = await undiciRequest(url, {
      dispatcher,
      method,
      headers: { 'accept-encoding': 'gzip, deflate, br', ...headers },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    })
    let read: Promise<Uint8Array> | undefined
    const bytes = async (): Promise<Uint8Array> => {
      read ??= reply.body.arrayBuffer().then(async (raw) => {
        const encodings = flat(reply.headers['content-encoding']).toLowerCase().split(',')
        return decode(new Uint8Array(raw), encodings, maxReplyBytes)
      })
      return read
    }
    return {
      status: reply.statusCode,
      headers: Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, flat(value)])),
      bytes,
      text: async () => decodeText(await bytes()),
    } satisfies TransportResponse
  }
}

/** Drops the UTF-8 byte order mark that `$count` replies start with. */
const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const flat = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(', ') : (value ?? ''))

/** JSON shrinks about tenfold. The default of 16 KB a piece takes four times as long on a large page. */
const chunkSizeFor = (compressedLength: number): number => Math.min(Math.max(compressedLength * 12, 16_384), 1_048_576)

async function decode(raw: Uint8Array, encodings: readonly string[], maxOutputLength: number): Promise<Uint8Array> {
  let bytes = raw
  // Listed in the order applied, so undone from the end.
  for (const encoding of encodings.map((name) => name.trim()).reverse()) {
    if (bytes.length > 0 && isDecoder(encoding)) {
      bytes = await decoders[encoding](bytes, { maxOutputLength, chunkSize: chunkSizeFor(bytes.length) })
    }
  }
  return bytes
}
