import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AuditApi, type Collection, type Json, startAuditApi } from './audit-api.ts'

let organisation: AuditApi

beforeAll(async () => {
  organisation = await startAuditApi()
})
beforeEach(() => organisation.emulator.snapshots.load('audited'))
afterAll(() => organisation.emulator.stop())

const send: AuditApi['send'] = (...sent) => organisation.send(...sent)
const idOf: AuditApi['idOf'] = (...sent) => organisation.idOf(...sent)
const auditing: AuditApi['auditing'] = (...sent) => organisation.auditing(...sent)
const audited: AuditApi['audited'] = (...sent) => organisation.audited(...sent)
const newAccount: AuditApi['newAccount'] = (...sent) => organisation.newAccount(...sent)
const audits: AuditApi['audits'] = (...sent) => organisation.audits(...sent)
const history: AuditApi['history'] = (...sent) => organisation.history(...sent)

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

test('what somebody does for another is audited with both', async () => {
  await send('ada', 'accounts', 'POST', { name: 'For Mia' }, { mscrmcallerid: idOf('mia') })
  const { body } = await send('ada', 'audits?$select=_userid_value,_callinguserid_value')
  expect(body['value']).toEqual([
    expect.objectContaining({ _userid_value: idOf('mia'), _callinguserid_value: idOf('ada') }),
  ])
})

test('a won deal is audited as won', async () => {
  await audited('opportunity', true)
  const account = organisation.emulator.rows.insert('account', { name: 'Northwind' })
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
  organisation.emulator.clock.advance({ hours: 2, minutes: 1 })
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
