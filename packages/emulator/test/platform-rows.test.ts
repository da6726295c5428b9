import { expect, test } from 'vitest'
import { schemaOrganisation } from './schema-organisation.ts'

// Rows that the platform itself has: privileges, messages; and queues.

test('a role holds privileges, which bear the ids of every environment', async () => {
  const { list } = await schemaOrganisation()
  const named = await list("privileges?$select=name,accessright&$filter=name eq 'prvReadAccount'")
  expect(named).toEqual([
    {
      '@odata.etag': expect.any(String),
      name: 'prvReadAccount',
      accessright: 1,
      privilegeid: '886b280c-6396-4d56-a0a3-2c1b0a50ceb0',
    },
  ])
  const holders = await list(
    "roles?$select=name&$filter=roleprivileges_association/any(p:p/name eq 'prvDeleteAccount')&$orderby=name",
  )
  expect(holders.map(({ name }) => name)).toEqual([
    'Business Unit Seller',
    'Own Records Seller',
    'Sales Manager',
    'Salesperson',
    'System Administrator',
  ])
})

test('what is told of a user’s privileges has the ids of those rows', async () => {
  const { emulator, list, read } = await schemaOrganisation()
  const { systemUserId } = emulator.users.find(({ key }) => key === 'mia')!
  const told = await read(
    `systemusers(${systemUserId})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvReadLead')`,
  )
  const [row] = await list("privileges?$select=privilegeid&$filter=name eq 'prvReadLead'")
  expect(told['RolePrivileges']).toMatchObject([{ PrivilegeId: row?.['privilegeid'] }])
})

test.each([
  ['account', 1],
  ['nothing', 0],
])('whether the table %s has CreateMultiple is asked of message filters', async (table, count) => {
  const { list } = await schemaOrganisation()
  const found = await list(
    `sdkmessagefilters?$select=sdkmessagefilterid&$filter=sdkmessageid/name eq 'CreateMultiple' and primaryobjecttypecode eq '${table}'`,
  )
  expect(found).toHaveLength(count)
})

test('a letter is put into a queue once', async () => {
  const { send, list } = await schemaOrganisation()
  const queue = await send('POST', 'queues', { name: 'Post' })
  const letter = await send('POST', 'letters', { subject: 'Complaint' })
  const action = `queues(${queue.id})/Microsoft.Dynamics.CRM.AddToQueue`
  const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.letter', activityid: letter.id }
  const added = await send('POST', action, { Target })
  expect(added.status).toBe(200)
  expect(await list(`queues(${queue.id})/queue_entries?$select=title,_objectid_value`)).toMatchObject([
    { queueitemid: added.json['QueueItemId'], title: 'Complaint', _objectid_value: letter.id },
  ])
  expect((await send('POST', action, { Target })).status).toBe(501)
  const other = await send('POST', 'letters', { subject: 'Thanks' })
  const moved = { Target: { ...Target, activityid: other.id }, QueueItemProperties: { priority: 1 } }
  expect((await send('POST', action, moved)).status).toBe(501)
})

test('a time zone has a code, where the name is known', async () => {
  const { send, read } = await schemaOrganisation()
  const call = (name: string, locale: number): string =>
    `GetTimeZoneCodeByLocalizedName(LocalizedStandardName='${name}',LocaleId=${locale})`
  expect(await read(call('W. Europe Standard Time', 1033))).toMatchObject({ TimeZoneCode: 110 })
  expect((await send('GET', call('Middle-earth Time', 1033))).status).toBe(501)
  expect((await send('GET', call('W. Europe Standard Time', 1031))).status).toBe(501)
})
