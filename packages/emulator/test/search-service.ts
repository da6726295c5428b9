import { type Emulator, startEmulator, type Switches } from '../src/index.ts'

export interface SearchResult {
  Id: string
  EntityName: string
  ObjectTypeCode: number
  Attributes: Record<string, unknown>
  Highlights: Record<string, string[]>
  Score: number
}

export interface SearchReply {
  Error: unknown
  Value: SearchResult[]
  Facets: Record<string, Record<string, unknown>[]>
  QueryContext: unknown
  Count: number
}

/** An organisation with few rows, asked by the addresses of the Web API and of the search. */
export interface SearchService {
  emulator: Emulator
  /** Below the environment's address. Bodies are JSON. */
  send(method: string, path: string, body?: unknown, user?: string): Promise<Response>
  /** Creates a row and returns its id. */
  create(set: string, row: object, user?: string): Promise<string>
  query(body: object, user?: string): Promise<SearchReply>
  /** The names of what is found by the whole text, in their order. */
  names(search: string, more?: object): Promise<string[]>
  /** Status, code and message. */
  refusal(path: string, body: unknown): Promise<{ status: number; code: string; message: string }>
}

export async function startSearchService(switches: Partial<Switches> = {}): Promise<SearchService> {
  const emulator = await startEmulator({
    seed: 'empty',
    now: () => new Date('2023-10-13T17:41:21Z'),
    plugins: false,
    userConsent: 'granted',
    switches,
    limits: { searchesPerSecond: 1000, searchesPerMinute: 100_000 },
  })
  emulator.clock.freeze()
  const send: SearchService['send'] = async (method, path, body, user = 'ada') =>
    fetch(`${emulator.environmentUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${await emulator.tokenFor(user)}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const query: SearchService['query'] = async (body, user) => {
    const reply = await send('POST', '/api/data/v9.2/searchquery', body, user)
    const { response } = (await reply.json()) as { response: string }
    return JSON.parse(response) as SearchReply
  }
  return {
    emulator,
    send,
    query,
    async create(set, row, user) {
      const reply = await send('POST', `/api/data/v9.2/${set}`, row, user)
      if (reply.status !== 204) throw new Error(`${set}: ${reply.status} ${await reply.text()}`)
      return /\(([0-9a-f-]+)\)$/.exec(reply.headers.get('odata-entityid') ?? '')![1]!
    },
    async names(search, more = {}) {
      const { Value } = await query({ search, ...more })
      return Value.map(({ Attributes }) => String(Attributes['name'] ?? Attributes['fullname']))
    },
    async refusal(path, body) {
      const reply = await send('POST', path, body)
      const { error } = (await reply.json()) as { error: { code: string; message: string } }
      return { status: reply.status, ...error }
    },
  }
}
