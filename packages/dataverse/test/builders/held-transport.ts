import type { Transport, TransportRequest, TransportResponse } from '@liaison/dataverse'

export interface HeldRequest extends TransportRequest {
  answer: (status: number, body?: unknown, headers?: Record<string, string>) => void
  /** The connection breaks. */
  lose: (code?: string) => void
}

export interface HeldTransport {
  transport: Transport
  /** Everything sent so far, oldest first; nothing is answered by itself. */
  sent: HeldRequest[]
}

/** A transport in this process whose requests wait until the test answers them. It takes no notice of signals. */
export function heldTransport(): HeldTransport {
  const sent: HeldRequest[] = []
  return {
    sent,
    transport: async (request) =>
      new Promise((resolve, reject) => {
        sent.push({
          ...request,
          answer: (status, body, headers) => resolve(replyOf(status, body, headers)),
          lose: (code = 'ECONNRESET') => reject(Object.assign(new Error('lost'), { code })),
        })
      }),
  }
}

/** A reply with a JSON body, or with the text given. */
export function replyOf(status: number, body?: unknown, headers: Record<string, string> = {}): TransportResponse {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  return {
    status,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    text: async () => text,
    bytes: async () => new TextEncoder().encode(text),
  }
}
