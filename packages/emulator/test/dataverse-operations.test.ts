import { expect, test } from 'vitest'
import type { Access } from '../src/operations/access.ts'
import { mia, smallOrganisation } from './small-organisation.ts'

const id = '00000000-0000-0000-0000-000000000001'

test('rows are associated and disassociated, 1:N and N:N', async () => {
  const { send, get, seed } = smallOrganisation()
  seed('account', { name: 'A' }, id)
  const contact = seed('contact', { lastname: 'C' })
  const role = seed('role', { name: 'Salesperson' })
  const contacts = async (): Promise<number> =>
    (await get(`accounts(${id})/contact_customer_accounts?$select=fullname`)).json().value.length
  expect(
    (
      await send('POST', `accounts(${id})/contact_customer_accounts/$ref`, {
        '@odata.id': `http://small.test/api/data/v9.2/contacts(${contact})`,
      })
    ).statusCode,
  ).toBe(204)
  expect(await contacts()).toBe(1)
  expect((await send('DELETE', `accounts(${id})/contact_customer_accounts(${contact})/$ref`)).statusCode).toBe(204)
  expect(await contacts()).toBe(0)
  expect(
    (await send('PUT', `accounts(${id})/primarycontactid/$ref`, { '@odata.id': `contacts(${contact})` })).statusCode,
  ).toBe(204)
  expect((await get(`accounts(${id})/primarycontactid`)).json().contactid).toBe(contact)
  await send('PATCH', `accounts(${id})`, { 'primarycontactid@odata.bind': null })
  expect((await get(`accounts(${id})/primarycontactid`)).statusCode).toBe(204)

  expect(
    (await send('POST', `systemusers(${mia})/systemuserroles_association/$ref`, { '@odata.id': `roles(${role})` }))
      .statusCode,
  ).toBe(204)
  expect(
    (await get(`systemusers(${mia})?$select=fullname&$expand=systemuserroles_association($select=name)`)).json()
      .systemuserroles_association,
  ).toMatchObject([{ name: 'Salesperson' }])
  expect((await get(`roles(${role})/systemuserroles_association?$select=fullname`)).json().value).toHaveLength(1)
  expect((await send('DELETE', `systemusers(${mia})/systemuserroles_association(${role})/$ref`)).statusCode).toBe(204)
  expect((await get(`systemusers(${mia})/systemuserroles_association`)).json().value).toHaveLength(0)
})

test('P26: WinOpportunity and LoseOpportunity close a deal and leave an activity', async () => {
  const { send, get, seed } = smallOrganisation()
  seed('account', { name: 'A' }, id)
  const deal = seed('opportunity', { name: 'Deal', customerid: { table: 'account', id } })
  const close = {
    Status: 3,
    OpportunityClose: {
      subject: 'Won Opportunity',
      actualrevenue: 25000,
      actualend: '2026-03-01T16:08:37.487Z',
      'opportunityid@odata.bind': `/opportunities(${deal})`,
    },
  }
  expect((await send('POST', 'WinOpportunity', close)).statusCode).toBe(204)
  expect(
    (await get(`opportunities(${deal})?$select=statecode,statuscode,actualvalue,actualclosedate`)).json(),
  ).toMatchObject({ statecode: 1, statuscode: 3, actualvalue: 25000, actualclosedate: '2026-03-01' })
  expect((await get('opportunitycloses?$select=subject,statecode')).json().value).toMatchObject([
    { subject: 'Won Opportunity', statecode: 1 },
  ])
  expect((await send('POST', 'LoseOpportunity', { ...close, Status: 4 })).json().error.code).toBe('0x80040515')
  expect((await send('POST', 'WinOpportunity', {})).json().error.message).toBe(
    'Request message has unresolved parameters.',
  )
})

test('functions answer to GET, actions to POST, and what is not emulated says so', async () => {
  const { get, send } = smallOrganisation()
  expect((await get('WhoAmI')).json()).toEqual((await get('WhoAmI()')).json())
  expect((await get('WhoAmI')).json()).toMatchObject({
    '@odata.context': 'http://small.test/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse',
    UserId: mia,
  })
  const wrong = await send('POST', 'WhoAmI', {})
  expect([wrong.statusCode, wrong.json().error]).toEqual([
    404,
    {
      code: '',
      message: "No HTTP resource was found that matches the request URI 'http://small.test/api/data/v9.2/WhoAmI'.",
    },
  ])
  const address = await get(
    "FormatAddress(Line1=@p1,City=@p2,StateOrProvince=@p3,PostalCode=@p4,Country=@p5)?@p1='123%20Maple%20St.'&@p2='Seattle'&@p3='WA'&@p4='98007'&@p5='USA'",
  )
  expect(address.json().Address).toBe('123 Maple St.\r\nSeattle, WA 98007\r\nUSA')
  expect(
    (await get('RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account","systemuser"]')).json()
      .EntityRecordCountCollection,
  ).toEqual({ Count: 2, IsReadOnly: false, Keys: ['account', 'systemuser'], Values: [0, 1] })
  const not = await send('POST', 'ExecuteWorkflow', {})
  expect([not.statusCode, not.json().error.message]).toEqual([501, 'The emulator does not emulate ExecuteWorkflow.'])
})

