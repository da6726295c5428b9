import { describe, expect, test } from 'vitest'
import type { DataverseFault } from '../src/errors/dataverse-fault.ts'
import { refuseUser } from '../src/security/refuse-user.ts'
import {
  refusal,
  type SalesOrganisation,
  salesOrganisation,
  to,
  units,
  type User,
  users,
} from './sales-organisation.ts'

/** A deal of each of two people. */
function deals(org: SalesOrganisation, ...owners: User[]): string[] {
  const account = org.seed('account', { name: 'Contoso' })
  return owners.map((owner) => org.seed('opportunity', { name: owner, customerid: to('account', account) }, owner))
}

const rename = (org: SalesOrganisation, user: User, set: string, id: string): ReturnType<SalesOrganisation['send']> =>
  org.send(user, 'PATCH', `${set}(${id})`, set === 'opportunities' ? { name: 'Renamed' } : { description: 'Changed' })

describe('a seller', () => {
  test('sees every deal, and changes only their own', async () => {
    const org = salesOrganisation()
    const [own, toms, anns] = deals(org, 'mia', 'tom', 'ann')
    const list = await org.send('mia', 'GET', 'opportunities?$select=name')
    expect(list.statusCode).toBe(200)
    expect(list.json<{ value: unknown[] }>().value).toHaveLength(3)
    expect((await rename(org, 'mia', 'opportunities', own!)).statusCode).toBe(204)
    for (const foreign of [toms!, anns!])
      expect(refusal(await rename(org, 'mia', 'opportunities', foreign))).toEqual({
        status: 403,
        code: '0x80048306',
        message: `Principal with id ${users.mia} does not have WriteAccess right(s) for record with id ${foreign} of entity opportunity`,
      })
    expect(org.row('opportunity', toms!)['name']).toBe('tom')
  })

  test('keeps the accounts of their business unit', async () => {
    const org = salesOrganisation()
    const [colleague, elsewhere] = [
      org.seed('account', { name: 'A' }, 'tom'),
      org.seed('account', { name: 'B' }, 'ann'),
    ]
    expect((await rename(org, 'mia', 'accounts', colleague!)).statusCode).toBe(204)
    expect(refusal(await rename(org, 'mia', 'accounts', elsewhere!)).code).toBe('0x80048306')
  })

  test('logs activities and notes on records of others', async () => {
    const org = salesOrganisation()
    const [anns] = deals(org, 'ann')
    const task = await org.create('mia', 'tasks', {
      subject: 'Call',
      'regardingobjectid_opportunity_task@odata.bind': `/opportunities(${anns})`,
    })
    expect(org.row('task', task)['ownerid']).toEqual(to('systemuser', users.mia))
    expect(refusal(await org.send('tom', 'PATCH', `tasks(${task})`, { subject: 'Mine' })).code).toBe('0x80048306')
  })

  test('is refused with the name of the privilege on what no role of theirs covers', async () => {
    const org = salesOrganisation()
    const reply = refusal(await org.send('mia', 'POST', 'businessunits', { name: 'Mine' }))
    expect(reply).toMatchObject({ status: 403, code: '0x80040220' })
    expect(reply.message).toMatch(
      new RegExp(
        `^Principal user \\(Id=${users.mia}, type=8, roleCount=1, privilegeCount=\\d+, accessMode='0 Read-Write', AADObjectId='', MetadataCachePrivilegesCount=\\d+, businessUnitId=${units.europe}\\), is missing prvCreateBusinessUnit privilege \\(Id=[0-9a-f-]{36}\\) on OTC=10 for entity 'businessunit' \\(LocalizedName='Business Unit'\\)\\. context\\.Caller=${users.mia}\\. Consider adding missed privilege to one of the principal \\(user/team\\) roles\\.$`,
      ),
    )
  })

  test('cannot take a deal that is not theirs, nor give it away', async () => {
    const org = salesOrganisation()
    const [own, toms] = deals(org, 'mia', 'tom')
    const give = (id: string): ReturnType<typeof org.send> =>
      org.send('mia', 'PATCH', `opportunities(${id})`, { 'ownerid@odata.bind': `/systemusers(${users.mia})` })
    expect((await give(own!)).statusCode).toBe(204)
    expect(refusal(await give(toms!)).code).toBe('0x80048306')
  })

  test('works with process instances', async () => {
    const org = salesOrganisation()
    const reply = await org.send('mia', 'GET', 'opportunitysalesprocesses')
    expect(reply.statusCode).toBe(200)
    expect((await org.send('mia', 'GET', 'processstages')).statusCode).toBe(200)
    expect((await org.send('mia', 'GET', 'workflows')).statusCode).toBe(200)
  })
})

