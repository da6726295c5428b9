import { any, contains, eq, lookup, ne, RowNotFoundError } from '@liaison/dataverse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allOf } from './builders/client-fixture.ts'
import { type RowsEnvironment, startRowsEnvironment } from './builders/rows-environment.ts'
import { otherId } from './builders/tables.ts'

let environment: RowsEnvironment
beforeAll(async () => {
  environment = await startRowsEnvironment()
})
afterAll(async () => environment.stop())

const newAccount = async (values = {}): Promise<string> =>
  (await environment.client.create('account', { name: 'A', ...values })).id
const newContact = async (values = {}): Promise<string> =>
  (await environment.client.create('contact', { lastname: 'C', ...values })).id

describe('one column of a row', () => {
  test('is read, written and cleared by its type', async () => {
    const { client } = environment
    const id = await newAccount()
    await client.setProperty('account', id, 'revenue', '48000.50')
    expect(await client.retrieveProperty('account', id, 'revenue')).toBe(48_000.5)
    await client.clearProperty('account', id, 'revenue')
    expect(await client.retrieveProperty('account', id, 'revenue')).toBeNull()
    await client.setProperty('account', id, 'telephone1', '1')
    await client.setProperty('account', id, 'telephone1', null)
    expect(await client.retrieveProperty('account', id, 'telephone1')).toBeNull()
  })

  test('may be a lookup', async () => {
    const { client, sent } = environment
    const [id, contact] = [await newAccount(), await newContact()]
    await client.setProperty('account', id, 'primarycontactid', lookup('contact', contact))
    expect(await client.retrieveProperty('account', id, 'primarycontactid')).toBe(contact)
    expect(sent.at(-1)).toBe(`GET accounts(${id})`)
    await client.clearProperty('account', id, 'primarycontactid')
    expect(await client.retrieveProperty('account', id, 'primarycontactid')).toBeNull()
  })

  test('of a row that is not there is refused, and nothing is created (P22)', async () => {
    const { client } = environment
    const contact = lookup('contact', await newContact())
    for (const work of [
      async () => client.retrieveProperty('account', otherId, 'name'),
      async () => client.setProperty('account', otherId, 'name', 'Ghost'),
      async () => client.setProperty('account', otherId, 'primarycontactid', contact),
      async () => client.clearProperty('account', otherId, 'telephone1'),
    ]) {
      await expect(work()).rejects.toBeInstanceOf(RowNotFoundError)
    }
    await expect(client.retrieve('account', otherId)).rejects.toBeInstanceOf(RowNotFoundError)
  })
})

describe('related rows', () => {
  test('a lookup is set and cleared by its navigation property or its column', async () => {
    const { client } = environment
    const [account, contact] = [await newAccount(), await newContact()]
    const employer = async () => client.retrieveProperty('contact', contact, 'parentcustomerid')
    await client.associate('contact', contact, 'parentcustomerid_account', { table: 'account', id: account })
    expect(await employer()).toBe(account)
    await client.disassociate('contact', contact, 'parentcustomerid_account')
    expect(await employer()).toBeNull()
    await client.associate('contact', contact, 'parentcustomerid', { table: 'account', id: account })
    expect(await employer()).toBe(account)
    await client.disassociate('contact', contact, 'parentcustomerid', { table: 'account', id: account })
    expect(await employer()).toBeNull()
  })

  test('a row is put into a collection and taken out of it', async () => {
    const { client, sent } = environment
    const [account, contact] = [await newAccount(), await newContact()]
    await client.associate('account', account, 'contact_customer_accounts', { table: 'contact', id: contact })
    expect(await client.retrieveProperty('contact', contact, 'parentcustomerid')).toBe(account)
    await client.disassociate('account', account, 'contact_customer_accounts', { table: 'contact', id: contact })
    expect(await client.retrieveProperty('contact', contact, 'parentcustomerid')).toBeNull()
    expect(sent).toContain(`DELETE accounts(${account})/contact_customer_accounts(${contact})/$ref`)
  })

  test('many-to-many pairs are added, read from either side, asked for and removed', async () => {
    const { client } = environment
    const account = await newAccount()
    const { id: lead } = await client.create('lead', { subject: 'L', lastname: 'L' })
    const leads = async (): Promise<unknown> => {
      const url = `${client.environmentUrl}/api/data/v9.2/accounts(${account})/accountleads_association/$ref`
      const headers = { authorization: `Bearer ${await environment.emulator.tokenFor('ada')}` }
      return ((await (await fetch(url, { headers })).json()) as { value: unknown }).value
    }
    await client.associate('account', account, 'accountleads_association', { table: 'lead', id: lead })
    expect(await leads()).toEqual([{ '@odata.id': expect.stringContaining(lead) as string }])
    const expand = { accountleads_association: { select: ['subject'] } }
    const { accountleads_association: related } = await client.retrieve('account', account, {
      select: ['name'],
      expand,
    })
    expect(related).toMatchObject([{ leadid: lead, subject: 'L' }])
    const found = await allOf(
      client.list('lead', { select: ['subject'], filter: any('accountleads_association', eq('accountid', account)) }),
    )
    expect(found.map((row) => row['leadid'])).toEqual([lead])
    await client.disassociate('account', account, 'accountleads_association', { table: 'lead', id: lead })
    expect(await leads()).toEqual([])
  })

  test('which row to take out of a collection, or which target a lookup has, must be said', async () => {
    const { client, sent } = environment
    const account = await newAccount()
    const before = sent.length
    await expect(client.disassociate('account', account, 'contact_customer_accounts')).rejects.toThrow(
      'has to be named',
    )
    await expect(client.disassociate('contact', account, 'parentcustomerid')).rejects.toThrow('has to be named')
    await expect(client.associate('account', account, 'a/b', { table: 'contact', id: account })).rejects.toThrow(
      'has characters that no name has',
    )
    expect(sent.slice(before).filter((each) => !each.includes('$batch'))).toEqual([])
  })
})

