import {
  createDataverseClient,
  createMetadataCache,
  type DataverseClientOptions,
  type DataverseEvent,
  type MetadataCacheOptions,
  list,
  TransportError,
} from '@liaison/dataverse'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  attribute,
  definitionOf,
  labelOf,
  type MetadataService,
  newId,
  option,
  startMetadataService,
} from './builders/metadata-service.ts'
import { json, refusal } from './builders/http-service.ts'
import { batchReply } from './builders/schema-service.ts'
import { manualClock } from './builders/manual-clock.ts'
import { allOf } from './builders/client-fixture.ts'

let service: MetadataService
let events: DataverseEvent[]
let now: number

const rating = () =>
  attribute('new_rating', 'Picklist', {
    OptionSet: { MetadataId: newId(), Options: [option(1, 'Hot'), option(2, 'Warm')] },
    GlobalOptionSet: null,
  })

beforeEach(async () => {
  now = 1_000_000
  events = []
  const account = definitionOf('account')
  account.Attributes.push(rating())
  service = await startMetadataService([account, definitionOf('contact'), definitionOf('lead')])
})
afterEach(() => service.stop())

const clock = { now: () => new Date(now) }
const newClient = (cache: MetadataCacheOptions = {}, options: Partial<DataverseClientOptions> = {}) =>
  createDataverseClient({
    environmentUrl: service.url,
    tokens: { getAccessToken: async () => 'token' },
    clock,
    metadataCache: createMetadataCache({ clock, ...cache }),
    onEvent: (event) => events.push(event),
    ...options,
  })

const changesTold = () => events.filter((event) => event.event === 'dataverse.metadata_changed')

describe('a table', () => {
  test('tells its labels, and those of its columns, in all languages', async () => {
    const account = await newClient().tables.get('account')
    expect(account).toMatchObject({
      displayName: 'account',
      labels: [
        { languageCode: 1033, label: 'account' },
        { languageCode: 1031, label: 'account (de)' },
      ],
    })
    expect(account.columns.get('name')?.labels).toEqual([
      { languageCode: 1033, label: 'name' },
      { languageCode: 1031, label: 'name (de)' },
    ])
  })

  test('tells a global choice from one of its own, and the options of many at once', async () => {
    const global = { MetadataId: newId(), Name: 'new_sizes', Options: [option(7, 'Large')] }
    service.change('contact', ({ Attributes }) =>
      Attributes.push(
        attribute('new_size', 'Picklist', { OptionSet: { Options: [option(7, 'Large')] }, GlobalOptionSet: global }),
        attribute('new_topics', 'Virtual', {
          AttributeTypeName: { Value: 'MultiSelectPicklistType' },
          OptionSet: { MetadataId: newId(), Options: [option(3, 'Sailing')] },
        }),
      ),
    )
    const tables = await newClient().tables.getMany(['account', 'contact'])
    const columns = tables.get('contact')?.columns
    expect(columns?.get('new_size')).toMatchObject({ globalChoice: 'new_sizes', choices: [{ value: 7 }] })
    expect(columns?.get('new_topics')).toMatchObject({ type: 'MultiSelectPicklist', choices: [{ label: 'Sailing' }] })
    expect(tables.get('account')?.columns.get('new_rating')).not.toHaveProperty('globalChoice')
  })

  test('tells both sides of a many-to-many relationship, and its keys with what can be done with them', async () => {
    service.change('lead', (lead) => {
      lead.ManyToManyRelationships.push({
        SchemaName: 'contactleads_association',
        MetadataId: newId(),
        IntersectEntityName: 'contactleads',
        Entity1LogicalName: 'contact',
        Entity1NavigationPropertyName: 'contactleads_association',
        Entity2LogicalName: 'lead',
        Entity2NavigationPropertyName: 'contactleads_Association',
      })
      lead.Keys.push({
        LogicalName: 'new_code',
        SchemaName: 'new_Code',
        MetadataId: newId(),
        KeyAttributes: ['new_code', 'new_country'],
        EntityKeyIndexStatus: 'InProgress',
      })
    })
    const lead = await newClient().tables.get('lead')
    expect(lead.manyToMany).toEqual([
      {
        schemaName: 'contactleads_association',
        intersectTable: 'contactleads',
        first: { table: 'contact', navigation: 'contactleads_association' },
        second: { table: 'lead', navigation: 'contactleads_Association' },
      },
    ])
    expect(lead.keys).toEqual([
      { logicalName: 'new_code', schemaName: 'new_Code', columns: ['new_code', 'new_country'], status: 'InProgress' },
    ])
  })

  test('is understood bare and wrapped in a list', async () => {
    service.wrapped = true
    expect((await newClient().tables.get('contact')).columns.get('name')?.maxLength).toBe(160)
  })
})