describe('depths', () => {
  test('Deep reaches the own business unit and those below, not beside', async () => {
    const org = salesOrganisation()
    const [toms, nilss, anns] = deals(org, 'tom', 'nils', 'ann')
    expect((await rename(org, 'eva', 'opportunities', toms!)).statusCode).toBe(204)
    expect((await rename(org, 'eva', 'opportunities', nilss!)).statusCode).toBe(204)
    expect(refusal(await rename(org, 'eva', 'opportunities', anns!)).code).toBe('0x80048306')
  })

  test('Global reaches everything', async () => {
    const org = salesOrganisation()
    const [anns] = deals(org, 'ann')
    expect((await rename(org, 'ada', 'opportunities', anns!)).statusCode).toBe(204)
  })

  test('Basic covers what a team of the user owns', async () => {
    const org = salesOrganisation()
    const team = org.seed('team', { name: 'Water', businessunitid: to('businessunit', units.americas) })
    const account = org.seed('account', { name: 'Contoso' })
    const shared = org.seed('opportunity', {
      name: 'Shared',
      customerid: to('account', account),
      ownerid: to('team', team),
    })
    expect(refusal(await rename(org, 'mia', 'opportunities', shared)).code).toBe('0x80048306')
    org.store.put('teammembership', {
      id: `${users.mia}:${team}`,
      version: org.store.nextVersion(),
      values: { systemuserid: users.mia, teamid: team },
    })
    expect((await rename(org, 'mia', 'opportunities', shared)).statusCode).toBe(204)
  })

  test('a role that only reads refuses to write', async () => {
    const org = salesOrganisation()
    const [own] = deals(org, 'rob')
    expect((await org.send('rob', 'GET', `opportunities(${own})`)).statusCode).toBe(200)
    expect(refusal(await rename(org, 'rob', 'opportunities', own!))).toMatchObject({ status: 403, code: '0x80040220' })
  })
})

test('a role of a team counts for its members', async () => {
  const org = salesOrganisation()
  const team = org.seed('team', { name: 'Managers', businessunitid: to('businessunit', units.europe) })
  const [toms] = deals(org, 'tom')
  expect(refusal(await rename(org, 'rob', 'opportunities', toms!)).code).toBe('0x80040220')
  const version = org.store.nextVersion()
  const evas = org.store.referencing('systemuserroles', 'systemuserid', users.eva)[0]!.values['roleid']!
  org.store.put('teamroles', { id: 'managers', version, values: { teamid: team, roleid: evas } })
  org.store.put('teammembership', { id: 'rob', version, values: { systemuserid: users.rob, teamid: team } })
  expect((await rename(org, 'rob', 'opportunities', toms!)).statusCode).toBe(204)
})

test('parties are seen by those who see their activity', async () => {
  const org = salesOrganisation()
  const contact = org.seed('contact', { lastname: 'Berg' })
  const mail = await org.create('mia', 'emails', {
    subject: 'Offer',
    email_activity_parties: [{ 'partyid_contact@odata.bind': `/contacts(${contact})`, participationtypemask: 2 }],
  })
  const parties = await org.send('rob', 'GET', `emails(${mail})/email_activity_parties`)
  expect(parties.statusCode).toBe(200)
  expect(parties.json<{ value: unknown[] }>().value).toHaveLength(1)
  const { access } = org.environment
  const activityParty = org.schema.tables.get('activityparty')!
  const [party] = org.store.rows('activityparty')
  const writer = (user: User) => ({ userId: users[user], businessUnitId: units.europe })
  expect(access.mayAccessRow(writer('mia'), 'Write', activityParty, party!)).toBe(true)
  expect(access.mayAccessRow(writer('tom'), 'Write', activityParty, party!)).toBe(false)
})

