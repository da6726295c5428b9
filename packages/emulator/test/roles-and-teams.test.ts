import { expect, test } from 'vitest'
import { ownSellerRoleId, salespersonRoleId, systemAdministratorRoleId } from '../src/security/roles.ts'
import { businessUnits } from '../src/seed/business-units.ts'
import { rolesApi } from './roles-api.ts'
import type { Answer } from './send-as.ts'

const organisation = rolesApi()
const { send, idOf, giveRole, takeRole, makeRole, roleFor, privilege, addPrivilege } = organisation

test('a person without a role is let in as soon as one is assigned, and shut out when it is taken', async () => {
  expect(await send('noah', 'WhoAmI')).toMatchObject({ status: 403, code: '0x80042f09' })
  expect((await giveRole('ada', 'noah', salespersonRoleId)).status).toBe(204)
  expect((await send('noah', 'WhoAmI')).body['UserId']).toBe(idOf('noah'))
  expect((await takeRole('ada', 'noah', salespersonRoleId)).status).toBe(204)
  expect((await send('noah', 'WhoAmI')).status).toBe(403)
})

test('nobody makes themselves administrator: roles are assigned by who may assign them', async () => {
  const refused = await giveRole('mia', 'mia', systemAdministratorRoleId)
  expect([refused.status, refused.code]).toEqual([403, '0x80040220'])
  expect(JSON.stringify(refused.body)).toContain('prvAssignRole')
  const other = await send('mia', `roles(${systemAdministratorRoleId})/systemuserroles_association/$ref`, 'POST', {
    '@odata.id': `systemusers(${idOf('mia')})`,
  })
  expect([other.status, other.code]).toEqual([403, '0x80040220'])
})

test('who may assign roles assigns none with more in it than their own', async () => {
  const clerk = await makeRole('Role clerk')
  for (const name of ['prvReadRole', 'prvAssignRole']) await addPrivilege('ada', clerk, name, 'Global')
  await giveRole('ada', 'mia', clerk)
  expect(await giveRole('mia', 'noah', systemAdministratorRoleId)).toMatchObject({ status: 403, code: '0x80040220' })
  expect((await giveRole('mia', 'noah', ownSellerRoleId)).status).toBe(204)
  expect((await send('noah', 'accounts?$select=name')).status).toBe(200)
})

test('the last administrator stays one', async () => {
  expect(await takeRole('ada', 'ada', systemAdministratorRoleId)).toMatchObject({ status: 400, code: '0x80041d30' })
  await giveRole('ada', 'eva', systemAdministratorRoleId)
  expect((await takeRole('eva', 'ada', systemAdministratorRoleId)).status).toBe(204)
  expect((await send('ada', 'WhoAmI')).status).toBe(403)
})

