import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', plugins: false })
  await auditing(true)
  emulator.snapshots.save('audited')
})
beforeEach(() => emulator.snapshots.load('audited'))
afterAll(() => emulator.stop())

type Json = Record<string, unknown>

interface Answer {
  status: number
  code: string | undefined
  body: Json
}

async function send(user: string, path: string, method = 'GET', body?: unknown, headers: object = {}): Promise<Answer> {
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await emulator.tokenFor(user)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  const json = text === '' ? {} : (JSON.parse(text) as Json)
  return { status: reply.status, code: (json['error'] as { code: string } | undefined)?.code, body: json }
}

const idOf = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId

/** An administrator's PATCH of the organisation, as page auditing/configure has it. */
async function auditing(isauditenabled: boolean): Promise<void> {
  const { OrganizationId } = (await send('ada', 'WhoAmI')).body
  const reply = await send('ada', `organizations(${String(OrganizationId)})`, 'PATCH', { isauditenabled })
  expect(reply.status).toBe(204)
}

async function newAccount(values: Json): Promise<string> {
  const reply = await send('mia', 'accounts?$select=name', 'POST', values, { prefer: 'return=representation' })
  return reply.body['accountid'] as string
}

const audits = async (query = ''): Promise<Json[]> =>
  (await send('ada', `audits?$select=operation,action,objecttypecode,_objectid_value,_userid_value,createdon${query}`))
    .body['value'] as Json[]

interface Collection {
  MoreRecords: boolean
  PagingCookie: string
  TotalRecordCount: number
  AuditDetails: { '@odata.type': string; OldValue: Json; NewValue: Json }[]
}

async function history(account: string, paging?: object, user = 'ada'): Promise<Collection> {
  const target = `@target=${encodeURIComponent(`{'@odata.id':'accounts(${account})'}`)}`
  const page = paging ? `,PagingInfo=@page` : ''
  const more = paging ? `&@page=${encodeURIComponent(JSON.stringify(paging))}` : ''
  const { body } = await send(user, `RetrieveRecordChangeHistory(Target=@target${page})?${target}${more}`)
  return body['AuditDetailCollection'] as Collection
}

test('nothing is audited until the organisation is switched on, and nothing after it is switched off', async () => {
  await auditing(false)
  await newAccount({ name: 'Unseen' })
  expect(await audits()).toEqual([])
  await auditing(true)
  await newAccount({ name: 'Seen' })
  expect(await audits()).toHaveLength(1)
})

test('creating, changing and deleting a row leaves an audit each: who, when and what', async () => {
  const account = await newAccount({ name: 'Northwind' })
  await send('mia', `accounts(${account})`, 'PATCH', { name: 'Northwind Traders' })
  await send('mia', `accounts(${account})`, 'DELETE')
  const written = await audits('&$orderby=operation')
  expect(written.map(({ operation, action }) => [operation, action])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ])
  for (const audit of written)
    expect(audit).toMatchObject({
      objecttypecode: 'account',
      _objectid_value: account,
      _userid_value: idOf('mia'),
      createdon: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    })
  const own = await send('ada', `systemusers(${idOf('mia')})/lk_audit_userid?$select=operation&$filter=operation eq 3`)
  expect(own.body['value']).toHaveLength(1)
})

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
  const industry = emulator.rows.get('account', account) && 'industrycode@OData.Community.Display.V1.FormattedValue'
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

