import { expect, test } from 'vitest'
import { refusedByPlugin } from '../src/errors/faults.ts'
import { euro, mia, smallOrganisation } from './small-organisation.ts'

const representation = { prefer: 'return=representation' }
const id = '00000000-0000-0000-0000-000000000001'

test('a create answers 204 with the address of the row, and stamps who and when', async () => {
  const { send, get } = smallOrganisation()
  const reply = await send('POST', 'accounts', {
    name: 'Sample',
    revenue: 5000.005,
    creditonhold: true,
    numberofemployees: '200',
  })
  expect(reply.statusCode).toBe(204)
  expect(reply.body).toBe('')
  expect(reply.headers['location']).toBeUndefined()
  const address = String(reply.headers['odata-entityid'])
  expect(address).toMatch(/^http:\/\/small\.test\/api\/data\/v9\.2\/accounts\([0-9a-f-]{36}\)$/)
  const row = (await get(address.split('/v9.2/')[1]!)).json()
  expect(row).toMatchObject({
    name: 'Sample',
    revenue: 5000.01,
    revenue_base: 5000.01,
    exchangerate: 1,
    numberofemployees: 200,
    creditonhold: true,
    statecode: 0,
    statuscode: 1,
    _createdby_value: mia,
    _ownerid_value: mia,
    _transactioncurrencyid_value: euro,
    createdon: '2026-03-02T09:00:00Z',
    description: null,
  })
  expect(row['@odata.etag']).toBe(`W/"${row.versionnumber}"`)
})

test('with return=representation a create is 201 with the row and without its address', async () => {
  const { send } = smallOrganisation()
  const reply = await send(
    'POST',
    'accounts?$select=name,address1_latitude',
    { name: 'Sample', address1_latitude: 47.639583 },
    representation,
  )
  expect(reply.statusCode).toBe(201)
  expect(reply.headers['odata-entityid']).toBeUndefined()
  expect(reply.headers['preference-applied']).toBe('return=representation')
  expect(reply.json()).toMatchObject({ name: 'Sample', address1_latitude: 47.63958 })
})

test('P23: a primary key chosen by the client is taken, and taken only once', async () => {
  const { send } = smallOrganisation()
  expect((await send('POST', 'accounts', { accountid: id, name: 'One' })).headers['odata-entityid']).toContain(id)
  const again = await send('POST', 'accounts', { accountid: id, name: 'One' })
  expect(again.statusCode).toBe(412)
  expect(again.json()).toEqual({ error: { code: '0x80040237', message: 'Cannot insert duplicate key.' } })
})

test('a deep insert makes parents and children of children, all or nothing', async () => {
  const { send, get, environment } = smallOrganisation()
  const body = {
    name: 'Sample Account',
    primarycontactid: { firstname: 'John', lastname: 'Smith' },
    opportunity_customer_accounts: [{ name: 'Deal', Opportunity_Tasks: [{ subject: 'Follow up' }] }],
  }
  expect((await send('POST', 'accounts', body)).statusCode).toBe(204)
  const deal = (
    await get(
      'opportunities?$select=name&$expand=Opportunity_Tasks($select=subject),customerid_account($select=name;$expand=primarycontactid($select=fullname))',
    )
  ).json().value[0]
  expect(deal.customerid_account.primarycontactid.fullname).toBe('John Smith')
  expect(deal.Opportunity_Tasks).toMatchObject([{ subject: 'Follow up' }])

  const failing = {
    ...body,
    opportunity_customer_accounts: [{ name: 'Deal', Opportunity_Tasks: [{ subject: 'x'.repeat(201) }] }],
  }
  expect((await send('POST', 'accounts', failing)).statusCode).toBe(400)
  expect(environment.store.count('account')).toBe(1)
  expect(environment.store.count('contact')).toBe(1)
})

test.each([
  [
    { subject: 'x'.repeat(201) },
    '0x80044331',
    "A validation error occurred.  The length of the 'subject' attribute of the 'task' entity exceeded the maximum allowed length of '200'.",
  ],
  [
    { Subject: 'x' },
    '0x80048d19',
    "Error identified in Payload provided by the user for Entity :'tasks', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.Crm.CrmException: Invalid property 'Subject' was found in entity 'Microsoft.Dynamics.CRM.task'. ---> Microsoft.OData.ODataException: The property 'Subject' does not exist on type 'Microsoft.Dynamics.CRM.task'. Make sure to only use property names that are defined by the type.",
  ],
  [
    { 'regardingobjectid@odata.bind': '/accounts(1)' },
    '0x80048d19',
    "Error identified in Payload provided by the user for Entity :'tasks', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: An undeclared property 'regardingobjectid' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.",
  ],
  [
    { scheduledstart: '2026-03-02' },
    '0x80048d19',
    "Error identified in Payload provided by the user for Entity :'tasks', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: Cannot convert the literal '2026-03-02' to the expected type 'Edm.DateTimeOffset'.",
  ],
  [
    { _ownerid_value: mia },
    '0x80060888',
    'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.',
  ],
  [{ statuscode: 9 }, '0x8004431a', 'The picklist value is out of the range.'],
])('P33: a body with %j is refused with %s', async (body, code, message) => {
  const reply = await smallOrganisation().send('POST', 'tasks', body)
  expect(reply.statusCode).toBe(400)
  expect(reply.json()).toEqual({ error: { code, message } })
})

