import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Requests to the token endpoint of an emulator in this process, counted and held where they arrive. */
export interface TokenRequests {
  count(): number
  /** Entra answers and has issued its tokens, but the answers do not arrive from now on. */
  holdReplies(): void
  held(): number
  /** What is held arrives, and what comes later is not held any more. */
  release(): void
  stop(): void
}

const channel = 'http.server.request.start'

export function watchTokenRequests(): TokenRequests {
  let count = 0
  let holding = false
  let held: (() => void)[] = []

  const onRequest = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (request.method !== 'POST' || request.url?.endsWith('/oauth2/v2.0/token') !== true) return
    count += 1
    const send = response.end.bind(response)
    Object.assign(response, {
      end(...reply: Parameters<typeof send>) {
        if (holding) held.push(() => send(...reply))
        else send(...reply)
        return response
      },
    })
  }
  subscribe(channel, onRequest)
  return {
    count: () => count,
    holdReplies: () => void (holding = true),
    held: () => held.length,
    release() {
      holding = false
      const replies = held
      held = []
      for (const reply of replies) reply()
    },
    stop: () => void unsubscribe(channel, onRequest),
  }
}
