import { expect, test } from 'vitest'
import { annotated, euro, mia, smallOrganisation, type SmallOrganisation } from './small-organisation.ts'

const account1 = '00000000-0000-0000-0000-000000000001'
const account2 = '00000000-0000-0000-0000-000000000002'
const contact1 = '00000000-0000-0000-0000-0000000000c1'

function seeded(): SmallOrganisation {
  const organisation = smallOrganisation()
  const { seed } = organisation
  seed(
    'account',
    { name: 'Fourth Coffee', revenue: 80000, industrycode: 1, numberofemployees: 1250, creditonhold: true },
    account1,
  )
  seed(
    'contact',
    {
      firstname: 'Susie',
      lastname: "O'Bryan",
      birthdate: '1990-04-07',
      parentcustomerid: { table: 'account', id: account1 },
    },
    contact1,
  )
  seed(
    'account',
    { name: 'Adventure Works', new_colours: '1,2', primarycontactid: { table: 'contact', id: contact1 } },
    account2,
  )
  seed('task', {
    subject: 'Call back',
    scheduledstart: '2026-03-03T13:05:00Z',
    regardingobjectid: { table: 'account', id: account1 },
  })
  return organisation
}

test('a row comes with context, etag, the currency its money brings along, and the primary key last', async () => {
  const { get } = seeded()
  const reply = await get(`accounts(${account1})?$select=name,revenue,description`, annotated)
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toBe('application/json; odata.metadata=minimal')
  expect(reply.headers['preference-applied']).toBe('odata.include-annotations="*"')
  expect(reply.headers['etag']).toMatch(/^W\/"\d+"$/)
  expect(reply.json()).toEqual({
    '@odata.context': 'http://small.test/api/data/v9.2/$metadata#accounts(name,revenue,description)/$entity',
    '@odata.etag': reply.headers['etag'],
    name: 'Fourth Coffee',
    'revenue@OData.Community.Display.V1.FormattedValue': '€80,000.00',
    revenue: 80000,
    description: null,
    '_transactioncurrencyid_value@OData.Community.Display.V1.FormattedValue': 'Euro',
    '_transactioncurrencyid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'transactioncurrencyid',
    '_transactioncurrencyid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'transactioncurrency',
    _transactioncurrencyid_value: euro,
    accountid: account1,
  })
  expect(Object.keys(reply.json()).at(-1)).toBe('accountid')
})

test('choices, flags, whole numbers, dates and owners have formatted values', async () => {
  const { get } = seeded()
  const row = (
    await get(
      `accounts(${account1})?$select=industrycode,creditonhold,numberofemployees,createdon,_ownerid_value,statecode`,
      annotated,
    )
  ).json()
  const shown = (column: string): unknown => row[`${column}@OData.Community.Display.V1.FormattedValue`]
  expect(shown('industrycode')).toBe('Accounting')
  expect(shown('creditonhold')).toBe('Yes')
  expect(shown('numberofemployees')).toBe('1,250')
  expect(shown('createdon')).toBe('3/2/2026 9:00 AM')
  expect(shown('_ownerid_value')).toBe('Mia Keller')
  expect(row['_ownerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty']).toBe('ownerid')
  expect(row['_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname']).toBe('systemuser')
  expect(row.createdon).toBe('2026-03-02T09:00:00Z')
  const other = (await get(`accounts(${account2})?$select=new_colours`, annotated)).json()
  expect(other['new_colours@OData.Community.Display.V1.FormattedValue']).toBe('Red; Blue')
})

test('only the annotations that were asked for come', async () => {
  const { get } = seeded()
  const reply = await get(`accounts(${account1})?$select=_ownerid_value`, {
    prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"',
  })
  expect(Object.keys(reply.json())).toEqual([
    '@odata.context',
    '@odata.etag',
    '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname',
    '_ownerid_value',
    'accountid',
  ])
})

