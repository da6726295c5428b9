import { list } from '@liaison/dataverse'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { allOf } from './builders/client-fixture.ts'
import { json, refusal } from './builders/http-service.ts'
import { type MetadataClient, startMetadataClient } from './builders/metadata-client.ts'
import { attribute, definitionOf, labelOf, type MetadataService, newId, option } from './builders/metadata-service.ts'
import { batchReply } from './builders/schema-service.ts'

const rating = () =>
  attribute('new_rating', 'Picklist', {
    OptionSet: { MetadataId: newId(), Options: [option(1, 'Hot'), option(2, 'Warm')] },
    GlobalOptionSet: null,
  })

let environment: MetadataClient
let service: MetadataService

beforeEach(async () => {
  const account = definitionOf('account')
  account.Attributes.push(rating())
  environment = await startMetadataClient([account, definitionOf('contact'), definitionOf('lead')])
  service = environment.service
})
afterEach(() => service.stop())

describe('a refresh', () => {
  test('asks what changed since the tables were read, and reads only those again', async () => {
    const { tables } = environment.newClient()
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
    const { tables } = environment.newClient()
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
    const { tables } = environment.newClient()
    await tables.getMany(['account', 'contact', 'lead'])
    service.drop('contact', 'Attributes', 'name')
    service.read.length = 0
    expect(await tables.refresh()).toMatchObject({
      changed: [{ table: 'contact', columns: { removed: ['name'] } }],
      deleted: [],
    })
    expect(service.read).toEqual(['contact'])
  })

  test('reads again what may have been read before the stamp it asks with', async () => {
    const { tables } = environment.newClient()
    await Promise.all([tables.get('account'), tables.get('contact')])
    service.read.length = 0
    await tables.refresh()
    await tables.refresh()
    expect(service.read).toEqual(['contact'])
    expect(service.questions.map((question) => question.tables)).toEqual([['account'], ['account', 'contact']])
  })

  test('tells of tables that are gone', async () => {
    const { tables } = environment.newClient()
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
    const { tables } = environment.newClient()
    await tables.getMany(['account', 'contact'])
    service.changesAnswer = changesAnswer
    service.change('contact', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    service.read.length = 0
    expect((await tables.refresh()).changed).toMatchObject([{ table: 'contact', columns: { added: ['new_tier'] } }])
    expect(service.read).toEqual(['account', 'contact'])
  })

  test('after a stamp that was too old, the next one is asked with', async () => {
    const { tables } = environment.newClient()
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
    const client = environment.newClient()
    await allOf(client.list('account'))
    service.change('account', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    service.version = 2
    await allOf(client.list('account'))
    expect(environment.changesTold()).toEqual([])

    await Promise.all([client.tables.get('account'), client.tables.get('account')])
    expect(environment.changesTold()).toMatchObject([
      { changed: [{ table: 'account', columns: { added: ['new_tier'] } }] },
    ])
    expect(service.questions).toHaveLength(1)

    await allOf(client.list('account'))
    expect(service.questions).toHaveLength(1)
  })

  test('finds a column that was made a moment ago, but does not look for every wrong name', async () => {
    const client = environment.newClient()
    const select = ['new_tier']
    await client.tables.get('account')
    service.change('account', ({ Attributes }) => Attributes.push(attribute('new_tier', 'String')))
    await expect(allOf(client.list('account', { select }))).rejects.toMatchObject({ code: 'dataverse_unknown_name' })
    expect(service.questions).toHaveLength(0)

    environment.pass(60_000)
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
    const client = environment.newClient()
    const read = async () => allOf(client.list('contact', { select: ['name'] }))
    await read()
    service.rest = (_request, response) => json(response, status, refusal(code, message))
    service.drop('contact', 'Attributes', 'name')
    environment.pass(60_000)
    await expect(read()).rejects.toMatchObject({ code: 'dataverse_invalid_request' })
    expect(service.questions).toHaveLength(0)
    await expect(read()).rejects.toMatchObject({ code: 'dataverse_unknown_name', sent: false })
    expect(environment.changesTold()).toMatchObject([
      { changed: [{ table: 'contact', columns: { removed: ['name'] } }] },
    ])
    expect(service.questions).toHaveLength(1)
  })

  test.each([
    ['0x0', "An error: An undeclared property 'name' was found."],
    [
      '0x80048d19',
      "Error identified in Payload  ---->  InnerException : Microsoft.Crm.CrmException: Invalid property 'name' was found in entity 'Microsoft.Dynamics.CRM.contact'.",
    ],
  ])('happens when a part of a $batch, or a write, meets a name that is gone: %s', async (code, message) => {
    const client = environment.newClient()
    const refused = refusal(code, message)
    await client.tables.get('contact')
    service.rest = (request, response) =>
      request.url.endsWith('$batch')
        ? batchReply(response, [{ status: 400, body: refused }])
        : json(response, 400, refused)
    for (const use of [
      async () => client.batch([list('contact')]),
      async () => client.update('contact', newId(), { name: 'x' }),
    ]) {
      environment.pass(60_000)
      service.questions.length = 0
      await expect(use()).rejects.toMatchObject({ code: 'dataverse_invalid_request' })
      await client.tables.get('contact')
      expect(service.questions).toHaveLength(1)
    }
  })

  test('a failed one is made good by the next use', async () => {
    const client = environment.newClient({}, { retry: { maxAttempts: 1 } })
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
    const { tables } = environment.newClient()
    expect(await tables.list()).toHaveLength(3)
    service.tables.set('new_visit', definitionOf('new_visit'))
    expect(await tables.list()).toHaveLength(3)
    await tables.refresh()
    expect((await tables.list()).map(({ labels }) => labels[1]?.label)).toContain('new_visit (de)')
  })
})

test('a table that is old is read again, and what changed is told', async () => {
  const { tables } = environment.newClient({ maxAgeMs: 3_600_000 })
  await tables.get('contact')
  service.change('contact', (contact) => Object.assign(contact, { DisplayName: labelOf('Person') }))
  environment.pass(3_600_000)
  expect(await tables.get('contact')).toMatchObject({ displayName: 'Person' })
  expect(environment.changesTold()).toMatchObject([
    { changed: [{ table: 'contact', properties: ['displayName', 'displayCollectionName', 'labels'] }] },
  ])
})