test('a body that cannot be read names no entity set in an update, and has its older words where the switch says so', async () => {
  const { send, environment, seed } = smallOrganisation()
  seed('account', { name: 'A' }, id)
  const refusal = async (): Promise<unknown> => (await send('PATCH', `accounts(${id})`, { Name: 'B' })).json().error
  expect(await refusal()).toMatchObject({ code: '0x80048d19', message: expect.stringContaining("for Entity :'', ") })
  environment.switches.payloadErrors = 'validated'
  expect(await refusal()).toEqual({
    code: '0x0',
    message:
      "An error occurred while validating input parameters: Microsoft.Crm.CrmException: Invalid property 'Name' was found in entity 'Microsoft.Dynamics.CRM.account'. ---> Microsoft.OData.ODataException: Does not support untyped value in non-open type.",
  })
})

test('numbers outside their range are refused by kind', async () => {
  const { send } = smallOrganisation()
  expect((await send('POST', 'accounts', { numberofemployees: -1 })).json().error.code).toBe('0x8004432f')
  expect((await send('POST', 'accounts', { revenue: -1 })).json().error.code).toBe('0x80044330')
})

test('binds take every form of link, and a polymorphic lookup remembers the table', async () => {
  const { send, get, seed } = smallOrganisation()
  seed('account', { name: 'A', accountnumber: 'N-1' }, id)
  for (const link of [
    `/accounts(${id})`,
    `accounts(${id})`,
    `http://small.test/api/data/v9.2/accounts(${id})`,
    "accounts(accountnumber='n-1')",
  ]) {
    const reply = await send(
      'POST',
      'contacts?$select=lastname',
      { lastname: 'L', 'parentcustomerid_account@odata.bind': link },
      { prefer: 'return=representation,odata.include-annotations="*"' },
    )
    expect(reply.statusCode).toBe(201)
    const key = reply.json().contactid
    const row = (
      await get(`contacts(${key})?$select=_parentcustomerid_value`, { prefer: 'odata.include-annotations="*"' })
    ).json()
    expect(row._parentcustomerid_value).toBe(id)
    expect(row['_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname']).toBe('account')
    expect(row['_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty']).toBe(
      'parentcustomerid_account',
    )
  }
  const missing = await send('POST', 'contacts', {
    'parentcustomerid_account@odata.bind': '/accounts(00000000-0000-0000-0000-00000000dead)',
  })
  expect([missing.statusCode, missing.json().error.code]).toEqual([404, '0x80040217'])
  const wrong = await send('POST', 'contacts', { 'parentcustomerid_contact@odata.bind': `/accounts(${id})` })
  expect(wrong.statusCode).toBe(400)
})

test('P22: PATCH creates what is missing, unless If-Match forbids it', async () => {
  const { send, get, environment } = smallOrganisation()
  const guarded = await send('PATCH', `accounts(${id})`, { name: 'Ghost' }, { 'if-match': '*' })
  expect([guarded.statusCode, guarded.json().error]).toEqual([
    404,
    { code: '0x80040217', message: `account With Id = ${id} Does Not Exist` },
  ])
  expect(environment.store.count('account')).toBe(0)
  expect((await send('PATCH', `accounts(${id})`, { name: 'Ghost' })).statusCode).toBe(204)
  expect((await get(`accounts(${id})?$select=name`)).json().name).toBe('Ghost')
  const existing = await send('PATCH', `accounts(${id})`, { name: 'Again' }, { 'if-none-match': '*' })
  expect([existing.statusCode, existing.json().error]).toEqual([
    412,
    { code: '0x80040237', message: 'A record with matching key values already exists.' },
  ])
})

test('P25: a stale etag is refused with 412, for updates and deletes', async () => {
  const { send, get, seed } = smallOrganisation()
  seed('account', { name: 'A' }, id)
  const etag = String((await get(`accounts(${id})`)).headers['etag'])
  expect((await send('PATCH', `accounts(${id})`, { name: 'B' }, { 'if-match': etag })).statusCode).toBe(204)
  const stale = await send('PATCH', `accounts(${id})`, { name: 'C' }, { 'if-match': etag })
  expect([stale.statusCode, stale.json().error]).toEqual([
    412,
    {
      code: '0x80060882',
      message: "The version of the existing record doesn't match the RowVersion property provided.",
    },
  ])
  expect((await send('DELETE', `accounts(${id})`, undefined, { 'if-match': etag })).statusCode).toBe(412)
  expect((await get(`accounts(${id})?$select=name`)).json().name).toBe('B')
})