describe('a refresh', () => {
  test('asks what changed since the tables were read, and reads only those again', async () => {
    const { tables } = newClient()
    await tables.getMany(['account', 'contact', 'lead'])
    service.change('account', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    service.read.length = 0

    const changes = await tables.refresh()

    expect(service.questions).toEqual([
      {
        tables: ['account', 'contact', 'lead'],
        stamp: '100!10/09/2022 22:10:22',
        deletedFilters: "Microsoft.Dynamics.CRM.DeletedMetadataFilters'All'",
      },
    ])
    expect(service.read).toEqual(['account'])
    expect(service.headers.slice(-2)).toMatchObject([{ consistency: 'Strong' }, { consistency: 'Strong' }])
    expect(changes).toEqual({
      changed: [
        {
          table: 'account',
          properties: [],
          columns: { added: ['new_tier'], removed: [], changed: [] },
          choices: [],
          relationships: { added: [], removed: [], changed: [] },
          keys: { added: [], removed: [], changed: [] },
        },
      ],
      deleted: [],
    })
    expect((await tables.get('account')).columns.has('new_tier')).toBe(true)

    await tables.refresh()
    expect(service.questions[1]?.stamp).toBe('101!10/09/2022 22:10:22')
    expect(service.read).toEqual(['account'])
  })

  test('names options that came, went, or are called otherwise', async () => {
    const { tables } = newClient()
    await tables.get('account')
    service.change('account', ({ Attributes }) => {
      const column = Attributes.find(({ LogicalName }) => LogicalName === 'new_rating')
      Object.assign(column ?? {}, { OptionSet: { Options: [option(2, 'Lukewarm'), option(3, 'Cold')] } })
    })
    expect((await tables.refresh()).changed).toMatchObject([
      {
        columns: { changed: ['new_rating'] },
        choices: [{ column: 'new_rating', added: [3], removed: [1], changed: [2] }],
      },
    ])
  })

  test('finds the tables that something deleted belonged to', async () => {
    const { tables } = newClient()
    await tables.getMany(['account', 'contact', 'lead'])
    service.drop('contact', 'Attributes', 'name')
    service.read.length = 0
    expect(await tables.refresh()).toMatchObject({
      changed: [{ table: 'contact', columns: { removed: ['name'] } }],
      deleted: [],
    })
    expect(service.read).toEqual(['contact'])
  })

  test('tells of tables that are gone', async () => {
    const { tables } = newClient()
    await tables.getMany(['account', 'lead'])
    service.change('lead', () => undefined)
    service.tables.delete('lead')
    expect(await tables.refresh()).toEqual({ changed: [], deleted: ['lead'] })
    await expect(tables.get('lead')).rejects.toMatchObject({ code: 'dataverse_unknown_name' })
  })

  test.each([
    ['is not there', { status: 501, body: refusal('', 'Not implemented.') }],
    ['says the stamp is too old', { status: 400, body: refusal('0x80044352', 'ExpiredVersionStamp') }],
    ['is no answer', { status: 200, body: {} }],
  ])('reads all tables in use when the question %s', async (_how, changesAnswer) => {
    const { tables } = newClient()
    await tables.getMany(['account', 'contact'])
    service.changesAnswer = changesAnswer
    service.change('contact', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    service.read.length = 0
    expect((await tables.refresh()).changed).toMatchObject([{ table: 'contact', columns: { added: ['new_tier'] } }])
    expect(service.read).toEqual(['account', 'contact'])
  })

  test('after a stamp that was too old, the next one is asked with', async () => {
    const { tables } = newClient()
    await tables.get('account')
    service.changesAnswer = { status: 400, body: refusal('0x80044352', 'ExpiredVersionStamp') }
    await tables.refresh()
    service.changesAnswer = undefined
    await tables.refresh()
    service.read.length = 0
    await tables.refresh()
    expect(service.questions).toHaveLength(2)
    expect(service.read).toEqual([])
  })

  test('happens before the next use when a reply tells a newer version of the schema, and is told (P53)', async () => {
    const client = newClient()
    await allOf(client.list('account'))
    service.change('account', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    service.version = 2
    await allOf(client.list('account'))
    expect(changesTold()).toEqual([])

    await Promise.all([client.tables.get('account'), client.tables.get('account')])
    expect(changesTold()).toMatchObject([{ changed: [{ table: 'account', columns: { added: ['new_tier'] } }] }])
    expect(service.questions).toHaveLength(1)

    await allOf(client.list('account'))
    expect(service.questions).toHaveLength(1)
  })

  test('finds a column that was made a moment ago, but does not look for every wrong name', async () => {
    const client = newClient()
    const select = ['new_tier']
    await client.tables.get('account')
    service.change('account', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    await expect(allOf(client.list('account', { select }))).rejects.toMatchObject({ code: 'dataverse_unknown_name' })
    expect(service.questions).toHaveLength(0)

    now += 60_000
    expect(await allOf(client.list('account', { select }))).toEqual([])
    await expect(allOf(client.list('account', { select: ['new_tire'] }))).rejects.toMatchObject({
      help: 'Did you mean new_tier?',
    })
    expect(service.questions).toHaveLength(1)
  })

  test.each([
    ['of a query', { status: 400, code: '0x0', message: "Could not find a property named 'name' on type 'x'." }],
    ['of a table', { status: 404, code: '0x8006088a', message: "Resource not found for the segment 'contacts'." }],
  ])('happens when the service refuses a name %s that it had', async (_what, { status, code, message }) => {
    const client = newClient()
    const read = async () => allOf(client.list('contact', { select: ['name'] }))
    await read()
    service.rest = (_request, response) => json(response, status, refusal(code, message))
    service.drop('contact', 'Attributes', 'name')
    now += 60_000
    await expect(read()).rejects.toMatchObject({ code: 'dataverse_invalid_request' })
    expect(service.questions).toHaveLength(0)
    await expect(read()).rejects.toMatchObject({ code: 'dataverse_unknown_name', sent: false })
    expect(changesTold()).toMatchObject([{ changed: [{ table: 'contact', columns: { removed: ['name'] } }] }])
    expect(service.questions).toHaveLength(1)
  })

  test('happens when a part of a $batch, or a write, meets a name that is gone', async () => {
    const client = newClient()
    const refused = refusal('0x0', "An error: An undeclared property 'name' was found.")
    await client.tables.get('contact')
    service.rest = (request, response) =>
      request.url.endsWith('$batch')
        ? batchReply(response, [{ status: 400, body: refused }])
        : json(response, 400, refused)
    for (const use of [
      async () => client.batch([list('contact')]),
      async () => client.update('contact', newId(), { name: 'x' }),
    ]) {
      now += 60_000
      service.questions.length = 0
      await expect(use()).rejects.toMatchObject({ code: 'dataverse_invalid_request' })
      await client.tables.get('contact')
      expect(service.questions).toHaveLength(1)
    }
  })

  test('a failed one is made good by the next use', async () => {
    const client = newClient({}, { retry: { maxAttempts: 1 } })
    await client.tables.get('account')
    await allOf(client.list('account'))
    service.version = 2
    await allOf(client.list('account'))
    service.change('account', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    service.hold = async () => Promise.reject(new Error('cut'))
    await expect(client.tables.get('account')).rejects.toMatchObject({ code: 'dataverse_connection_lost' })
    service.hold = undefined
    expect((await client.tables.get('account')).columns.has('new_tier')).toBe(true)
  })

  test('the list of tables is read again after it', async () => {
    const { tables } = newClient()
    expect(await tables.list()).toHaveLength(3)
    service.tables.set('new_visit', definitionOf('new_visit'))
    expect(await tables.list()).toHaveLength(3)
    await tables.refresh()
    expect((await tables.list()).map(({ labels }) => labels[1]?.label)).toContain('new_visit (de)')
  })
})

test('a table that is old is read again, and what changed is told', async () => {
  const { tables } = newClient({ maxAgeMs: 3_600_000 })
  await tables.get('contact')
  service.change('contact', (contact) => Object.assign(contact, { DisplayName: labelOf('Person') }))
  now += 3_600_000
  expect(await tables.get('contact')).toMatchObject({ displayName: 'Person' })
  expect(changesTold()).toMatchObject([
    { changed: [{ table: 'contact', properties: ['displayName', 'displayCollectionName', 'labels'] }] },
  ])
})

describe('waiting for the schema', () => {
  let release: () => void
  let asked: Promise<void>
  let reads: number
  beforeEach(() => {
    reads = 0
    const held = new Promise<void>((resolve) => (release = resolve))
    asked = new Promise((resolve) => {
      service.hold = async () => {
        reads += 1
        resolve()
        return held
      }
    })
  })
  afterEach(() => release())

  test('50 calls at once wait for one read, and one that gives up ends only its own wait', async () => {
    const client = newClient()
    const caller = new AbortController()
    const { signal } = caller
    const waiting = Array.from({ length: 50 }, async (_, index) =>
      allOf(client.list('contact', {}, index === 0 ? { signal } : {})),
    )
    await asked
    caller.abort()
    await expect(waiting[0]).rejects.toMatchObject({ code: 'dataverse_aborted', sent: false, effect: 'none' })
    release()
    expect(await Promise.all(waiting.slice(1))).toHaveLength(49)
    expect([reads, service.read]).toEqual([1, ['contact']])
  })

  test('a request whose time is over does not wait on, and the others do', async () => {
    const time = manualClock()
    const client = newClient({}, { clock: time })
    const late = client.update('contact', newId(), { name: 'x' }, { deadlineMs: 2_000 })
    const table = client.tables.get('contact')
    await asked
    const refused = expect(late).rejects.toMatchObject({
      code: 'dataverse_deadline_exceeded',
      sent: false,
      effect: 'none',
    })
    await time.advance(2_000)
    await refused
    release()
    expect(await table).toMatchObject({ logicalName: 'contact' })
    expect(time.sleeping()).toBe(0)
  })

  test('a refresh that a caller gives up goes on', async () => {
    service.hold = undefined
    const client = newClient()
    await client.tables.get('account')
    service.change('account', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    const caller = new AbortController()
    const refreshing = client.tables.refresh({ signal: caller.signal })
    caller.abort()
    await expect(refreshing).rejects.toBeInstanceOf(TransportError)
    expect((await client.tables.refresh()).changed).toHaveLength(0)
    expect(changesTold()).toHaveLength(1)
  })
})
