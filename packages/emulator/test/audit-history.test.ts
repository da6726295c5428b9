import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AuditApi, type Collection, startAuditApi } from './audit-api.ts'

let organisation: AuditApi

beforeAll(async () => {
  organisation = await startAuditApi()
})
beforeEach(() => organisation.emulator.snapshots.load('audited'))
afterAll(() => organisation.emulator.stop())

const send: AuditApi['send'] = (...sent) => organisation.send(...sent)
const idOf: AuditApi['idOf'] = (...sent) => organisation.idOf(...sent)
const newAccount: AuditApi['newAccount'] = (...sent) => organisation.newAccount(...sent)
const audits: AuditApi['audits'] = (...sent) => organisation.audits(...sent)
const history: AuditApi['history'] = (...sent) => organisation.history(...sent)

test('an audit tells what changed, as a row writes it and with nothing else', async () => {
  const account = await newAccount({ name: 'Northwind', description: 'Old', industrycode: 7 })
  await send('mia', `accounts(${account})`, 'PATCH', { description: 'New', industrycode: null })
  const [update] = await audits('&$filter=operation eq 2')
  const { status, body } = await send(
    'ada',
    `audits(${String(update!['auditid'])})/Microsoft.Dynamics.CRM.RetrieveAuditDetails`,
    'GET',
    undefined,
    { prefer: 'odata.include-annotations="*"' },
  )
  expect(status).toBe(200)
  expect(body['@odata.context']).toMatch(/\$metadata#Microsoft\.Dynamics\.CRM\.RetrieveAuditDetailsResponse$/)
  const industry =
    organisation.emulator.rows.get('account', account) && 'industrycode@OData.Community.Display.V1.FormattedValue'
  expect(body['AuditDetail']).toEqual({
    '@odata.type': '#Microsoft.Dynamics.CRM.AttributeAuditDetail',
    InvalidNewValueAttributes: [],
    LocLabelLanguageCode: 0,
    DeletedAttributes: { Count: 0, Keys: [], Values: [] },
    OldValue: {
      '@odata.type': '#Microsoft.Dynamics.CRM.account',
      description: 'Old',
      industrycode: 7,
      [industry!]: expect.any(String) as string,
    },
    NewValue: { '@odata.type': '#Microsoft.Dynamics.CRM.account', description: 'New' },
  })
})

test('the history of a row comes with its latest change first, in pages', async () => {
  const account = await newAccount({ name: 'Northwind' })
  for (const description of ['one', 'two', 'three']) await send('mia', `accounts(${account})`, 'PATCH', { description })
  const paging = { PageNumber: 1, Count: 2, ReturnTotalRecordCount: true }
  const first = await history(account, paging)
  expect([first.TotalRecordCount, first.MoreRecords]).toEqual([4, true])
  expect(first.AuditDetails.map(({ NewValue }) => NewValue['description'])).toEqual(['three', 'two'])
  const second = await history(account, { ...paging, PageNumber: 2, PagingCookie: first.PagingCookie })
  expect([
    second.MoreRecords,
    second.AuditDetails.map(({ NewValue }) => NewValue['description'] ?? NewValue['name']),
  ]).toEqual([false, ['one', 'Northwind']])
  const target = `@target=${encodeURIComponent(`{'@odata.id':'accounts(${account})'}`)}`
  const unpaged = await send('ada', `RetrieveRecordChangeHistory(Target=@target,PagingInfo=@page)?${target}&@page=null`)
  expect(unpaged.body['AuditDetailCollection']).toMatchObject({ TotalRecordCount: -1, MoreRecords: false })
  const whole = await history(account)
  expect([whole.TotalRecordCount, whole.AuditDetails]).toEqual([-1, expect.objectContaining({ length: 4 })])
})

test('the history of a column leaves out what else changed, and what changed without it', async () => {
  const account = await newAccount({ name: 'Northwind' })
  await send('mia', `accounts(${account})`, 'PATCH', { description: 'one', telephone1: '1' })
  await send('mia', `accounts(${account})`, 'PATCH', { telephone1: '2' })
  const target = encodeURIComponent(`{'@odata.id':'accounts(${account})'}`)
  const { body } = await send(
    'ada',
    `RetrieveAttributeChangeHistory(Target=@t,AttributeLogicalName=@a)?@t=${target}&@a='description'`,
  )
  const details = (body['AuditDetailCollection'] as Collection).AuditDetails
  expect(details.map(({ OldValue, NewValue }) => [OldValue, NewValue])).toEqual([
    [
      { '@odata.type': '#Microsoft.Dynamics.CRM.account' },
      { '@odata.type': '#Microsoft.Dynamics.CRM.account', description: 'one' },
    ],
  ])
})

test('the history of a deleted row is there, and its values with it', async () => {
  const account = await newAccount({ name: 'Northwind' })
  await send('mia', `accounts(${account})`, 'DELETE')
  const { AuditDetails: details } = await history(account)
  expect(details.map(({ OldValue, NewValue }) => [OldValue['name'], NewValue['name']])).toEqual([
    ['Northwind', undefined],
    [undefined, 'Northwind'],
  ])
})

test('an audit names its row and its user, without an ETag and without a way there', async () => {
  const account = await newAccount({ name: 'Northwind' })
  const query = 'audits?$select=_objectid_value,objecttypecode,_userid_value'
  const { body } = await send('ada', query, 'GET', undefined, { prefer: 'odata.include-annotations="*"' })
  expect(body['value']).toEqual([
    {
      '_objectid_value@OData.Community.Display.V1.FormattedValue': 'Northwind',
      '_objectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
      _objectid_value: account,
      'objecttypecode@OData.Community.Display.V1.FormattedValue': 'Account',
      objecttypecode: 'account',
      '_userid_value@OData.Community.Display.V1.FormattedValue': 'Mia Keller',
      '_userid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser',
      _userid_value: idOf('mia'),
      auditid: expect.any(String) as string,
    },
  ])
})

test('the history of a row is deleted by who may, and that of others stays', async () => {
  const account = await newAccount({ name: 'Northwind' })
  await send('mia', `accounts(${account})`, 'PATCH', { name: 'Northwind Traders' })
  await newAccount({ name: 'Contoso' })
  const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: account }
  expect((await send('mia', 'DeleteRecordChangeHistory', 'POST', { Target })).status).toBe(403)
  const { status, body } = await send('ada', 'DeleteRecordChangeHistory', 'POST', { Target })
  expect([status, body['DeletedEntriesCount']]).toEqual([200, 2])
  expect((await history(account)).AuditDetails).toEqual([])
  expect(await audits()).toHaveLength(1)
})

test('who made a change is told by the lookup of an audit, and never by expanding it', async () => {
  await newAccount({ name: 'Northwind' })
  const { body } = await send('ada', 'audits?$select=_userid_value&$expand=userid($select=fullname)')
  expect(body['value']).toEqual([expect.objectContaining({ _userid_value: idOf('mia'), userid: null })])
})
