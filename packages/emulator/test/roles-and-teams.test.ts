import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { ownSellerRoleId, salespersonRoleId, systemAdministratorRoleId } from '../src/security/roles.ts'
import { businessUnits } from '../src/seed/business-units.ts'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', plugins: false })
  emulator.snapshots.save('start')
})
beforeEach(() => emulator.snapshots.load('start'))
afterAll(() => emulator.stop())

interface Answer {
  status: number
  code: string | undefined
  body: Record<string, unknown>
}

async function send(user: string, path: string, method = 'GET', body?: unknown): Promise<Answer> {
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await emulator.tokenFor(user)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  return { status: reply.status, code: (json['error'] as { code: string } | undefined)?.code, body: json }
}

const idOf = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId

const giveRole = (by: string, user: string, role: string): Promise<Answer> =>
  send(by, `systemusers(${idOf(user)})/systemuserroles_association/$ref`, 'POST', {
    '@odata.id': `${emulator.environmentUrl}/api/data/v9.2/roles(${role})`,
  })

const takeRole = (by: string, user: string, role: string): Promise<Answer> =>
  send(by, `systemusers(${idOf(user)})/systemuserroles_association(${role})/$ref`, 'DELETE')

const makeRole = async (name: string): Promise<string> => {
  await send('ada', 'roles', 'POST', {
    name,
    'businessunitid@odata.bind': `businessunits(${businessUnits.root.id})`,
  })
  const { body } = await send('ada', `roles?$select=roleid&$filter=name eq '${name}'`)
  return (body['value'] as { roleid: string }[])[0]!.roleid
}

const privilege = async (name: string): Promise<string> => {
  const { body } = await send('ada', `privileges?$select=name&$filter=name eq '${name}'`)
  return (body['value'] as { privilegeid: string }[])[0]!.privilegeid
}

const addPrivilege = async (by: string, role: string, name: string, Depth: string): Promise<Answer> =>
  send(by, `roles(${role})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, 'POST', {
    Privileges: [
      { Depth, PrivilegeId: await privilege(name), BusinessUnitId: businessUnits.root.id, PrivilegeName: name },
    ],
  })

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

test('a role that is made has nothing until privileges are added, and then each to its depth', async () => {
  const role = await makeRole('Account reader')
  await giveRole('ada', 'noah', role)
  expect(await send('noah', 'accounts?$select=name')).toMatchObject({ status: 403, code: '0x80040220' })
  emulator.rows.insert('account', { name: 'Northwind' })
  const before = await send('ada', `roles(${role})?$select=name`)
  expect((await addPrivilege('ada', role, 'prvReadAccount', 'Basic')).status).toBe(204)
  const after = await send('ada', `roles(${role})?$select=name&$expand=roleprivileges_association($select=name)`)
  expect(after.body['@odata.etag']).not.toBe(before.body['@odata.etag'])
  expect(after.body['roleprivileges_association']).toContainEqual(expect.objectContaining({ name: 'prvReadAccount' }))
  expect((await send('noah', 'accounts?$select=name')).body['value']).toEqual([])
  await addPrivilege('ada', role, 'prvReadAccount', 'Global')
  expect((await send('noah', 'accounts?$select=name')).body['value']).toHaveLength(1)
  expect(await send('noah', 'accounts', 'POST', { name: 'Mine' })).toMatchObject({ status: 403, code: '0x80040220' })
})

test('privileges are added by who may write roles, to any but the administrator’s, once each and at a depth they have', async () => {
  const role = await makeRole('Bare')
  expect(await addPrivilege('mia', role, 'prvReadAccount', 'Global')).toMatchObject({ status: 403, code: '0x80040220' })
  expect(await addPrivilege('ada', systemAdministratorRoleId, 'prvReadAccount', 'Basic')).toMatchObject({
    status: 400,
    code: '0x80041d31',
  })
  expect(await addPrivilege('ada', role, 'prvActOnBehalfOfAnotherUser', 'Global')).toMatchObject({ code: '0x8004ed43' })
  expect(await addPrivilege('ada', role, 'prvReadCompetitor', 'Basic')).toMatchObject({ code: '0x8004140b' })
  const twice = { Depth: 'Global', PrivilegeId: await privilege('prvReadAccount') }
  expect(
    await send('ada', `roles(${role})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, 'POST', {
      Privileges: [twice, twice],
    }),
  ).toMatchObject({ status: 400, code: '0x8004140f' })
  const { body } = await send('ada', `roles(${role})?$select=name&$expand=roleprivileges_association($select=name)`)
  expect(JSON.stringify(body['roleprivileges_association'])).not.toContain('prvReadAccount')
})

