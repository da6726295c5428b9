import { request } from 'node:https'
import { text } from 'node:stream/consumers'

/** As much of `fetch` as the clients here use, over TLS to whoever shows this certificate. It follows no redirect. */
export const trustingFetch =
  (certificate: string) =>
  (address: string | URL, { method = 'GET', headers, body }: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const sent = request(address, { method, headers: Object.fromEntries(new Headers(headers)), ca: certificate })
      sent.on('error', reject)
      sent.on('response', (reply) => {
        const received = Object.entries(reply.headersDistinct).map(([name, all]): [string, string] => [
          name,
          (all ?? []).join(', '),
        ])
        text(reply).then(
          (content) => resolve(new Response(content, { status: reply.statusCode ?? 0, headers: received })),
          reject,
        )
      })
      // A form, or JSON: what the clients here send is text.
      sent.end(body instanceof URLSearchParams ? body.toString() : (body as string | undefined))
    })