test('members of a team have its roles from the moment they are added until they are removed', async () => {
  const team = organisation.emulator.rows.insert('team', {
    name: 'Tenders',
    teamtype: 0,
    businessunitid: { table: 'businessunit', id: businessUnits.root.id },
  })
  const given = await send('ada', `teams(${team})/teamroles_association/$ref`, 'POST', {
    '@odata.id': `roles(${salespersonRoleId})`,
  })
  expect(given.status).toBe(204)
  const members = (action: string, by: string, Members: unknown): Promise<Answer> =>
    send(by, `teams(${team})/Microsoft.Dynamics.CRM.${action}`, 'POST', { Members })
  const noah = [{ '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: idOf('noah') }]
  expect(await members('AddMembersTeam', 'mia', noah)).toMatchObject({ status: 403, code: '0x80040220' })
  expect((await members('AddMembersTeam', 'ada', noah)).status).toBe(204)
  const { body } = await send('noah', `teams(${team})/teammembership_association?$select=fullname`)
  expect(body['value']).toEqual([expect.objectContaining({ fullname: 'Noah Fischer' })])
  expect((await members('RemoveMembersTeam', 'ada', [{ systemuserid: idOf('noah') }])).status).toBe(204)
  expect((await send('noah', 'WhoAmI')).status).toBe(403)
})

test('a member is a user by type or by key, and teams of business units choose none', async () => {
  const team = businessUnits.europe.teamId
  const add = (Members: unknown): Promise<Answer> =>
    send('ada', `teams(${team})/Microsoft.Dynamics.CRM.AddMembersTeam`, 'POST', { Members })
  const untyped = await add([{ ownerid: idOf('noah') }])
  expect(untyped.status).toBe(400)
  expect(JSON.stringify(untyped.body)).toContain('EdmEntityObject passed should have the key property value set.')
  expect(await add([{ systemuserid: idOf('ada') }])).toMatchObject({ status: 400, code: '0x8004830b' })
  const out = await send('ada', `teams(${team})/Microsoft.Dynamics.CRM.RemoveMembersTeam`, 'POST', {
    Members: [{ systemuserid: idOf('mia') }],
  })
  expect([out.status, out.code]).toEqual([400, '0x8004830c'])
})

test('an access team has no roles', async () => {
  const team = organisation.emulator.rows.insert('team', {
    name: 'Shared with',
    teamtype: 1,
    businessunitid: { table: 'businessunit', id: businessUnits.europe.id },
  })
  const refused = await send('ada', `teams(${team})/teamroles_association/$ref`, 'POST', {
    '@odata.id': `roles(${salespersonRoleId})`,
  })
  expect([refused.status, refused.code]).toEqual([400, '0x80048331'])
})

test('rows of an N:N relationship are linked by who may append both', async () => {
  const account = organisation.emulator.rows.insert('account', {
    name: 'Northwind',
    ownerid: { table: 'systemuser', id: idOf('mia') },
  })
  const lead = organisation.emulator.rows.insert('lead', {
    subject: 'Fair',
    ownerid: { table: 'systemuser', id: idOf('tom') },
  })
  const link = (): Promise<Answer> =>
    send('mia', `accounts(${account})/accountleads_association/$ref`, 'POST', { '@odata.id': `leads(${lead})` })
  expect(await link()).toMatchObject({ status: 403, code: '0x80048306' })
  organisation.emulator.rows.update('lead', lead, { ownerid: { table: 'systemuser', id: idOf('mia') } })
  expect((await link()).status).toBe(204)
})

test('the languages of the organisation and the stamp of its schema are told', async () => {
  expect((await send('mia', 'RetrieveProvisionedLanguages')).body['RetrieveProvisionedLanguages']).toEqual([1033, 1031])
  expect((await send('mia', 'RetrieveAvailableLanguages()')).body['LocaleIds']).toEqual([1033, 1031])
  const stamp = async (): Promise<string> => (await send('mia', 'RetrieveTimestamp')).body['Timestamp'] as string
  const before = await stamp()
  expect(before).toMatch(/^\d+!\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/)
  organisation.emulator.faults.changeSchema({ change: 'drop-column', table: 'account', column: 'fax' })
  expect((await stamp()).split('!')[0]).not.toBe(before.split('!')[0])
})

test('an item is removed from its queue, and what it stood for stays', async () => {
  const queue = organisation.emulator.rows.insert('queue', { name: 'Tenders' })
  const task = organisation.emulator.rows.insert('task', { subject: 'Answer' })
  const { body } = await send('ada', `queues(${queue})/Microsoft.Dynamics.CRM.AddToQueue`, 'POST', {
    Target: { '@odata.type': 'Microsoft.Dynamics.CRM.task', activityid: task },
  })
  const removed = await send(
    'ada',
    `queueitems(${String(body['QueueItemId'])})/Microsoft.Dynamics.CRM.RemoveFromQueue`,
    'POST',
  )
  expect(removed.status).toBe(204)
  expect(organisation.emulator.rows.count('queueitem')).toBe(0)
  expect(organisation.emulator.rows.get('task', task)?.['subject']).toBe('Answer')
})

test('links of users, teams, roles and privileges are listed as rows of their own', async () => {
  const list = async (user: string, path: string): Promise<Record<string, unknown>[]> =>
    (await send(user, path)).body['value'] as Record<string, unknown>[]
  const roles = await list('ada', `systemuserrolescollection?$filter=systemuserid eq ${idOf('mia')}`)
  expect(roles).toEqual([
    {
      '@odata.etag': expect.any(String) as string,
      systemuserroleid: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      systemuserid: idOf('mia'),
      roleid: roleFor('mia', salespersonRoleId),
      versionnumber: expect.any(Number) as number,
    },
  ])
  const teams = await list('mia', `teammemberships?$select=teamid&$filter=systemuserid eq ${idOf('mia')}`)
  expect(teams.map(({ teamid }) => teamid)).toEqual([businessUnits.europe.teamId])
  const readsAccounts = await privilege('prvReadAccount')
  const depths = await list(
    'ada',
    `roleprivilegescollection?$select=privilegedepthmask&$filter=privilegeid eq ${readsAccounts} and roleid eq ${ownSellerRoleId}`,
  )
  expect(depths.map(({ privilegedepthmask }) => privilegedepthmask)).toEqual([1])
  await takeRole('ada', 'mia', salespersonRoleId)
  expect(await list('ada', `systemuserrolescollection?$filter=systemuserid eq ${idOf('mia')}`)).toEqual([])
})

test('links are listed alone: they are not made, changed or read one by one', async () => {
  const { body } = await send('ada', 'systemuserrolescollection?$top=1')
  const [{ systemuserroleid }] = body['value'] as [{ systemuserroleid: string }]
  for (const [method, path] of [
    ['GET', `systemuserrolescollection(${systemuserroleid})`],
    ['POST', 'systemuserrolescollection'],
    ['DELETE', `systemuserrolescollection(${systemuserroleid})`],
  ] as const)
    expect(await send('ada', path, method, method === 'POST' ? {} : undefined)).toMatchObject({
      status: 400,
      code: '0x80040800',
    })
})