test('RetrieveUserPrivileges names privileges with their depth', async () => {
  const org = salesOrganisation()
  const reply = await org.send(
    'mia',
    'GET',
    `systemusers(${users.mia})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
  )
  expect(reply.statusCode).toBe(200)
  const { RolePrivileges } = reply.json<{ RolePrivileges: { PrivilegeName: string; Depth: string }[] }>()
  const depthOf = (name: string): string | undefined =>
    RolePrivileges.find(({ PrivilegeName }) => PrivilegeName === name)?.Depth
  expect(depthOf('prvReadAccount')).toBe('Global')
  expect(depthOf('prvWriteAccount')).toBe('Local')
  expect(depthOf('prvWriteOpportunity')).toBe('Basic')
  expect(depthOf('prvCreateActivity')).toBe('Basic')
  expect(depthOf('prvAppendToNote')).toBe('Global')
  expect(depthOf('prvReadUser')).toBe('Global')
  expect(depthOf('prvActOnBehalfOfAnotherUser')).toBeUndefined()
  expect(new Set(RolePrivileges.map(({ PrivilegeName }) => PrivilegeName)).size).toBe(RolePrivileges.length)
})

describe('the environment', () => {
  const refused = (org: SalesOrganisation, user: string): Pick<DataverseFault, 'status' | 'code' | 'message'> => {
    try {
      refuseUser(org.store, org.store.get('systemuser', user))
    } catch (fault) {
      const { status, code, message } = fault as DataverseFault
      return { status, code, message }
    }
    return { status: 200, code: '', message: '' }
  }

  test('lets in users with a role', () => {
    expect(refused(salesOrganisation(), users.mia).status).toBe(200)
  })

  test('refuses who has no role, is disabled, is in no business unit, or is no user here', () => {
    const org = salesOrganisation()
    expect(refused(org, users.noah)).toEqual({
      status: 403,
      code: '0x80042f09',
      message: `RetrievePrivilegeForUser: The user with id ${users.noah} has not been assigned any roles. They need a role with the prvReadUser privilege.`,
    })
    const disabled = org.seed('systemuser', { fullname: 'Lena', isdisabled: true })
    expect(refused(org, disabled)).toEqual({
      status: 403,
      code: '0x80040225',
      message: 'The specified user is disabled.',
    })
    const homeless = org.seed('systemuser', { fullname: 'Ole', islicensed: true })
    expect(refused(org, homeless)).toEqual({
      status: 403,
      code: '0x80040225',
      message: 'The specified user is either disabled or is not a member of any business unit.',
    })
    expect(refused(org, 'nobody')).toEqual({
      status: 403,
      code: '0x80072560',
      message: 'The user is not a member of the organization.',
    })
  })

  test('asks for a licence, but not of an application or a user that is not interactive', () => {
    const org = salesOrganisation()
    const { store } = org
    const mia = store.get('systemuser', users.mia)!
    const as = (values: object): number => {
      store.put('systemuser', { ...mia, values: { ...mia.values, islicensed: false, ...values } })
      return refused(org, users.mia).status
    }
    expect([as({}), as({ islicensed: true }), as({ applicationid: users.tom }), as({ accessmode: 4 })]).toEqual([
      403, 200, 200, 200,
    ])
    as({})
    expect(refused(org, users.mia)).toEqual({
      status: 403,
      code: '0x8004d24b',
      message: 'The user has not been assigned any License',
    })
  })

  test('names the access mode of whom it refuses', async () => {
    const org = salesOrganisation()
    const mia = org.store.get('systemuser', users.mia)!
    org.store.put('systemuser', { ...mia, values: { ...mia.values, accessmode: 4 } })
    const { message } = refusal(await org.send('mia', 'POST', 'businessunits', { name: 'Mine' }))
    expect(message).toContain("accessMode='4 Non-interactive'")
  })
})