test('a new owner is audited as the owner alone, and what stays the same not at all', async () => {
  const account = await newAccount({ name: 'Northwind' })
  await send('mia', `accounts(${account})`, 'PATCH', { name: 'Northwind' })
  await send('mia', `accounts(${account})`, 'PATCH', { 'ownerid@odata.bind': `systemusers(${idOf('tom')})` })
  const { AuditDetails: details } = await history(account)
  expect(details).toHaveLength(2)
  expect(details[0]).toMatchObject({
    OldValue: { _ownerid_value: idOf('mia') },
    NewValue: { _ownerid_value: idOf('tom') },
  })
  expect(Object.keys(details[0]!.NewValue)).toEqual(['@odata.type', '_ownerid_value'])
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

test('what somebody does for another is audited with both', async () => {
  await send('ada', 'accounts', 'POST', { name: 'For Mia' }, { mscrmcallerid: idOf('mia') })
  const { body } = await send('ada', 'audits?$select=_userid_value,_callinguserid_value')
  expect(body['value']).toEqual([
    expect.objectContaining({ _userid_value: idOf('mia'), _callinguserid_value: idOf('ada') }),
  ])
})

test('a won deal is audited as won', async () => {
  await audited('opportunity', true)
  const account = emulator.rows.insert('account', { name: 'Northwind' })
  const deal = await send(
    'mia',
    'opportunities?$select=name',
    'POST',
    { name: 'Deal', 'customerid_account@odata.bind': `accounts(${account})` },
    { prefer: 'return=representation' },
  )
  await send('mia', 'WinOpportunity', 'POST', {
    Status: 3,
    OpportunityClose: { 'opportunityid@odata.bind': `opportunities(${String(deal.body['opportunityid'])})` },
  })
  const actions = (await audits("&$filter=objecttypecode eq 'opportunity'&$orderby=operation,action")).map(
    ({ operation, action }) => [operation, action],
  )
  expect(actions).toContainEqual([1, 1])
  expect(actions).toContainEqual([2, 44])
  await audited('opportunity', false)
})

/** As an administrator switches a table: its definition goes back with one property changed. */
async function audited(table: string, value: boolean): Promise<void> {
  const path = `EntityDefinitions(LogicalName='${table}')`
  const { body } = await send('ada', path)
  const reply = await send('ada', path, 'PUT', { ...body, IsAuditEnabled: { Value: value } })
  expect(reply.status).toBe(204)
  expect((await send('mia', `${path}?$select=IsAuditEnabled`)).body['IsAuditEnabled']).toMatchObject({ Value: value })
}

test('a table is audited when its definition says so', async () => {
  await send('mia', 'contacts', 'POST', { lastname: 'Unseen' })
  expect(await audits()).toEqual([])
  await audited('contact', true)
  await send('mia', 'contacts', 'POST', { lastname: 'Seen' })
  expect(await audits()).toEqual([expect.objectContaining({ objecttypecode: 'contact', operation: 1 })])
  await audited('contact', false)
})

test('a column is audited unless its definition says otherwise', async () => {
  const path = "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='fax')"
  const { body } = await send('ada', `${path}/Microsoft.Dynamics.CRM.StringAttributeMetadata`)
  expect(body['IsAuditEnabled']).toMatchObject({ Value: true, CanBeChanged: true })
  const account = await newAccount({ name: 'Northwind' })
  const switched = async (Value: boolean): Promise<void> => {
    await send('ada', path, 'PUT', {
      ...body,
      '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
      IsAuditEnabled: { Value },
    })
  }
  await switched(false)
  await send('mia', `accounts(${account})`, 'PATCH', { fax: '1' })
  expect((await history(account)).AuditDetails).toHaveLength(1)
  await switched(true)
  await send('mia', `accounts(${account})`, 'PATCH', { fax: '2' })
  expect((await history(account)).AuditDetails).toHaveLength(2)
})

test('a value of more than 5,000 characters is cut and ends with three dots', async () => {
  await audited('email', true)
  await send('mia', 'emails', 'POST', { subject: 'Long', description: 'x'.repeat(5001) })
  const [audit] = await audits("&$filter=objecttypecode eq 'email'")
  const { body } = await send('ada', `audits(${String(audit!['auditid'])})/Microsoft.Dynamics.CRM.RetrieveAuditDetails`)
  const { NewValue } = body['AuditDetail'] as Collection['AuditDetails'][number]
  const description = NewValue['description'] as string
  expect([description.length, description.endsWith('x…')]).toEqual([5001, true])
  await audited('email', false)
})

test('that somebody comes is audited once in so many hours, where that is switched on', async () => {
  const visits = async (): Promise<unknown[]> => audits(`&$filter=operation eq 4 and _objectid_value eq ${idOf('mia')}`)
  await send('mia', 'WhoAmI')
  expect(await visits()).toEqual([])
  const { OrganizationId } = (await send('ada', 'WhoAmI')).body
  const access = { isuseraccessauditenabled: true, useraccessauditinginterval: 2 }
  await send('ada', `organizations(${String(OrganizationId)})`, 'PATCH', access)
  await send('mia', 'WhoAmI')
  await send('mia', 'accounts?$select=name')
  expect(await visits()).toEqual([expect.objectContaining({ action: 65, _userid_value: idOf('mia') })])
  emulator.clock.advance({ hours: 2, minutes: 1 })
  await send('mia', 'WhoAmI')
  const [audit, ...others] = (await visits()) as Json[]
  expect(others).toHaveLength(1)
  const { body } = await send('ada', `audits(${String(audit!['auditid'])})/Microsoft.Dynamics.CRM.RetrieveAuditDetails`)
  expect(body['AuditDetail']).toEqual({
    '@odata.type': '#Microsoft.Dynamics.CRM.UserAccessAuditDetail',
    AccessTime: audit!['createdon'],
    Interval: 2,
  })
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

test('audits are read by who may, and written by nobody', async () => {
  const account = await newAccount({ name: 'Northwind' })
  expect(await send('mia', 'audits')).toMatchObject({ status: 403, code: '0x80040220' })
  expect(JSON.stringify((await send('mia', 'audits')).body)).toContain('prvReadAuditSummary')
  const target = encodeURIComponent(`{'@odata.id':'accounts(${account})'}`)
  const refused = await send('mia', `RetrieveRecordChangeHistory(Target=@t)?@t=${target}`)
  expect([refused.status, JSON.stringify(refused.body).includes('prvReadRecordAuditHistory')]).toEqual([403, true])
  const [audit] = await audits()
  for (const [method, path, body] of [
    ['POST', 'audits', { operation: 1 }],
    ['PATCH', `audits(${String(audit!['auditid'])})`, { useradditionalinfo: 'x' }],
    ['DELETE', `audits(${String(audit!['auditid'])})`, undefined],
  ] as const)
    expect(await send('ada', path, method, body)).toMatchObject({ status: 400, code: '0x80040800' })
})