test('an upsert by alternate key repeats the key in the address, and tells 201 from 200 in the representation', async () => {
  const { send } = smallOrganisation()
  const address = "accounts(accountnumber='A1')"
  const reply = await send('PATCH', address, { name: 'One' })
  expect([reply.statusCode, reply.headers['odata-entityid']]).toEqual([
    204,
    `http://small.test/api/data/v9.2/${address}`,
  ])
  const updated = await send('PATCH', `${address}?$select=name`, { name: 'Two' }, representation)
  expect([updated.statusCode, updated.json().name]).toEqual([200, 'Two'])
  expect(
    (await send('PATCH', "accounts(accountnumber='A2')?$select=name", { name: 'Three' }, representation)).statusCode,
  ).toBe(201)
  const clash = await send('POST', 'accounts', { name: 'Four', accountnumber: 'a2' })
  expect([clash.statusCode, clash.json().error.code]).toEqual([412, '0x80060892'])
})

test('state and status stay a pair', async () => {
  const { send, get, seed } = smallOrganisation()
  seed('account', { name: 'A' }, id)
  await send('PATCH', `accounts(${id})`, { statecode: 1 })
  expect((await get(`accounts(${id})?$select=statecode,statuscode`)).json()).toMatchObject({
    statecode: 1,
    statuscode: 2,
  })
  const wrong = await send('PATCH', `accounts(${id})`, { statecode: 0, statuscode: 2 })
  expect([wrong.statusCode, wrong.json().error.code]).toEqual([400, '0x80048408'])
})

test('one column is written with PUT and cleared with DELETE; required lookups cannot be cleared', async () => {
  const { send, get, seed } = smallOrganisation()
  seed('account', { name: 'A', description: 'd' }, id)
  expect((await send('PUT', `accounts(${id})/name`, { value: 'B' })).statusCode).toBe(204)
  expect((await send('DELETE', `accounts(${id})/description`)).statusCode).toBe(204)
  expect((await get(`accounts(${id})?$select=name,description`)).json()).toMatchObject({ name: 'B', description: null })
  expect((await send('DELETE', `accounts(${id})/ownerid/$ref`)).json().error.code).toBe('0x80040200')
  expect((await send('PATCH', 'accounts', { name: 'x' })).statusCode).toBe(405)
})

test('a delete takes along what belongs to the row and empties other lookups to it', async () => {
  const { send, environment, seed } = smallOrganisation()
  seed('account', { name: 'A' }, id)
  seed('annotation', { subject: 'Note', objectid: { table: 'account', id } })
  seed('task', { subject: 'Task', regardingobjectid: { table: 'account', id } })
  const child = seed('account', { name: 'Child', parentaccountid: { table: 'account', id } })
  expect((await send('DELETE', `accounts(${id})`)).statusCode).toBe(204)
  expect((await send('DELETE', `accounts(${id})`)).statusCode).toBe(404)
  expect(environment.store.count('annotation')).toBe(0)
  expect(environment.store.count('task')).toBe(0)
  expect(environment.store.get('account', child)?.values['parentaccountid']).toBeUndefined()
})

test('P32: a rule that refuses undoes everything, and its message is passed on word for word', async () => {
  const { send, environment } = smallOrganisation({
    rules: [
      {
        name: 'region',
        tables: ['account'],
        afterCreate: () => {
          throw refusedByPlugin('Every account needs a region.')
        },
      },
    ],
  })
  const reply = await send('POST', 'accounts', { name: 'A', primarycontactid: { lastname: 'B' } })
  expect([reply.statusCode, reply.json().error]).toEqual([
    400,
    { code: '0x80040265', message: 'Every account needs a region.' },
  ])
  expect(environment.store.count('contact')).toBe(0)
})

test('P24: duplicates are looked for only when the request asks', async () => {
  const { send, seed, environment } = smallOrganisation()
  const rule = { statuscode: 2, baseentityname: 'account', matchingentityname: 'account' }
  environment.store.put('duplicaterule', { id: 'rule', version: 1, values: rule })
  const condition = { baseattributename: 'name', regardingobjectid: { table: 'duplicaterule', id: 'rule' } }
  environment.store.put('duplicaterulecondition', { id: 'condition', version: 1, values: condition })
  seed('account', { name: 'Sample Account' })
  const ask = { 'mscrm.suppressduplicatedetection': 'false' }
  const found = await send('POST', 'accounts', { name: 'sample account' }, ask)
  expect([found.statusCode, found.json().error.code]).toEqual([412, '0x80040333'])
  expect((await send('POST', 'accounts', { name: 'sample account' })).statusCode).toBe(204)
})
