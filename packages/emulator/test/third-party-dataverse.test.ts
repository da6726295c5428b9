import type { DynamicsWebApi } from 'dynamics-web-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { clientOf } from './third-party-client.ts'

// A client of Dataverse that others wrote and use against the real service.

interface Contact {
  contactid: string
  fullname: string
  lastname: string
  jobtitle: string
  '@odata.etag': string
}

let emulator: Emulator
let client: DynamicsWebApi
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
  client = clientOf(emulator)
})
afterAll(() => emulator.stop())

const collection = 'contacts'
const newContact = (lastname: string, more: Record<string, unknown> = {}): Promise<string> =>
  client.create<Record<string, unknown>, string>({ collection, data: { lastname, ...more } })

describe('one row', () => {
  test('is created and retrieved with annotations', async () => {
    const key = await newContact('Berg', { firstname: 'Ida', preferredcontactmethodcode: 2 })
    const contact = await client.retrieve<Record<string, unknown>>({
      collection,
      key,
      select: ['fullname', 'preferredcontactmethodcode'],
      includeAnnotations: '*',
    })
    expect(contact).toMatchObject({
      contactid: key,
      fullname: 'Ida Berg',
      'preferredcontactmethodcode@OData.Community.Display.V1.FormattedValue': 'Email',
    })
  })

  test('comes back whole with return=representation', async () => {
    const made = await client.create<Partial<Contact>, Contact>({
      collection,
      data: { lastname: 'Holm' },
      returnRepresentation: true,
      select: ['lastname'],
    })
    expect(made.lastname).toBe('Holm')
    const changed = await client.update<Partial<Contact>, Contact>({
      collection,
      key: made.contactid,
      data: { jobtitle: 'Chemist' },
      returnRepresentation: true,
      select: ['jobtitle'],
    })
    expect(changed).toMatchObject({ contactid: made.contactid, jobtitle: 'Chemist' })
  })

  test('is updated with its version, and not with an old one', async () => {
    const key = await newContact('Dahl')
    const before = await client.retrieve<Contact>({ collection, key, select: ['lastname'] })
    const ifmatch = before['@odata.etag']
    await client.update({ collection, key, data: { lastname: 'Dahlberg' }, ifmatch })
    await expect(client.update({ collection, key, data: { lastname: 'Dahlmann' }, ifmatch })).rejects.toMatchObject({
      status: 412,
      code: '0x80060882',
    })
    expect(emulator.rows.get('contact', key)?.['lastname']).toBe('Dahlberg')
  })

  test('is upserted: made when missing, changed when there', async () => {
    const key = '0a000000-0000-4000-8000-000000000001'
    await client.upsert({ collection, key, data: { lastname: 'Made' } })
    await client.upsert({ collection, key, data: { lastname: 'Changed' } })
    expect(emulator.rows.get('contact', key)?.['lastname']).toBe('Changed')
    await expect(
      client.upsert({ collection, key, data: { lastname: 'Again' }, ifnonematch: '*' }),
    ).rejects.toMatchObject({ status: 412 })
  })

  test('is deleted, and then not found', async () => {
    const key = await newContact('Gone')
    await client.deleteRecord({ collection, key })
    await expect(client.retrieve({ collection, key })).rejects.toMatchObject({ status: 404, code: '0x80040217' })
  })

  test('has one property read and written alone', async () => {
    const key = await newContact('Lind')
    await client.updateSingleProperty({ collection, key, fieldValuePair: { jobtitle: 'Buyer' } })
    expect(await client.retrieve({ collection, key, select: ['jobtitle'] })).toMatchObject({ jobtitle: 'Buyer' })
  })

  test('is linked to another and unlinked', async () => {
    const key = await newContact('Linked')
    const account = emulator.rows.insert('account', { name: 'Link Lab' })
    const relation = { primaryKey: account, collection: 'accounts', relationshipName: 'contact_customer_accounts' }
    await client.associate({ ...relation, relatedKey: key, relatedCollection: collection })
    expect(emulator.rows.get('contact', key)?.['parentcustomerid']).toEqual({ table: 'account', id: account })
    await client.disassociate({ ...relation, relatedKey: key })
    expect(emulator.rows.get('contact', key)?.['parentcustomerid']).toBeUndefined()
  })
})

