import { afterAll, beforeAll, expect, test } from 'vitest'
import { and, callQueryFunction, contains, DataverseError, eq, isIn, not, or, startsWith } from '../src/index.ts'
import { UnknownNameError, type ListQuery, type Row } from '../src/index.ts'
import { type Contract, startContract } from './builders/contract-rows.ts'

// Part of `npm run contract`: questions and what the service answers them, and what it says of its tables.

let target: Contract
let family: string
beforeAll(async () => {
  target = await startContract()
  family = `${target.mark} query`
  for (const [firstname, numberofchildren, jobtitle] of [
    ['Ada', 1, 'Buyer'],
    ['Ben', 2, 'Buyer'],
    ["Cy O'Hara", 3, 'Seller'],
    ['Dee', 4, null],
    ['Eve', 5, 'Seller'],
  ] as const) {
    await target.aContact({ firstname, lastname: family, numberofchildren, jobtitle })
  }
})
afterAll(async () => {
  await target.cleanUp()
  await target.stop()
})

async function firstNames(filter: ListQuery['filter']): Promise<unknown[]> {
  const names: unknown[] = []
  const all = and(eq('lastname', family), ...(filter ? [filter] : []))
  const query = { select: ['firstname'], filter: all, orderBy: [{ column: 'firstname' }] }
  for await (const row of target.dataverse.list('contact', query)) names.push(row['firstname'])
  return names
}

test('conditions find what they say, quotes and missing values too', async () => {
  expect(await firstNames(eq('firstname', "Cy O'Hara"))).toEqual(["Cy O'Hara"])
  expect(await firstNames(or(eq('jobtitle', null), contains('firstname', 've')))).toEqual(['Dee', 'Eve'])
  expect(await firstNames(isIn('numberofchildren', [2, 4]))).toEqual(['Ben', 'Dee'])
  expect(await firstNames(not(startsWith('firstname', 'A')))).toHaveLength(4)
  const lately = callQueryFunction('LastXHours', { PropertyName: 'createdon', PropertyValue: 2 })
  expect(await firstNames(lately)).toHaveLength(5)
})

test('rows are counted, all of them and those that match', async () => {
  expect(await target.dataverse.count('contact', eq('lastname', family))).toEqual({ count: 5, limitReached: false })
  const exact = await target.dataverse.count('contact', eq('lastname', family), { exact: true })
  expect(exact).toEqual({ count: 5, limitReached: false })
})

test('rows are grouped and added up', async () => {
  const groups: Row[] = []
  for await (const group of target.dataverse.aggregate('contact', {
    filter: and(eq('lastname', family), not(eq('jobtitle', null))),
    groupBy: ['jobtitle'],
    aggregate: { children: { column: 'numberofchildren', with: 'sum' }, people: { count: true } },
  })) {
    groups.push(group)
  }
  const found = new Map(groups.map((group) => [group['jobtitle'], [group['children'], group['people']]]))
  expect([groups.length, found.get('Buyer'), found.get('Seller')]).toEqual([2, [3, 2], [8, 2]])
})

test('FetchXML goes on over its pages, each row once, with what it takes from linked rows', async () => {
  const account = await target.anAccount({ name: `${target.mark} employer` })
  for (const firstname of ['X', 'Y', 'Z']) {
    const id = await target.aContact({ firstname, lastname: `${target.mark} fetch` })
    await target.dataverse.associate('contact', id, 'parentcustomerid', { table: 'account', id: account })
  }
  const fetchXml = `<fetch><entity name="contact"><attribute name="firstname" />
    <filter><condition attribute="lastname" operator="eq" value="${target.mark} fetch" /></filter>
    <link-entity name="account" from="accountid" to="parentcustomerid" alias="employer"><attribute name="name" /></link-entity>
    <order attribute="firstname" /></entity></fetch>`
  const read: unknown[] = []
  for await (const row of target.dataverse.fetchXml(fetchXml, { pageSize: 2 })) {
    read.push([row['firstname'], row['employer.name']])
  }
  expect(read).toEqual(['X', 'Y', 'Z'].map((each) => [each, `${target.mark} employer`]))
})

test('an expanded lookup and an expanded collection come with the row', async () => {
  const account = await target.anAccount()
  const contact = await target.aContact({ firstname: 'Ida' })
  await target.dataverse.associate('contact', contact, 'parentcustomerid', { table: 'account', id: account })
  await target.dataverse.associate('account', account, 'primarycontactid', { table: 'contact', id: contact })
  const row = await target.dataverse.retrieve('account', account, {
    select: ['name'],
    expand: { primarycontactid: { select: ['firstname'] }, contact_customer_accounts: { select: ['firstname'] } },
  })
  expect(row['primarycontactid']).toMatchObject({ firstname: 'Ida' })
  expect(row['contact_customer_accounts']).toMatchObject([{ contactid: contact, firstname: 'Ida' }])
})

test('a condition too long for an address is asked all the same', async () => {
  const many = Array.from({ length: 1_200 }, (_each, n) => `${'n'.repeat(20)}${n}`)
  expect(await firstNames(isIn('firstname', [...many, 'Ada']))).toEqual(['Ada'])
})

test('tables, their columns, choices and relations are told by their logical names (P16, P17)', async () => {
  const { dataverse } = target
  const tables = await dataverse.tables.list()
  expect(tables.map(({ logicalName }) => logicalName)).toEqual(
    expect.arrayContaining(['account', 'contact', 'opportunity']),
  )
  const contact = await dataverse.tables.get('contact')
  expect(contact).toMatchObject({
    entitySetName: 'contacts',
    primaryIdColumn: 'contactid',
    primaryNameColumn: 'fullname',
  })
  expect(contact.columns.get('parentcustomerid')?.type).toBe('Customer')
  const employers = contact.manyToOne.filter(({ referencingColumn }) => referencingColumn === 'parentcustomerid')
  expect(employers.map(({ referencedTable }) => referencedTable).toSorted()).toEqual(['account', 'contact'])
  expect(contact.columns.get('preferredcontactmethodcode')?.choices?.map(({ value }) => value)).toContain(1)
  await expect(dataverse.tables.get('acount')).rejects.toBeInstanceOf(UnknownNameError)
})

test('what the service refuses is a typed error with its own code', async () => {
  const unknown = target.dataverse.callAction(`Liaison${Date.now()}`)
  await expect(unknown).rejects.toBeInstanceOf(DataverseError)
  await expect(unknown).rejects.toMatchObject({ sent: true, effect: 'none' })
  const notXml = target.dataverse.fetchXml('<fetch><entity name="contact"><attribute name="nmae"/></entity></fetch>')
  await expect(notXml[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(DataverseError)
})
