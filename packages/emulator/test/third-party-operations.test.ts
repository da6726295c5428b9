import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DynamicsWebApi } from 'dynamics-web-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { clientOf } from './third-party-client.ts'
import { someBytes } from './web-api.ts'

// What dynamics-web-api can do beside rows one by one and definitions.

let emulator: Emulator
let client: DynamicsWebApi
beforeAll(async () => {
  emulator = await startEmulator({
    seed: 'empty',
    plugins: false,
    userConsent: 'granted',
    limits: { searchesPerSecond: 100 },
    customApis: [
      {
        kind: 'function',
        name: 'sample_Longest',
        boundTo: 'account',
        run: ({ rows, rowId }) => ({ values: { Length: (rows.get('account', rowId!)!['name'] as string).length } }),
        parameters: {},
        response: { Length: 'Edm.Int32' },
      },
    ],
  })
  client = clientOf(emulator)
})
afterAll(() => emulator.stop())

const userId = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId
const collection = 'accounts'
const insert = (name: string): string => emulator.rows.insert('account', { name })
const names = (rows: readonly { name: string }[] | undefined): string[] => (rows ?? []).map(({ name }) => name)

test('every method the library has is called in these tests', () => {
  const texts = readdirSync(import.meta.dirname)
    .filter((file) => file.startsWith('third-party-'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  const methods = Object.entries(client).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
  expect(methods.length).toBeGreaterThan(40)
  expect(methods.filter((name) => !new RegExp(`\\.${name}[(<]`).test(texts))).toEqual([])
})

describe('lists', () => {
  beforeAll(() => {
    for (let number = 0; number < 7; number += 1) insert(`Mill ${number}`)
  })
  const filter = "startswith(name,'Mill')"

  test('are counted to their end', async () => {
    expect(await client.countAll({ collection, filter, select: ['name'] })).toBe(7)
  })

  test('are fetched page by page with the cookie of the last', async () => {
    const fetchXml =
      '<fetch count="4"><entity name="account"><attribute name="name"/><order attribute="name"/>' +
      '<filter><condition attribute="name" operator="begins-with" value="Mill"/></filter></entity></fetch>'
    const first = await client.fetch<{ name: string }>({ collection, fetchXml, includeAnnotations: '*' })
    expect(names(first.value)).toEqual(['Mill 0', 'Mill 1', 'Mill 2', 'Mill 3'])
    const { nextPage, cookie } = first.PagingInfo!
    const second = await client.fetch<{ name: string }>({
      collection,
      fetchXml,
      pageNumber: nextPage!,
      pagingCookie: cookie!,
    })
    expect(names(second.value)).toEqual(['Mill 4', 'Mill 5', 'Mill 6'])
  })

  test('are aggregated', async () => {
    const { value } = await client.retrieveMultiple({
      collection,
      apply: "filter(startswith(name,'Mill'))/aggregate($count as mills)",
    })
    expect(value).toEqual([{ mills: 7 }])
  })

  test('are expanded', async () => {
    const account = insert('Parent')
    for (const lastname of ['Berg', 'Holm'])
      emulator.rows.insert('contact', { lastname, parentcustomerid: { table: 'account', id: account } })
    const parent = await client.retrieve<{ contact_customer_accounts: { lastname: string }[] }>({
      collection,
      key: account,
      select: ['name'],
      expand: [
        { property: 'contact_customer_accounts', select: ['lastname'], filter: "lastname eq 'Holm'" },
        { property: 'owninguser', select: ['fullname'], expand: [{ property: 'businessunitid', select: ['name'] }] },
      ],
    })
    expect(parent).toMatchObject({
      contact_customer_accounts: [{ lastname: 'Holm' }],
      owninguser: { businessunitid: { name: expect.any(String) } },
    })
  })

  test('tell what has changed since they were read', async () => {
    const before = await client.retrieveMultiple({ collection, select: ['name'], trackChanges: true })
    const deltaLink = before['@odata.deltaLink']!
    const added = insert('Late')
    const changes = await client.retrieveMultiple<{ accountid: string; name: string }>(
      { collection, select: ['name'] },
      deltaLink,
    )
    expect(changes.value).toEqual([expect.objectContaining({ accountid: added, name: 'Late' })])
  })
})

describe('lookups', () => {
  test('are set and cleared by their navigation property', async () => {
    const primaryKey = insert('Holder')
    const relatedKey = emulator.rows.insert('contact', { lastname: 'Lund' })
    const lookup = { collection, primaryKey, navigationProperty: 'primarycontactid' }
    await client.associateSingleValued({ ...lookup, relatedCollection: 'contacts', relatedKey })
    expect(emulator.rows.get('account', primaryKey)?.['primarycontactid']).toEqual({ table: 'contact', id: relatedKey })
    const contact = await client.retrieve<{ lastname: string }>({
      collection,
      key: primaryKey,
      navigationProperty: 'primarycontactid',
      select: ['lastname'],
    })
    expect(contact.lastname).toBe('Lund')
    await client.disassociateSingleValued(lookup)
    expect(emulator.rows.get('account', primaryKey)?.['primarycontactid']).toBeUndefined()
  })
})

describe('files', () => {
  test.each([10_000, 6_000_000])('of %d bytes go up in chunks and come down again', async (length) => {
    const key = emulator.rows.insert('bw_siteassessment', { bw_name: 'Roof' })
    const file = { collection: 'bw_siteassessments', key, property: 'bw_report' }
    const data = someBytes(length)
    await client.uploadFile({ ...file, data, fileName: 'roof.pdf' })
    const down = await client.downloadFile(file)
    expect(down).toMatchObject({ fileName: 'roof.pdf', fileSize: length })
    expect(Buffer.compare(Buffer.from(down.data), data)).toBe(0)
    await client.deleteRecord(file)
    expect(emulator.rows.get('bw_siteassessment', key)?.['bw_report']).toBeUndefined()
  })
})

describe('who asks', () => {
  test('acts for another by their id in Dynamics and by that in Entra', async () => {
    const { systemUserId, objectId } = emulator.users.find(({ key }) => key === 'mia')!
    for (const who of [{ impersonate: systemUserId }, { impersonateAAD: objectId }]) {
      const key = await client.create<object, string>({ collection, data: { name: 'For Mia' }, ...who })
      expect(emulator.rows.get('account', key)).toMatchObject({
        createdby: { id: userId('mia') },
        createdonbehalfby: { id: userId('ada') },
      })
    }
  })

  test('is set for all requests of another instance', async () => {
    const other = client.initializeInstance({ serverUrl: emulator.environmentUrl, propagateErrors: true })
    other.setConfig({ onTokenRefresh: () => emulator.tokenFor('tom'), dataApi: { version: '9.2' } })
    const me = await other.callFunction<{ UserId: string }>('WhoAmI')
    expect(me.UserId).toBe(userId('tom'))
  })
})

describe('a batch', () => {
  test('does what it can when it goes on after an error', async () => {
    client.startBatch()
    void client.create({ collection, data: { nosuchcolumn: 1 }, inChangeSet: false })
    void client.create({ collection, data: { name: 'After an error' }, inChangeSet: false })
    const [refused, made] = await client.executeBatch({ continueOnError: true })
    expect(refused).toMatchObject({ status: 400 })
    expect(emulator.rows.get('account', made as string)?.['name']).toBe('After an error')
  })

  test('writes definitions outside its change sets', async () => {
    client.startBatch()
    void client.createAttribute({
      entityKey: "LogicalName='account'",
      inChangeSet: false,
      data: {
        '@odata.type': 'Microsoft.Dynamics.CRM.IntegerAttributeMetadata',
        SchemaName: 'sample_Looms',
        DisplayName: { LocalizedLabels: [{ Label: 'Looms', LanguageCode: 1033 }] },
        RequiredLevel: { Value: 'None' },
      },
    })
    void client.create({ collection, data: { name: 'Weaver', sample_looms: 4 } })
    const [, made] = (await client.executeBatch()) as string[]
    expect(emulator.rows.get('account', made!)?.['sample_looms']).toBe(4)
  })

  test('links what it makes', async () => {
    client.startBatch()
    void client.create({ collection, data: { name: 'Batched' }, contentId: '1' })
    void client.create({ collection: 'contacts', data: { lastname: 'Berg' }, contentId: '2' })
    void client.associateSingleValued({
      collection: '$1',
      navigationProperty: 'primarycontactid',
      relatedKey: '$2',
    })
    const [account, contact] = (await client.executeBatch()) as string[]
    expect(emulator.rows.get('account', account!)?.['primarycontactid']).toEqual({ table: 'contact', id: contact })
  })
})

test('functions and actions are called on rows', async () => {
  const key = insert('Long name')
  const bound = await client.callFunction<{ Length: number }>({
    collection,
    key,
    name: 'Microsoft.Dynamics.CRM.sample_Longest',
  })
  expect(bound.Length).toBe(9)
  const privileges = await client.callFunction<{ RolePrivileges: unknown[] }>({
    collection: 'systemusers',
    key: userId('mia'),
    name: 'Microsoft.Dynamics.CRM.RetrieveUserPrivileges',
  })
  expect(privileges.RolePrivileges.length).toBeGreaterThan(0)
  const queue = emulator.rows.insert('queue', { name: 'Desk' })
  const task = emulator.rows.insert('task', { subject: 'Call' })
  const { QueueItemId } = await client.callAction<{ QueueItemId: string }>({
    collection: 'queues',
    key: queue,
    actionName: 'Microsoft.Dynamics.CRM.AddToQueue',
    action: { Target: { activityid: task, '@odata.type': 'Microsoft.Dynamics.CRM.task' } },
  })
  expect(emulator.rows.get('queueitem', QueueItemId)).toMatchObject({ objectid: { table: 'task', id: task } })
})

test('a duplicate is told when detection is asked for', async () => {
  const data = { lastname: 'Double', emailaddress1: 'double@northwind.example' }
  await client.create({ collection: 'contacts', data })
  await client.create({ collection: 'contacts', data })
  await expect(client.create({ collection: 'contacts', data, duplicateDetection: true })).rejects.toMatchObject({
    code: '0x80040333',
  })
})

describe('Dataverse search', () => {
  beforeAll(() => {
    insert('Quarry Works')
    insert('Quarry Tools')
    emulator.rows.insert('contact', { firstname: 'Quentin', lastname: 'Quarry' })
  })

  test('finds rows of several tables, with their scores', async () => {
    const { response } = await client.query({
      query: { search: 'quarry', entities: ['account', 'contact'], count: true, top: 10 },
    })
    expect(response.Count).toBe(3)
    expect(response.Value.map(({ EntityName }) => EntityName).toSorted()).toEqual(['account', 'account', 'contact'])
    expect(response.Error).toBeNull()
  })

  test('suggests and completes what is begun', async () => {
    const suggested = await client.suggest({ query: { search: 'quarry wo', entities: [{ name: 'account' }] } })
    expect(suggested.response.Value.map(({ Text }) => Text)).toEqual(['{crmhit}Quarry{/crmhit} {crmhit}Wo{/crmhit}rks'])
    const completed = await client.autocomplete({ query: { search: 'quar', entities: ['account'] } })
    expect(completed.response.Value).toContain('quarry')
  })

  test('is told in the words of its first version', async () => {
    const compatible = client.initializeInstance({
      serverUrl: emulator.environmentUrl,
      searchApi: { version: '2.0', options: { enableResponseCompatibility: true } },
      onTokenRefresh: () => emulator.tokenFor('ada'),
    })
    const { value, totalrecordcount } = await compatible.search({
      query: { search: 'quarry', entities: ['account'], count: true },
    })
    expect(value).toHaveLength(2)
    expect(totalrecordcount).toBe(2)
  })
})
