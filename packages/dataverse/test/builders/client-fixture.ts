import {
  createDataverseClient,
  type DataverseClient,
  type DataverseClientOptions,
  type DataverseEvent,
  type Row,
} from '@liaison/dataverse'
import { type Handler, type HttpService, type ReceivedRequest, startHttpService } from './http-service.ts'
import { withSchema } from './schema-service.ts'

export interface ClientFixture {
  service: HttpService
  client: DataverseClient
  /** Every wait, in milliseconds; none of them took any time. */
  waits: number[]
  events: DataverseEvent[]
  /** For each token asked for: whether it had to be a fresh one. */
  tokensAsked: boolean[]
  /** Answers in this order; the last answer stays. Requests for the schema do not count. */
  inTurn: (...handlers: Handler[]) => void
  /** What was asked, the schema left out. */
  requests: () => ReceivedRequest[]
}

export async function startClient(options: Partial<DataverseClientOptions> = {}): Promise<ClientFixture> {
  const service = await startHttpService()
  const waits: number[] = []
  const events: DataverseEvent[] = []
  const tokensAsked: boolean[] = []
  let now = 0
  const client = createDataverseClient({
    environmentUrl: service.url,
    tokens: {
      async getAccessToken({ forceRefresh = false } = {}) {
        tokensAsked.push(forceRefresh)
        return forceRefresh ? 'fresh-token' : 'old-token'
      },
    },
    clock: {
      now: () => new Date(now),
      async sleep(ms) {
        waits.push(ms)
        now += ms
      },
    },
    onEvent: (event) => events.push(event),
    ...options,
  })
  return {
    service,
    client,
    waits,
    events,
    tokensAsked,
    inTurn(...handlers) {
      const left = [...handlers]
      service.answer(withSchema((request, response) => (left.length > 1 ? left.shift() : left[0])?.(request, response)))
    },
    requests: () =>
      service.requests.filter(
        ({ url, body }) => !url.includes('EntityDefinitions') && !body.includes('EntityDefinitions'),
      ),
  }
}

export async function allOf<Item = Row>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}