test.each([
  ["name eq 'FOURTH coffee'", [account1]],
  ["contains(name,'r')", [account1, account2]],
  ["contains(name,'th%off')", [account1]],
  ["startswith(name,'[AF]o')", [account1]],
  ["endswith(name,'works') or revenue gt 79999.5", [account1, account2]],
  ["not (name eq 'Fourth Coffee')", [account2]],
  ['revenue eq null', [account2]],
  ['revenue ne 80000', [account2]],
  ["primarycontactid/lastname eq 'O''Bryan'", [account2]],
  ["primarycontactid/createdby/fullname eq 'mia keller'", [account2]],
  [`_primarycontactid_value eq ${contact1}`, [account2]],
  [`primarycontactid/contactid eq ${contact1}`, [account2]],
  ["contact_customer_accounts/any(c:c/firstname eq 'Susie')", [account1]],
  ["Account_Tasks/all(t:t/subject eq 'Call back') and Account_Tasks/any()", [account1]],
  ["contact_customer_accounts/any(c:c/account_primary_contact/any(a:a/name eq 'Adventure Works'))", [account1]],
  ["Microsoft.Dynamics.CRM.In(PropertyName='industrycode',PropertyValues=['1','7'])", [account1]],
  ['Microsoft.Dynamics.CRM.Between(PropertyName=\'numberofemployees\',PropertyValues=["5","2000"])', [account1]],
  ["Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')", [account1, account2]],
  ["Microsoft.Dynamics.CRM.LastXHours(PropertyName='modifiedon',PropertyValue=12)", [account1, account2]],
  ["Microsoft.Dynamics.CRM.OlderThanXDays(PropertyName='createdon',PropertyValue=7)", []],
  ["Microsoft.Dynamics.CRM.ContainValues(PropertyName='new_colours',PropertyValues=['2'])", [account2]],
  ['createdon ge 2026-03-02T10:00:00+01:00', [account1, account2]],
  ['createdon gt 2026-03-02T09:00:00Z', []],
  ['creditonhold', [account1]],
  ['numberofemployees gt numberofemployees', []],
])('the filter %s finds the right rows', async (filter, ids) => {
  const { get } = seeded()
  const reply = await get(`accounts?$select=name&$filter=${encodeURIComponent(filter)}`)
  expect(reply.statusCode).toBe(200)
  expect(reply.json().value.map((row: { accountid: string }) => row.accountid)).toEqual(ids)
})

test('aliases stand for literals, and an unassigned one is null', async () => {
  const { get } = seeded()
  const named = await get(
    `accounts?$select=name&$filter=name eq @n and revenue ne @none&@n='Fourth Coffee'`.replaceAll(' ', '%20'),
  )
  expect(named.json().value).toHaveLength(1)
})

test.each([
  ['Account', 404, '0x8006088a', "Resource not found for the segment 'Account'."],
  [
    'accounts?$select=Name',
    400,
    '0x0',
    "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.",
  ],
  [
    'accounts?$filter=Name%20eq%20null',
    400,
    '0x0',
    "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.",
  ],
  ["accounts?$filter=name%20eq%20'x", 400, '0x0', "There is an unterminated literal at position 10 in 'name eq 'x'."],
  [
    'accounts?$filter=name%20eq%205',
    400,
    '0x0',
    "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'Equal'.",
  ],
  ['accounts?$skip=5', 400, '0x80060888', 'The query parameter $skip is not supported'],
  [`accounts(${contact1})`, 404, '0x80040217', `account With Id = ${contact1} Does Not Exist`],
  [
    "accounts(name='x')",
    400,
    '0x0',
    "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.account'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM.account'.",
  ],
  [
    'accounts?$filter=not%20Microsoft.Dynamics.CRM.EqualUserId(PropertyName=%27ownerid%27)',
    400,
    '0x0',
    'Not operator along with the Custom Named Condition operators is not allowed',
  ],
  [
    'contacts?$expand=account_primary_contact($select=name;$expand=contact_customer_accounts($orderby=fullname))',
    400,
    '0x80060888',
    'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.',
  ],
])('GET %s is refused with %i %s', async (path, status, code, message) => {
  const reply = await seeded().get(path)
  expect(reply.statusCode).toBe(status)
  expect(reply.json()).toEqual({ error: { code, message } })
})

test('$count, $top and the totals that annotations ask for', async () => {
  const { get } = seeded()
  const body = (await get('accounts?$select=name&$count=true&$top=1', annotated)).json()
  expect(body['@odata.count']).toBe(2)
  expect(body['@Microsoft.Dynamics.CRM.totalrecordcount']).toBe(2)
  expect(body['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded']).toBe(false)
  expect(body['@Microsoft.Dynamics.CRM.globalmetadataversion']).toBe('42')
  expect(body.value).toHaveLength(1)
  expect(body['@odata.nextLink']).toBeUndefined()
  expect((await get('accounts/$count')).body).toBe('\uFEFF2')
  expect((await get(`accounts(${account1})/Account_Tasks/$count`)).rawPayload.subarray(0, 3)).toEqual(
    Buffer.from([0xef, 0xbb, 0xbf]),
  )
})

