import { expect, test } from 'vitest'
import { systemAdministratorRoleId } from '../src/security/roles.ts'
import { businessUnits } from '../src/seed/business-units.ts'
import { rolesApi } from './roles-api.ts'
import type { Answer } from './send-as.ts'

const organisation = rolesApi()
const { send, idOf, giveRole, takeRole, makeRole, privilege, addPrivilege } = organisation

test('a role that is made has nothing until privileges are added, and then each to its depth', async () => {
  const role = await makeRole('Account reader')
  await giveRole('ada', 'noah', role)
  expect(await send('noah', 'accounts?$select=name')).toMatchObject({ status: 403, code: '0x80040220' })
  organisation.emulator.rows.insert('account', { name: 'Northwind' })
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

test('privileges of teams are told with the depth Basic, and with the one that counts where a name is asked for', async () => {
  const team = organisation.emulator.rows.insert('team', {
    name: 'Readers',
    teamtype: 0,
    businessunitid: { table: 'businessunit', id: businessUnits.root.id },
  })
  const role = await makeRole('Lead reader')
  await addPrivilege('ada', role, 'prvReadLead', 'Global')
  await send('ada', `teams(${team})/teamroles_association/$ref`, 'POST', { '@odata.id': `roles(${role})` })
  await giveRole('ada', 'noah', role)
  await takeRole('ada', 'noah', role)
  await send('ada', `teams(${team})/Microsoft.Dynamics.CRM.AddMembersTeam`, 'POST', {
    Members: [{ systemuserid: idOf('noah') }],
  })
  const depthOf = async (path: string): Promise<unknown> => {
    const { body } = await send('ada', path)
    const held = body['RolePrivileges'] as { PrivilegeName: string; Depth: string }[]
    return held.find(({ PrivilegeName }) => PrivilegeName === 'prvReadLead')?.Depth
  }
  const noah = `systemusers(${idOf('noah')})/Microsoft.Dynamics.CRM.`
  expect(await depthOf(`${noah}RetrieveUserPrivileges`)).toBe('Basic')
  expect(await depthOf(`${noah}RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvReadLead')`)).toBe('Global')
  const names = encodeURIComponent('["prvReadLead","prvReadAccount"]')
  expect(await depthOf(`${noah}RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@n)?@n=${names}`)).toBe('Global')
  expect(await depthOf(`teams(${team})/Microsoft.Dynamics.CRM.RetrieveTeamPrivileges`)).toBe('Global')
  await giveRole('ada', 'noah', role)
  expect(await depthOf(`${noah}RetrieveUserPrivileges`)).toBe('Global')
})

test('what reaches no further than Basic and comes of teams alone is left out when that is asked for', async () => {
  const team = organisation.emulator.rows.insert('team', {
    name: 'Own leads',
    teamtype: 0,
    businessunitid: { table: 'businessunit', id: businessUnits.root.id },
  })
  const role = await makeRole('Own leads')
  await addPrivilege('ada', role, 'prvReadLead', 'Basic')
  await send('ada', `teams(${team})/teamroles_association/$ref`, 'POST', { '@odata.id': `roles(${role})` })
  await send('ada', `teams(${team})/Microsoft.Dynamics.CRM.AddMembersTeam`, 'POST', {
    Members: [{ systemuserid: idOf('noah') }],
  })
  const held = async (exclude: boolean): Promise<unknown> => {
    const call = `RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvReadLead',ExcludeTeamBasic=${exclude})`
    return (await send('ada', `systemusers(${idOf('noah')})/Microsoft.Dynamics.CRM.${call}`)).body['RolePrivileges']
  }
  expect(await held(false)).toHaveLength(1)
  expect(await held(true)).toEqual([])
})

test.each(['"prvReadLead"', 'null', '{}'])('privileges are asked for by a list of names, not by %s', async (names) => {
  const call = `RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@n)?@n=${encodeURIComponent(names)}`
  const refused = await send('ada', `systemusers(${idOf('mia')})/Microsoft.Dynamics.CRM.${call}`)
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('error')])
})

test('privileges are not linked to roles without a depth: that is refused by name', async () => {
  const role = await makeRole('Linked')
  const id = await privilege('prvReadAccount')
  const linked = await send('ada', `roles(${role})/roleprivileges_association/$ref`, 'POST', {
    '@odata.id': `privileges(${id})`,
  })
  expect([linked.status, JSON.stringify(linked.body).includes('roleprivileges_association by $ref')]).toEqual([
    501,
    true,
  ])
  const { body } = await send('ada', `roles(${role})?$select=name&$expand=roleprivileges_association($select=name)`)
  expect(JSON.stringify(body['roleprivileges_association'])).not.toContain('prvReadAccount')
})

test.each(['prvWriteOpportunity', 'prvAppendToOpportunity', 'prvCreateActivity', 'prvAppendActivity'])(
  'to win or lose a deal takes %s, as Microsoft lists it',
  async (lacking) => {
    const role = await makeRole('Closer')
    const held = ['prvReadOpportunity', 'prvWriteOpportunity', 'prvAppendToOpportunity', 'prvCreateActivity']
    for (const name of [...held, 'prvAppendActivity']) {
      if (name !== lacking) await addPrivilege('ada', role, name, 'Global')
    }
    await giveRole('ada', 'noah', role)
    const { rows } = organisation.emulator
    const customerid = { table: 'account', id: rows.insert('account', { name: 'Northwind' }) }
    const deal = rows.insert('opportunity', { name: 'Renewal', customerid })
    const closing = { Status: 4, OpportunityClose: { 'opportunityid@odata.bind': `/opportunities(${deal})` } }
    const refused = await send('noah', 'LoseOpportunity', 'POST', closing)
    expect(refused).toMatchObject({ status: 403, code: '0x80040220' })
    expect(JSON.stringify(refused.body)).toContain(`missing ${lacking} privilege`)
    await addPrivilege('ada', role, lacking, 'Global')
    expect((await send('noah', 'LoseOpportunity', 'POST', closing)).status).toBe(204)
  },
)