test('CreateMultiple is all or nothing', async () => {
  const { send, environment } = smallOrganisation()
  const target = (lastname: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.contact', lastname })
  const path = 'contacts/Microsoft.Dynamics.CRM.CreateMultiple'
  expect((await send('POST', path, { Targets: [target('A'), target('x'.repeat(51))] })).statusCode).toBe(400)
  expect(environment.store.count('contact')).toBe(0)
  expect((await send('POST', path, { Targets: [target('A'), target('B')] })).json().Ids).toHaveLength(2)
})

test('a shared row can be used as far as it was shared', async () => {
  const none: Access = {
    requirePrivilege: () => undefined,
    mayAccessRow: (_caller, right) => right === 'Share',
    rowFilter: () => () => false,
  }
  const { send, get, seed } = smallOrganisation({ access: none })
  seed('account', { name: 'A' }, id)
  expect((await get(`accounts(${id})`)).json().error.code).toBe('0x80048306')
  const Target = { accountid: id, '@odata.type': 'Microsoft.Dynamics.CRM.account' }
  const Principal = { systemuserid: mia, '@odata.type': 'Microsoft.Dynamics.CRM.systemuser' }
  const grant = { Target, PrincipalAccess: { Principal, AccessMask: 'ReadAccess' } }
  expect((await send('POST', 'GrantAccess', grant)).statusCode).toBe(204)
  expect((await get(`accounts(${id})?$select=name`)).json().name).toBe('A')
  expect((await get('accounts?$select=name')).json().value).toHaveLength(1)
  expect((await send('PATCH', `accounts(${id})`, { name: 'B' })).statusCode).toBe(403)
  const rights = await get(
    `systemusers(${mia})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@p1)?@p1={'@odata.id':'accounts(${id})'}`,
  )
  // The user's own row is not readable here, so the bound function is refused before it runs.
  expect(rights.statusCode).toBe(403)
  expect((await send('POST', 'RevokeAccess', { Target, Revokee: Principal })).statusCode).toBe(204)
  expect((await get('accounts?$select=name')).json().value).toHaveLength(0)
})

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'ReadAccess'],
  ['a right there is not', { AccessMask: 'PaintAccess' }],
  ['nobody', { AccessMask: 'ReadAccess' }],
])('a row is not shared with %s for its PrincipalAccess', async (_, PrincipalAccess) => {
  const { send, seed, environment } = smallOrganisation()
  seed('account', { name: 'A' }, id)
  const Target = { accountid: id, '@odata.type': 'Microsoft.Dynamics.CRM.account' }
  expect((await send('POST', 'GrantAccess', { Target, PrincipalAccess })).statusCode).toBe(400)
  expect(environment.store.count('principalobjectaccess')).toBe(0)
})

test('RetrievePrincipalAccess lists rights as flags', async () => {
  const { get, seed } = smallOrganisation()
  seed('account', { name: 'A' }, id)
  const reply = await get(
    `systemusers(${mia})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@Target)?@Target=%7B%22%40odata.id%22%3A%22accounts(${id})%22%7D`,
  )
  expect(reply.json()).toEqual({
    '@odata.context':
      'http://small.test/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrievePrincipalAccessResponse',
    AccessRights:
      'ReadAccess, WriteAccess, AppendAccess, AppendToAccess, CreateAccess, DeleteAccess, ShareAccess, AssignAccess',
  })
})

test('UpsertMultiple changes rows that are there and makes the others, all or none, and does not tell which', async () => {
  const { send, seed, environment } = smallOrganisation()
  const there = seed('account', { name: 'There', accountnumber: 'A-1' })
  const target = (key: string, name: string): object => ({
    '@odata.type': 'Microsoft.Dynamics.CRM.account',
    '@odata.id': key,
    name,
  })
  const upsert = async (...Targets: object[]) =>
    send('POST', 'accounts/Microsoft.Dynamics.CRM.UpsertMultiple', { Targets })
  const names = (): Set<unknown> => new Set([...environment.store.rows('account')].map(({ values }) => values['name']))

  const reply = await upsert(
    { ...target("accounts(accountnumber='A-1')", 'Changed'), accountnumber: 'A-9' },
    target("accounts(accountnumber='A-2')", 'Made'),
    { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: id, name: 'By id' },
  )
  expect([reply.statusCode, reply.body]).toEqual([204, ''])
  expect(names()).toEqual(new Set(['By id', 'Changed', 'Made']))
  expect(environment.store.get('account', there)?.values['accountnumber']).toBe('A-1')
  expect(environment.store.get('account', id)?.values['name']).toBe('By id')

  const refused = await upsert(
    target("accounts(accountnumber='A-1')", 'Changed again'),
    target("accounts(accountnumber='A-3')", 'x'.repeat(200)),
  )
  expect([refused.statusCode, refused.json().error.code]).toEqual([400, '0x80044331'])
  expect(names()).toEqual(new Set(['By id', 'Changed', 'Made']))
})

test('DeleteMultiple is for elastic tables', async () => {
  const reply = await smallOrganisation().send('POST', 'accounts/Microsoft.Dynamics.CRM.DeleteMultiple', {
    Targets: [],
  })
  expect([reply.statusCode, reply.json().error.message]).toEqual([501, 'DeleteMultiple has not yet been implemented.'])
})