test('lookups and collections expand; on lists a collection carries a nextLink that repeats its rows', async () => {
  const { get } = seeded()
  const single = (
    await get(`accounts(${account2})?$select=name,&$expand=primarycontactid($select=fullname),parentaccountid`)
  ).json()
  expect(single['@odata.context']).toBe(
    'http://small.test/api/data/v9.2/$metadata#accounts(name,primarycontactid(fullname),parentaccountid())/$entity',
  )
  expect(single.primarycontactid).toEqual({
    '@odata.etag': expect.stringMatching(/^W/),
    fullname: "Susie O'Bryan",
    contactid: contact1,
  })
  expect(single.parentaccountid).toBeNull()

  const list = (
    await get(
      `accounts?$select=name&$filter=accountid%20eq%20${account1}&$expand=Account_Tasks($select=subject),createdby($select=fullname)`,
    )
  ).json()
  expect(list.value[0].Account_Tasks).toEqual([
    {
      '@odata.etag': expect.stringMatching(/^W/),
      subject: 'Call back',
      _regardingobjectid_value: account1,
      activityid: expect.any(String),
    },
  ])
  expect(list.value[0].createdby).toEqual({ fullname: 'Mia Keller', systemuserid: mia, ownerid: mia })
  const link = list.value[0]['Account_Tasks@odata.nextLink']
  expect(link).toBe(`http://small.test/api/data/v9.2/accounts(${account1})/Account_Tasks?$select=subject`)
  expect((await get(link.split('/v9.2/')[1])).json().value).toHaveLength(1)
})

test('paths lead to related rows, single columns, raw values and references', async () => {
  const { get } = seeded()
  expect((await get(`accounts(${account2})/primarycontactid?$select=fullname`)).json()['@odata.context']).toBe(
    'http://small.test/api/data/v9.2/$metadata#contacts(fullname)/$entity',
  )
  expect((await get(`accounts(${account1})/name`)).json()).toEqual({
    '@odata.context': `http://small.test/api/data/v9.2/$metadata#accounts(${account1})/name`,
    value: 'Fourth Coffee',
  })
  expect((await get(`accounts(${account1})/name/$value`)).body).toBe('Fourth Coffee')
  expect((await get(`accounts(${account1})/description`)).statusCode).toBe(204)
  expect((await get(`accounts(${account2})/primarycontactid/$ref`)).json()['@odata.id']).toBe(
    `http://small.test/api/data/v9.2/contacts(${contact1})`,
  )
  expect((await get(`accounts(${account1})/contact_customer_accounts/$ref`)).json()).toEqual({
    '@odata.context': 'http://small.test/api/data/v9.2/$metadata#Collection($ref)',
    value: [{ '@odata.id': `http://small.test/api/data/v9.2/contacts(${contact1})` }],
  })
  const activities = (
    await get(`activitypointers?$select=subject,activitytypecode&$filter=_regardingobjectid_value%20eq%20${account1}`)
  ).json()
  expect(activities.value).toMatchObject([{ subject: 'Call back', activitytypecode: 'task' }])
})

test('a matching If-None-Match is answered 304 without a body, unless annotations are asked for', async () => {
  const { get } = seeded()
  const etag = String((await get(`accounts(${account1})?$select=name`)).headers['etag'])
  const unchanged = await get(`accounts(${account1})?$select=name`, { 'if-none-match': etag })
  expect([unchanged.statusCode, unchanged.body]).toEqual([304, ''])
  expect((await get(`accounts(${account1})?$select=name`, { 'if-none-match': etag, ...annotated })).statusCode).toBe(
    200,
  )
})

test('no token means 401 with the challenge and no body', async () => {
  const reply = await seeded().get('accounts', { authorization: 'Bearer none' })
  expect(reply.statusCode).toBe(401)
  expect(reply.headers['content-type']).toBeUndefined()
  expect(reply.headers['www-authenticate']).toMatch(/^Bearer authorization_uri=/)
  expect(reply.body).toBe('')
})

test('nested expands page the collections and link to the rest', async () => {
  const { get, seed } = seeded()
  for (let at = 0; at < 3; at += 1)
    seed('task', { subject: `t${at}`, regardingobjectid: { table: 'account', id: account1 } })
  const path = `accounts?$select=name&$filter=accountid%20eq%20${account1}&$expand=Account_Tasks($select=subject;$expand=createdby($select=fullname))`
  const row = (await get(path, { prefer: 'odata.maxpagesize=3' })).json().value[0]
  expect(row.Account_Tasks).toHaveLength(3)
  const rest = (
    await get(row['Account_Tasks@odata.nextLink'].split('/v9.2/')[1], { prefer: 'odata.maxpagesize=3' })
  ).json()
  expect(rest.value).toHaveLength(1)
  expect(rest.value[0].createdby.fullname).toBe('Mia Keller')
  expect((await get(path)).json().value[0]['Account_Tasks@odata.nextLink']).toBeUndefined()
  // A full page links on even where nothing follows.
  const full = (await get(path, { prefer: 'odata.maxpagesize=4' })).json().value[0]
  expect(full.Account_Tasks).toHaveLength(4)
  const nothing = (await get(full['Account_Tasks@odata.nextLink'].split('/v9.2/')[1])).json()
  expect(nothing.value).toEqual([])
  expect(nothing['@odata.nextLink']).toBeUndefined()
})