test('merging moves what belonged to the subordinate and takes the columns given', async () => {
  const { client } = environment
  const [target, subordinate] = [
    await newAccount({ name: 'Kept' }),
    await newAccount({ name: 'Gone', telephone1: '1' }),
  ]
  const contact = await newContact({ parentcustomerid: lookup('account', subordinate) })
  await client.merge('account', target, subordinate, { updateContent: { telephone1: '1' } })
  expect(await client.retrieveProperty('contact', contact, 'parentcustomerid')).toBe(target)
  expect(await client.retrieve('account', target, { select: ['telephone1'] })).toMatchObject({ telephone1: '1' })
  expect(await client.retrieve('account', subordinate, { select: ['statecode', 'merged'] })).toMatchObject({
    statecode: 1,
    merged: true,
  })
})

describe('counting', () => {
  test('counts the rows that match, with or without a byte order mark', async () => {
    const { client, emulator } = environment
    for (const telephone1 of ['7', '7', '8']) await newAccount({ name: 'Count me', telephone1 })
    const filter = eq('telephone1', '7')
    expect(await client.count('account', filter)).toEqual({ count: 2, limitReached: false })
    emulator.switches.countByteOrderMark = false
    expect(await client.count('account', filter)).toEqual({ count: 2, limitReached: false })
    emulator.switches.countByteOrderMark = true
    expect((await client.count('account')).count).toBe(emulator.rows.count('account'))
    expect(await client.totalRecordCount(['account', 'lead'])).toEqual(
      new Map([
        ['account', emulator.rows.count('account')],
        ['lead', emulator.rows.count('lead')],
      ]),
    )
  })

  test('says where the service stopped, and goes on when the number is to be exact', async () => {
    const { client, emulator } = environment
    for (let index = 0; index < 5_003; index++) emulator.rows.insert('competitor', { name: `C${index}` })
    expect(await client.count('competitor')).toEqual({ count: 5_000, limitReached: true })
    expect(await client.count('competitor', undefined, { exact: true })).toEqual({ count: 5_003, limitReached: false })
    expect(await client.count('competitor', ne('name', 'C0'), { exact: true })).toEqual({
      count: 5_002,
      limitReached: false,
    })
    expect(await client.count('competitor', contains('name', 'C500'), { exact: true })).toEqual({
      count: 4,
      limitReached: false,
    })
  })
})

describe('a query that is too long for an address', () => {
  const longFilter = (value: string) => eq('name', value.padEnd(40_000, 'x'))

  test('is read in a $batch, lists, counts and FetchXML alike', async () => {
    const { client, sent } = environment
    const rows = []
    const before = sent.length
    for await (const row of client.list('account', { select: ['name'], filter: longFilter('a') })) rows.push(row)
    expect(rows).toEqual([])
    expect(await client.count('account', longFilter('a'))).toEqual({ count: 0, limitReached: false })
    const condition = `<filter><condition attribute="name" operator="eq" value="${'x'.repeat(40_000)}" /></filter>`
    const fetchXml = `<fetch><entity name="account"><attribute name="name" />${condition}</entity></fetch>`
    for await (const row of client.fetchXml(fetchXml)) rows.push(row)
    expect(sent.slice(before)).toEqual(['POST $batch', 'POST $batch', 'POST $batch'])
  })

  test('is refused before it is sent when a $batch cannot hold it either', async () => {
    const { client, sent } = environment
    const before = sent.length
    await expect(client.count('account', longFilter('a'.repeat(70_000)))).rejects.toMatchObject({
      code: 'dataverse_invalid_request',
      sent: false,
    })
    expect(sent).toHaveLength(before)
  })

  test('tells the error of its part', async () => {
    const { client } = environment
    const fetchXml = `<fetch><entity name="account"><attribute name="nonsense" /><!--${'x'.repeat(40_000)}--></entity></fetch>`
    await expect(client.fetchXml(fetchXml).pages()[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      serviceCode: '0x80041103',
    })
  })
})