describe('many rows', () => {
  beforeAll(() => {
    for (let number = 0; number < 12; number += 1)
      emulator.rows.insert('competitor', { name: `Rival ${String(number).padStart(2, '0')}` })
  })

  test('are read page by page', async () => {
    const first = await client.retrieveMultiple<{ name: string }>({
      collection: 'competitors',
      select: ['name'],
      orderBy: ['name'],
      maxPageSize: 5,
    })
    expect(first.value.map(({ name }) => name)).toEqual(['Rival 00', 'Rival 01', 'Rival 02', 'Rival 03', 'Rival 04'])
    const second = await client.retrieveMultiple<{ name: string }>(
      { collection: 'competitors', maxPageSize: 5 },
      first['@odata.nextLink'],
    )
    expect(second.value.map(({ name }) => name)).toEqual(['Rival 05', 'Rival 06', 'Rival 07', 'Rival 08', 'Rival 09'])
    const all = await client.retrieveAll({ collection: 'competitors', select: ['name'] })
    expect(all.value).toHaveLength(12)
  })

  test('are filtered, sorted and counted', async () => {
    const filter = "startswith(name,'Rival 1')"
    const found = await client.retrieveMultiple<{ name: string }>({
      collection: 'competitors',
      select: ['name'],
      filter,
      orderBy: ['name desc'],
      count: true,
    })
    expect(found.value.map(({ name }) => name)).toEqual(['Rival 11', 'Rival 10'])
    expect(found['@odata.count']).toBe(2)
    expect(await client.count({ collection: 'competitors', filter })).toBe(2)
  })

  test('are fetched by FetchXML, page after page by the cookie', async () => {
    const before = emulator.roundTrips()
    const all = await client.fetchAll<{ name: string }>({
      collection: 'competitors',
      fetchXml:
        '<fetch count="5"><entity name="competitor"><attribute name="name"/><order attribute="name"/></entity></fetch>',
      includeAnnotations: '*',
    })
    expect(emulator.roundTrips() - before).toBe(3)
    expect(all.value?.map(({ name }) => name)).toEqual(
      Array.from({ length: 12 }, (_, number) => `Rival ${String(number).padStart(2, '0')}`),
    )
  })
})

describe('a batch', () => {
  test('of reads and writes is one round trip, answered in order', async () => {
    const before = emulator.roundTrips()
    client.startBatch()
    void client.create({ collection, data: { lastname: 'Batched' } })
    void client.retrieveMultiple({ collection: 'transactioncurrencies', select: ['isocurrencycode'] })
    void client.callFunction('WhoAmI')
    const [created, currencies, me] = (await client.executeBatch()) as [
      string,
      { value: unknown[] },
      { UserId: string },
    ]
    expect(emulator.roundTrips() - before).toBe(1)
    expect(emulator.rows.get('contact', created)?.['lastname']).toBe('Batched')
    expect(currencies.value).toHaveLength(3)
    expect(me.UserId).toBe(emulator.users.find(({ key }) => key === 'ada')?.systemUserId)
  })

  test('refers from one operation of its change set to another', async () => {
    client.startBatch()
    void client.create({ collection: 'competitors', data: { name: 'Referred' }, contentId: '1' })
    void client.create({ collection, data: { lastname: 'Referring' }, contentId: '2' })
    void client.create({
      collection: 'tasks',
      data: { subject: 'About both', 'regardingobjectid_contact_task@odata.bind': '$2' },
      contentId: '3',
    })
    const [, contact, task] = (await client.executeBatch()) as string[]
    expect(emulator.rows.get('task', task!)?.['regardingobjectid']).toEqual({ table: 'contact', id: contact })
  })

  test('undoes its whole change set when one operation fails', async () => {
    const before = emulator.rows.count('competitor')
    client.startBatch()
    void client.create({ collection: 'competitors', data: { name: 'Undone' } })
    void client.create({ collection: 'competitors', data: { nosuchcolumn: 1 } })
    await expect(client.executeBatch()).rejects.toMatchObject([{ status: 400, error: { code: '0x80048d19' } }])
    expect(emulator.rows.count('competitor')).toBe(before)
  })
})

describe('functions, actions and metadata', () => {
  test('WhoAmI, RetrieveVersion and a bound action answer', async () => {
    expect(await client.callFunction<{ Version: string }>('RetrieveVersion')).toMatchObject({
      Version: expect.stringMatching(/^9\./),
    })
    const account = emulator.rows.insert('account', { name: 'Deal Lab' })
    const opportunity = emulator.rows.insert('opportunity', {
      name: 'A deal',
      customerid: { table: 'account', id: account },
    })
    await client.callAction({
      actionName: 'WinOpportunity',
      action: {
        Status: 3,
        OpportunityClose: { subject: 'Won', 'opportunityid@odata.bind': `/opportunities(${opportunity})` },
      },
    })
    expect(emulator.rows.get('opportunity', opportunity)?.['statecode']).toBe(1)
  })

  test('tables and columns are described', async () => {
    const table = await client.retrieveEntity<{ EntitySetName: string; Attributes: unknown[] }>({
      key: "LogicalName='account'",
      select: ['EntitySetName', 'LogicalName'],
    })
    expect(table.EntitySetName).toBe('accounts')
    const column = await client.retrieveAttribute<{ MaxLength: number }>({
      entityKey: "LogicalName='account'",
      attributeKey: "LogicalName='name'",
      castType: 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
    })
    expect(column.MaxLength).toBe(160)
  })
})
