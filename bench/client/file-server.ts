import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from '../../packages/dataverse/test/builders/http-service.ts'
import { withSchema } from '../../packages/dataverse/test/builders/schema-service.ts'

// A process of its own, so that its work is not measured: takes a file and keeps its length only, gives one of zeros.

const chunkBytes = 4_194_304
const size = Number(process.argv[2])
const zeros = Buffer.alloc(chunkBytes)
/** What it cannot answer itself is about the schema, in bodies short enough to be read. */
const schema = withSchema((_request, response) => response.writeHead(500).end())

const server = createServer((request, response) => {
  void (async () => {
    const { url = '', method = '', headers } = request
    if (url.includes('EntityDefinitions') || url.endsWith('$batch')) return answerSchema(request, response)
    const received = await lengthOf(request, url.endsWith('UploadBlock'))
    if (method === 'GET') return give(headers.range, response)
    if (method === 'PATCH') return take(request, received, response)
    if (url.endsWith('InitializeFileBlocksUpload')) {
      taken = 0
      return json(response, 200, { FileContinuationToken: 'token' })
    }
    if (url.endsWith('CommitFileBlocksUpload')) return json(response, 200, { FileSizeInBytes: taken, FileId: 'f' })
    taken += received
    return response.writeHead(204).end()
  })()
})

let taken = 0

function take({ headers }: IncomingMessage, received: number, response: ServerResponse): void {
  if (headers['x-ms-transfer-mode'] === 'chunked') {
    taken = 0
    const location = `http://${headers.host}/api/data/v9.2/new_visits(1)/new_contract?sessiontoken=1`
    response.writeHead(200, { location, 'x-ms-chunk-size': String(chunkBytes) }).end()
    return
  }
  taken += received
  response.writeHead(taken < size ? 206 : 204).end()
}

function give(range: string | undefined, response: ServerResponse): void {
  const [, start = '0', end = '0'] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []
  const length = Math.min(Number(end) + 1, size) - Number(start)
  response.writeHead(206, { 'x-ms-file-size': String(size), 'x-ms-chunk-size': String(chunkBytes) })
  response.end(zeros.subarray(0, length))
}

/** Of a block: of what its Base64 stands for. */
async function lengthOf(request: IncomingMessage, base64: boolean): Promise<number> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (base64) pieces.push(piece)
  }
  if (!base64) return length
  const { BlockData } = JSON.parse(Buffer.concat(pieces).toString()) as { BlockData: string }
  return Buffer.byteLength(BlockData, 'base64')
}

async function answerSchema(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  const { method = '', url = '', headers } = request
  schema({ method, url, headers, bytes, body: bytes.toString() }, response)
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
