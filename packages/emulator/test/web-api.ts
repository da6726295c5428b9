import { deflateSync } from 'node:zlib'
import { type Emulator, startEmulator } from '../src/index.ts'

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

export interface WebApi {
  emulator: Emulator
  api: (path: string, sent?: Sent) => Promise<Response>
  post: (path: string, body: object) => Promise<Response>
}

/** An organisation without rows, and its Web API as the administrator calls it. */
export async function startWebApi(dataDirectory?: string): Promise<WebApi> {
  const emulator = await startEmulator({ seed: 'empty', plugins: false, ...(dataDirectory && { dataDirectory }) })
  const token = await emulator.tokenFor('ada')
  const api: WebApi['api'] = async (path, { headers, ...sent } = {}) => {
    const url = path.startsWith('http') ? path : `${emulator.environmentUrl}/api/data/v9.2/${path}`
    return fetch(url, { ...sent, headers: { authorization: `Bearer ${token}`, ...headers } })
  }
  const json = { 'content-type': 'application/json' }
  return {
    emulator,
    api,
    post: async (path, body) => api(path, { method: 'POST', headers: json, body: JSON.stringify(body) }),
  }
}

/** Every value a byte can have, over and over. */
export const someBytes = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => (at * 7 + 3) % 256))

export const binary = (content: Buffer, headers: Record<string, string> = {}): Sent => ({
  method: 'PATCH',
  headers: { 'content-type': 'application/octet-stream', ...headers },
  body: new Uint8Array(content),
})

export const bytesOf = async (reply: Response): Promise<Buffer> => Buffer.from(await reply.arrayBuffer())

export const errorOf = async (reply: Response): Promise<unknown> =>
  ((await reply.json()) as { error: { code: string; message: string } }).error

/** A grey PNG whose left half is dark; checksums are left empty, which readers of pixels do not mind. */
export function somePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const row = Buffer.from([0, ...Array.from({ length: width }, (_, x) => (x < width / 2 ? 10 : 240))])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  const signature = Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
