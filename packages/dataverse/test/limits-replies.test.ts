import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import {
  action,
  create,
  createDataverseClient,
  createMetadataCache,
  type DataverseClient,
  DataverseError,
  functionCall,
  list,
  type MetadataCache,
  remove,
  retrieve,
  type Transport,
} from '@liaison/dataverse'
import { allOf, startClient } from './builders/client-fixture.ts'
import { otherId, someId } from './builders/tables.ts'

const environmentUrl = 'https://contoso.crm4.dynamics.com'

/** The schema is known beforehand, so that the fuzzed replies belong to what is called. */
let metadataCache: MetadataCache
beforeAll(async () => {
  metadataCache = createMetadataCache()
  const fixture = await startClient({ metadataCache })
  fixture.inTurn((_request, response) => response.writeHead(500).end())
  await fixture.client.tables.getMany(['account', 'contact'])
  await fixture.service.stop()
})

const batchOf = (replies: readonly string[], inner: boolean): string => {
  const parts = replies.map(
    (body) =>
      `--part\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${body}\r\n`,
  )
  const whole = `${parts.join('')}--part--\r\n`
  return inner ? `--outer\r\nContent-Type: multipart/mixed; boundary=part\r\n\r\n${whole}\r\n--outer--\r\n` : whole
}

const links = fc.constantFrom(
  `${environmentUrl}/api/data/v9.2/accounts?$skiptoken=1`,
  'https://elsewhere.example/accounts',
  'https://[',
  'accounts?$skiptoken=2',
  '',
)

/** What Dynamics itself could answer to one thing or another. */
const properBodies = fc.oneof(
  fc.record({ UserId: fc.string(), BusinessUnitId: fc.string(), OrganizationId: fc.string() }),
  fc.record(
    {
      value: fc.array(fc.record({ accountid: fc.constant(someId), name: fc.string() }), { maxLength: 3 }),
      '@odata.nextLink': links,
      '@odata.deltaLink': links,
      '@odata.count': fc.oneof(fc.nat(), fc.string()),
    },
    { requiredKeys: ['value'] },
  ),
  fc.record({
    error: fc.record({ code: fc.constantFrom('0x80040217', '0x80072322', '0x0', ''), message: fc.string() }),
  }),
  fc.record({ accountid: fc.constant(someId), name: fc.string() }),
)

const jsonTexts = fc.oneof(properBodies, fc.jsonValue({ maxDepth: 3 })).map((value) => JSON.stringify(value))

const cut = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(texts, fc.double({ min: 0, max: 1, noNaN: true })).map(([text, at]) => text.slice(0, text.length * at))

const batches = fc
  .tuple(fc.array(jsonTexts, { maxLength: 4 }), fc.boolean())
  .map(([replies, inner]) => batchOf(replies, inner))

const bodies = fc.oneof(
  jsonTexts,
  cut(jsonTexts),
  batches,
  cut(batches),
  fc.constantFrom('', ' ', '\uFEFF', 'null', '[]', '0', '{', '<html><body>502 Bad Gateway</body></html>', '5000'),
  fc.constant('['.repeat(100_000)),
  fc.string(),
)

const replies = fc.record({
  status: fc.oneof(
    fc.constantFrom(200, 201, 204),
    fc.constantFrom(0, 100, 206, 301, 302, 304, 400, 401, 403, 404, 408, 412, 413, 429, 500, 502, 503, 504, 599),
  ),
  headers: fc.record(
    {
      'content-type': fc.constantFrom(
        'application/json; odata.metadata=minimal',
        'text/html',
        'text/plain',
        'multipart/mixed; boundary=part',
        'multipart/mixed; boundary=outer',
        'multipart/mixed',
        '',
      ),
      'retry-after': fc.constantFrom('1', '0', '-1', '99999999999', 'soon', 'Mon, 02 Mar 2026 09:00:00 GMT', ''),
      'odata-entityid': fc.constantFrom(`${environmentUrl}/api/data/v9.2/accounts(${someId})`, '()', 'x'),
      'www-authenticate': fc.constantFrom('Bearer', 'Bearer claims="e30="', 'Bearer claims="%%%"', 'Basic x="'),
      location: fc.constantFrom('https://login.example/', ''),
      req_id: fc.string(),
    },
    { requiredKeys: [] },
  ),
  text: bodies,
})

const answers: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 8, arbitrary: replies.map((reply) => ({ kind: 'reply' as const, ...reply })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'lost' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'cut-off' as const }) },
)

type Answer =
  | { kind: 'reply'; status: number; headers: Record<string, string>; text: string }
  | { kind: 'lost' }
  | { kind: 'cut-off' }

/** Gives the answers one after the other, the last for ever. */
function transportOf(given: readonly Answer[]): Transport {
  let next = 0
  return async () => {
    const answer = given[Math.min(next++, given.length - 1)]
    if (answer?.kind === 'lost') throw Object.assign(new Error('lost'), { code: 'ECONNRESET' })
    const text = answer?.kind === 'reply' ? answer.text : undefined
    const read = async (): Promise<string> => text ?? Promise.reject(new Error('cut off'))
    return {
      status: answer?.kind === 'reply' ? answer.status : 200,
      headers: answer?.kind === 'reply' ? answer.headers : {},
      text: read,
      bytes: async () => new TextEncoder().encode(await read()),
    }
  }
}

async function someOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) {
    found.push(item)
    // A service may go on for ever; a caller need not.
    if (found.length > 20) break
  }
  return found
}

