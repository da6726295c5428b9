import { expect, test } from 'vitest'
import { salespersonRoleId, systemAdministratorRoleId } from '../src/security/roles.ts'
import { businessUnits } from '../src/seed/business-units.ts'
import { rolesApi } from './roles-api.ts'

// A role is in every business unit below its own, as a row that points back; users and teams have roles of their own unit.

const organisation = rolesApi()
const { send, idOf, giveRole, takeRole, makeRole, roleFor, addPrivilege } = organisation

const columns = 'name,_businessunitid_value,_parentroleid_value,_parentrootroleid_value'

const rolesNamed = async (name: string): Promise<Record<string, unknown>[]> => {
  const { body } = await send('ada', `roles?$select=${columns}&$filter=name eq '${name}'&$orderby=_parentroleid_value`)
  return body['value'] as Record<string, unknown>[]
}

const makeUnit = async (name: string, parent: string): Promise<string> => {
  const made = await send('ada', 'businessunits', 'POST', {
    name,
    'parentbusinessunitid@odata.bind': `businessunits(${parent})`,
  })
  expect(made.status).toBe(204)
  const { body } = await send('ada', `businessunits?$select=name&$filter=name eq '${name}'`)
  return (body['value'] as { businessunitid: string }[])[0]!.businessunitid
}

test('a role that is made is in the units below too, each of them pointing at the one it came from and the first', async () => {
  const nordics = await makeUnit('Nordics', businessUnits.europe.id)
  const root = await makeRole('Surveyor')
  const made = await rolesNamed('Surveyor')
  const unitOf = new Map(made.map((role) => [role['_businessunitid_value'], role]))
  expect(made).toHaveLength(4)
  expect(unitOf.get(businessUnits.root.id)).toMatchObject({ roleid: root, _parentroleid_value: null })
  expect(unitOf.get(businessUnits.americas.id)).toMatchObject({ _parentroleid_value: root })
  const europe = unitOf.get(businessUnits.europe.id)!
  expect(unitOf.get(nordics)).toMatchObject({ _parentroleid_value: europe['roleid'] })
  expect(made.map((role) => role['_parentrootroleid_value'])).toEqual([root, root, root, root])
})

test('a new unit has the roles of the one above it', async () => {
  const nordics = await makeUnit('Nordics', businessUnits.europe.id)
  const { body } = await send('ada', `roles?$select=${columns}&$filter=_businessunitid_value eq ${nordics}`)
  const roles = body['value'] as Record<string, unknown>[]
  expect(roles).toHaveLength(7)
  expect(roles).toContainEqual(
    expect.objectContaining({
      name: 'Salesperson',
      _parentroleid_value: roleFor('mia', salespersonRoleId),
      _parentrootroleid_value: salespersonRoleId,
    }),
  )
})

test('an inherited role has what the first one has, and changes with it', async () => {
  const role = await makeRole('Surveyor')
  await giveRole('ada', 'noah', role)
  expect((await send('noah', 'leads?$select=subject')).status).toBe(403)
  expect((await addPrivilege('ada', role, 'prvReadLead', 'Global')).status).toBe(204)
  expect((await send('noah', 'leads?$select=subject')).status).toBe(200)
  expect((await send('ada', `roles(${role})`, 'PATCH', { name: 'Measurer' })).status).toBe(204)
  expect(await rolesNamed('Surveyor')).toEqual([])
  expect(await rolesNamed('Measurer')).toHaveLength(3)
})

test('an inherited role is neither changed nor deleted by itself, and goes with the first one', async () => {
  const role = await makeRole('Surveyor')
  const inherited = roleFor('mia', role)
  const refused = [400, '0x80044152']
  const renamed = await send('ada', `roles(${inherited})`, 'PATCH', { name: 'Measurer' })
  expect([renamed.status, renamed.code]).toEqual(refused)
  const given = await addPrivilege('ada', inherited, 'prvReadLead', 'Global')
  expect([given.status, given.code]).toEqual(refused)
  const removed = await send('ada', `roles(${inherited})`, 'DELETE')
  expect([removed.status, removed.code]).toEqual([400, '0x8004140c'])
  expect(await rolesNamed('Surveyor')).toHaveLength(3)
  expect((await send('ada', `roles(${role})`, 'DELETE')).status).toBe(204)
  expect(await rolesNamed('Surveyor')).toEqual([])
})

test('users and teams have roles of their own unit, unless ownership across units is on', async () => {
  const assign = (target: string, association: string): ReturnType<typeof send> =>
    send('ada', `${target}/${association}/$ref`, 'POST', { '@odata.id': `roles(${salespersonRoleId})` })
  const user = `systemusers(${idOf('noah')})`
  const team = `teams(${businessUnits.europe.teamId})`
  const refusedUser = await assign(user, 'systemuserroles_association')
  expect([refusedUser.status, refusedUser.code]).toEqual([400, '0x80041409'])
  expect(JSON.stringify(refusedUser.body)).toContain(
    `The user with id=${idOf('noah')} belongs to a different business unit=${businessUnits.europe.id} than the role`,
  )
  const refusedTeam = await assign(team, 'teamroles_association')
  expect([refusedTeam.status, refusedTeam.code]).toEqual([400, '0x8004140d'])
  expect((await send('noah', 'WhoAmI')).status).toBe(403)
  organisation.emulator.switches.rolesAcrossBusinessUnits = true
  expect((await assign(user, 'systemuserroles_association')).status).toBe(204)
  expect((await assign(team, 'teamroles_association')).status).toBe(204)
  organisation.emulator.switches.rolesAcrossBusinessUnits = false
  expect((await send('noah', 'WhoAmI')).status).toBe(200)
})

test('a role of another unit, once had, can be taken', async () => {
  organisation.emulator.switches.rolesAcrossBusinessUnits = true
  const link = `systemusers(${idOf('noah')})/systemuserroles_association`
  await send('ada', `${link}/$ref`, 'POST', { '@odata.id': `roles(${salespersonRoleId})` })
  organisation.emulator.switches.rolesAcrossBusinessUnits = false
  expect((await send('ada', `${link}(${salespersonRoleId})/$ref`, 'DELETE')).status).toBe(204)
  expect((await send('noah', 'WhoAmI')).status).toBe(403)
})

test('who goes to another unit leaves their roles behind, and who stays keeps them', async () => {
  const move = (unit: string): ReturnType<typeof send> =>
    send('ada', `systemusers(${idOf('mia')})`, 'PATCH', { 'businessunitid@odata.bind': `businessunits(${unit})` })
  expect((await move(businessUnits.europe.id)).status).toBe(204)
  expect((await send('mia', 'WhoAmI')).status).toBe(200)
  expect((await move(businessUnits.americas.id)).status).toBe(204)
  expect(await send('mia', 'WhoAmI')).toMatchObject({ status: 403, code: '0x80042f09' })
  await giveRole('ada', 'mia', salespersonRoleId)
  expect((await send('mia', 'WhoAmI')).body['BusinessUnitId']).toBe(businessUnits.americas.id)
})

test('an administrator of a unit below is one, and may be the last', async () => {
  await giveRole('ada', 'eva', systemAdministratorRoleId)
  expect((await takeRole('eva', 'ada', systemAdministratorRoleId)).status).toBe(204)
  expect(await takeRole('eva', 'eva', systemAdministratorRoleId)).toMatchObject({ status: 400, code: '0x80041d30' })
  const disabled = await send('eva', `systemusers(${idOf('eva')})`, 'PATCH', { isdisabled: true })
  expect([disabled.status, disabled.code]).toEqual([400, '0x80041d2f'])
})
