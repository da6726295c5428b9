import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedRequest {
  method: string
  /** Path and query as sent. */
  url: string
  headers: IncomingMessage['headers']
  /** As text. */
  body: string
  bytes: Buffer
}

/** What it returns is ignored: the reply is what it does to `response`. */
export type Handler = (request: ReceivedRequest, response: ServerResponse) => unknown

export interface HttpService {
  url: string
  requests: ReceivedRequest[]
  /** Replaces what answers. */
  answer(handler: Handler): void
  stop(): Promise<void>
}

/** A real HTTP server on this machine that answers what the test says, and remembers what it was asked. */
export async function startHttpService(): Promise<HttpService> {
  const requests: ReceivedRequest[] = []
  let handler: Handler = (_request, response) => response.writeHead(500).end()
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const bytes = Buffer.concat(chunks)
      const { method = '', url = '', headers } = incoming
      const request = { method, url, headers, bytes, body: bytes.toString('utf8') }
      requests.push(request)
      handler(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer(next) {
      handler = next
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; odata.metadata=minimal', ...headers })
  response.end(JSON.stringify(body))
}

export const refusal = (code: string, message = 'Refused.') => ({ error: { code, message } })