const calls: [string, (client: DataverseClient) => Promise<unknown>][] = [
  ['whoAmI', (client) => client.whoAmI()],
  ['tables.list', (client) => client.tables.list()],
  ['tables.get', (client) => client.tables.get('opportunity')],
  ['retrieve', (client) => client.retrieve('account', someId, { select: ['name'] })],
  ['list', (client) => someOf(client.list('account', { select: ['name'] }))],
  ['list pages', (client) => someOf(client.list('account', { maxPageSize: 2 }).pages())],
  ['create', (client) => client.create('account', { name: 'A' })],
  ['create with an id', (client) => client.create('account', { name: 'A' }, { id: someId })],
  ['update', (client) => client.update('account', someId, { name: 'A' })],
  ['upsert', (client) => client.upsert('account', someId, { name: 'A' })],
  ['delete', (client) => client.delete('account', someId)],
  ['callFunction', (client) => client.callFunction('Find', { Name: 'x' })],
  ['callAction', (client) => client.callAction('Act', { Name: 'x' })],
  ['batch', (client) => client.batch([retrieve('account', someId), list('contact'), functionCall('WhoAmI')])],
  ['batchSettled', (client) => client.batchSettled([retrieve('account', someId), list('contact')])],
  ['changeSet', (client) => client.changeSet([create('account', someId, {}), remove('account', otherId), action('A')])],
  ['changes', (client) => someOf(client.changes('account'))],
  ['changesByModifiedOn', (client) => someOf(client.changesByModifiedOn('account'))],
  ['retrieveProperty', (client) => client.retrieveProperty('account', someId, 'name')],
  ['count', (client) => client.count('account')],
  ['totalRecordCount', (client) => client.totalRecordCount(['account'])],
  ['createMultiple', (client) => someOf(client.createMultiple('account', [{ name: 'A' }, { name: 'B' }]))],
  ['fetchXml', (client) => someOf(client.fetchXml('<fetch><entity name="account"/></fetch>'))],
  ['savedQuery', (client) => someOf(client.savedQuery(someId))],
]

test.each(calls)('%s: whatever is answered, it ends with a value or a typed error', async (_name, call) => {
  await fc.assert(
    fc.asyncProperty(fc.array(answers, { minLength: 1, maxLength: 6 }), async (given) => {
      let now = 0
      const client = createDataverseClient({
        environmentUrl,
        tokens: { getAccessToken: async () => 'token' },
        transport: transportOf(given),
        metadataCache,
        clock: {
          now: () => new Date(now),
          async sleep(ms) {
            now += ms
          },
        },
      })
      const failure = await call(client).then(
        () => undefined,
        (error: unknown) => error,
      )
      expect(failure).toSatisfy((error) => error === undefined || error instanceof DataverseError)
    }),
    { numRuns: 200 },
  )
})

test('rows of a page that is whole come before the error of one that is not', async () => {
  const next = `${environmentUrl}/api/data/v9.2/accounts?$skiptoken=1`
  const page = JSON.stringify({ value: [{ accountid: someId }], '@odata.nextLink': next })
  const good = { kind: 'reply' as const, status: 200, headers: { 'content-type': 'application/json' }, text: page }
  const html = { kind: 'reply' as const, status: 200, headers: { 'content-type': 'text/html' }, text: '<html>' }
  const client = createDataverseClient({
    environmentUrl,
    tokens: { getAccessToken: async () => 'token' },
    transport: transportOf([good, html]),
    metadataCache,
    retry: { maxAttempts: 1 },
  })
  const seen: unknown[] = []
  const reading = (async () => {
    for await (const row of client.list('account')) seen.push(row)
  })()
  await expect(reading).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
  expect(seen).toEqual([{ accountid: someId }])
})

const whole = (text: string, status = 200): Answer => ({
  kind: 'reply',
  status,
  headers: { 'content-type': 'application/json' },
  text,
})

test.each<[string, Answer, (client: DataverseClient) => Promise<unknown>]>([
  ['no row', whole('', 204), (client) => client.retrieve('account', someId)],
  ['nobody', whole('{}'), (client) => client.whoAmI()],
  ['no list', whole('{"value":null}'), (client) => allOf(client.list('account'))],
  [
    'a next link that is no address',
    whole('{"value":[],"@odata.nextLink":"https://["}'),
    (client) => allOf(client.list('account')),
  ],
  ['no numbers', whole('', 204), (client) => client.totalRecordCount(['account'])],
  [
    'a redirect',
    { kind: 'reply', status: 302, headers: { location: '/login' }, text: '' },
    (client) => client.whoAmI(),
  ],
])('%s is no answer', async (_title, answer, call) => {
  const client = createDataverseClient({
    environmentUrl,
    tokens: { getAccessToken: async () => 'token' },
    transport: transportOf([answer]),
    metadataCache,
    retry: { maxAttempts: 1 },
  })
  await expect(call(client)).rejects.toMatchObject({ code: 'dataverse_malformed_reply' })
})

test('the fuzz reaches replies that are read as well', async () => {
  const page = JSON.stringify({ value: [{ accountid: someId }] })
  const good = { kind: 'reply' as const, status: 200, headers: { 'content-type': 'application/json' }, text: page }
  const client = createDataverseClient({
    environmentUrl,
    tokens: { getAccessToken: async () => 'token' },
    transport: transportOf([good]),
    metadataCache,
  })
  expect(await allOf(client.list('account'))).toEqual([{ accountid: someId }])
})