test('members of a team have its roles from the moment they are added until they are removed', async () => {
  const team = emulator.rows.insert('team', {
    name: 'Tenders',
    teamtype: 0,
    businessunitid: { table: 'businessunit', id: businessUnits.europe.id },
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
  const team = emulator.rows.insert('team', {
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
  const account = emulator.rows.insert('account', {
    name: 'Northwind',
    ownerid: { table: 'systemuser', id: idOf('mia') },
  })
  const lead = emulator.rows.insert('lead', { subject: 'Fair', ownerid: { table: 'systemuser', id: idOf('tom') } })
  const link = (): Promise<Answer> =>
    send('mia', `accounts(${account})/accountleads_association/$ref`, 'POST', { '@odata.id': `leads(${lead})` })
  expect(await link()).toMatchObject({ status: 403, code: '0x80048306' })
  emulator.rows.update('lead', lead, { ownerid: { table: 'systemuser', id: idOf('mia') } })
  expect((await link()).status).toBe(204)
})

test('the languages of the organisation and the stamp of its schema are told', async () => {
  expect((await send('mia', 'RetrieveProvisionedLanguages')).body['RetrieveProvisionedLanguages']).toEqual([1033, 1031])
  expect((await send('mia', 'RetrieveAvailableLanguages()')).body['LocaleIds']).toEqual([1033, 1031])
  const stamp = async (): Promise<string> => (await send('mia', 'RetrieveTimestamp')).body['Timestamp'] as string
  const before = await stamp()
  expect(before).toMatch(/^\d+!\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/)
  emulator.faults.changeSchema({ change: 'drop-column', table: 'account', column: 'fax' })
  expect((await stamp()).split('!')[0]).not.toBe(before.split('!')[0])
})

test('an item is removed from its queue, and what it stood for stays', async () => {
  const queue = emulator.rows.insert('queue', { name: 'Tenders' })
  const task = emulator.rows.insert('task', { subject: 'Answer' })
  const { body } = await send('ada', `queues(${queue})/Microsoft.Dynamics.CRM.AddToQueue`, 'POST', {
    Target: { '@odata.type': 'Microsoft.Dynamics.CRM.task', activityid: task },
  })
  const removed = await send(
    'ada',
    `queueitems(${String(body['QueueItemId'])})/Microsoft.Dynamics.CRM.RemoveFromQueue`,
    'POST',
  )
  expect(removed.status).toBe(204)
  expect(emulator.rows.count('queueitem')).toBe(0)
  expect(emulator.rows.get('task', task)?.['subject']).toBe('Answer')
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
      roleid: salespersonRoleId,
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

test('a role that is made begins with the nine privileges that every new role has', async () => {
  const role = await makeRole('New')
  const { body } = await send('ada', `roles(${role})?$select=name&$expand=roleprivileges_association($select=name)`)
  const names = (body['roleprivileges_association'] as { name: string; privilegeid: string }[]).map(({ name }) => name)
  expect(names.toSorted()).toEqual([
    'prvCreateSharePointData',
    'prvReadPluginAssembly',
    'prvReadPluginType',
    'prvReadSdkMessage',
    'prvReadSdkMessageProcessingStep',
    'prvReadSdkMessageProcessingStepImage',
    'prvReadSharePointData',
    'prvReadSharePointDocument',
    'prvWriteSharePointData',
  ])
})

test('a privilege is taken from a role, and all of them are replaced', async () => {
  const role = await makeRole('Changing')
  await addPrivilege('ada', role, 'prvReadAccount', 'Global')
  await addPrivilege('ada', role, 'prvReadContact', 'Global')
  await giveRole('ada', 'noah', role)
  const readable = async (): Promise<number[]> => [
    (await send('noah', 'accounts?$select=name')).status,
    (await send('noah', 'contacts?$select=fullname')).status,
  ]
  expect(await readable()).toEqual([200, 200])
  const act = (action: string, body: unknown): Promise<Answer> =>
    send('ada', `roles(${role})/Microsoft.Dynamics.CRM.${action}`, 'POST', body)
  const taken = await act('RemovePrivilegeRole', { Privilege: { privilegeid: await privilege('prvReadAccount') } })
  expect([taken.status, await readable()]).toEqual([204, [403, 200]])
  const replaced = await act('ReplacePrivilegesRole', {
    Privileges: [{ Depth: 'Global', PrivilegeId: await privilege('prvReadAccount') }],
  })
  expect([replaced.status, await readable()]).toEqual([204, [200, 403]])
  expect(await act('RemovePrivilegeRole', { Privilege: {} })).toMatchObject({ status: 400, code: '0x800404ce' })
})
