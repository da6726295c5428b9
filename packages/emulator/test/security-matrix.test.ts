import { beforeAll, describe, expect, test } from 'vitest'
import type { Privilege } from '../src/operations/access.ts'
import type { Depth } from '../src/security/roles.ts'
import {
  ownSellerRoleId,
  readOnlyRoleId,
  salesManagerRoleId,
  salespersonRoleId,
  systemAdministratorRoleId,
  unitSellerRoleId,
} from '../src/security/roles.ts'
import { link } from '../src/store/intersect.ts'
import { type SalesOrganisation, salesOrganisation, to, units, type User, users } from './sales-organisation.ts'

/**
 * Who asks, by what their role reaches; nils is in a unit below europe, ann in one beside it, tom in europe as they are.
 * One place says what each may do, and every way of asking has to agree with it.
 */
const roles: [name: string, roleId: string, rights: Partial<Record<Privilege, Depth>>][] = [
  ['Own Records Seller', ownSellerRoleId, { Read: 'Basic', Write: 'Basic', Delete: 'Basic', Assign: 'Basic' }],
  ['Business Unit Seller', unitSellerRoleId, { Read: 'Local', Write: 'Local', Delete: 'Local', Assign: 'Local' }],
  ['Salesperson', salespersonRoleId, { Read: 'Global', Write: 'Basic', Delete: 'Basic', Assign: 'Basic' }],
  ['Sales Manager', salesManagerRoleId, { Read: 'Global', Write: 'Deep', Delete: 'Deep', Assign: 'Deep' }],
  ['Read Only', readOnlyRoleId, { Read: 'Global' }],
  [
    'System Administrator',
    systemAdministratorRoleId,
    { Read: 'Global', Write: 'Global', Delete: 'Global', Assign: 'Global' },
  ],
]

type Owner = 'mia' | 'tom' | 'nils' | 'ann'
const owners: readonly Owner[] = ['mia', 'tom', 'nils', 'ann']

/** Whose rows a depth reaches for mia. */
const reached: Readonly<Record<Depth, readonly Owner[]>> = {
  Basic: ['mia'],
  Local: ['mia', 'tom'],
  Deep: ['mia', 'tom', 'nils'],
  Global: ['mia', 'tom', 'nils', 'ann'],
}

const operations: [
  right: Privilege,
  send: (org: SalesOrganisation, id: string) => ReturnType<SalesOrganisation['send']>,
][] = [
  ['Read', (org, id) => org.send('mia', 'GET', `opportunities(${id})?$select=name`)],
  ['Write', (org, id) => org.send('mia', 'PATCH', `opportunities(${id})`, { name: 'Renamed' })],
  [
    'Assign',
    (org, id) =>
      org.send('mia', 'PATCH', `opportunities(${id})`, { 'ownerid@odata.bind': `/systemusers(${users.mia})` }),
  ],
  ['Delete', (org, id) => org.send('mia', 'DELETE', `opportunities(${id})`)],
]

/** Mia with one role, and a deal of each owner. */
function organisation(roleId: string): { org: SalesOrganisation; deals: Record<Owner, string> } {
  const org = salesOrganisation()
  for (const row of org.store.referencing('systemuserroles', 'systemuserid', users.mia))
    org.store.delete('systemuserroles', row.id)
  const assigned = org.schema.tables
    .get('systemuser')!
    .manyToMany.find((each) => each.intersectTable === 'systemuserroles')!
  const [first, second] = assigned.table1 === 'systemuser' ? [users.mia, roleId] : [roleId, users.mia]
  link(org.store, assigned, first, second)
  const account = org.seed('account', { name: 'Contoso' })
  const deal = (owner: User): string =>
    org.seed('opportunity', { name: owner, customerid: to('account', account) }, owner)
  return { org, deals: { mia: deal('mia'), tom: deal('tom'), nils: deal('nils'), ann: deal('ann') } }
}

/** How the service answers: done, 403 for want of the privilege, 403 for want of the right on this row. */
function expectedOf(rights: Partial<Record<Privilege, Depth>>, right: Privilege, owner: Owner): string {
  const needed = right === 'Assign' ? (['Write', 'Assign'] as const) : ([right] as const)
  for (const each of needed) {
    const depth = rights[each]
    if (depth === undefined) return '403 0x80040220'
    if (!reached[depth].includes(owner)) return '403 0x80048306'
  }
  return 'done'
}

describe.each(roles)('%s', (_name, roleId, rights) => {
  let setting: ReturnType<typeof organisation>
  beforeAll(() => {
    setting = organisation(roleId)
  })

  test.each(operations)('%s, row by row', async (right, send) => {
    const { org, deals } = organisation(roleId)
    for (const owner of owners) {
      const reply = await send(org, deals[owner])
      const answered =
        reply.statusCode < 300 ? 'done' : `${reply.statusCode} ${reply.json<{ error: { code: string } }>().error.code}`
      expect([owner, answered]).toEqual([owner, expectedOf(rights, right, owner)])
    }
  })

  test('lists leave out what may not be read, and count accordingly', async () => {
    const { org, deals } = setting
    const visible = reached[rights.Read!].map((owner) => deals[owner]).toSorted()
    const list = await org.send('mia', 'GET', 'opportunities?$select=name&$count=true')
    const body = list.json<{ value: { opportunityid: string }[]; '@odata.count': number }>()
    expect(body.value.map(({ opportunityid }) => opportunityid).toSorted()).toEqual(visible)
    expect(body['@odata.count']).toBe(visible.length)
    const counted = await org.send('mia', 'GET', 'opportunities/$count')
    expect(counted.body.replace('\uFEFF', '')).toBe(String(visible.length))
  })

  test('RetrievePrincipalAccess names just the rights that are granted', async () => {
    const { org, deals } = setting
    for (const owner of owners) {
      const target = encodeURIComponent(`{'@odata.id':'opportunities(${deals[owner]})'}`)
      const reply = await org.send(
        'ada',
        'GET',
        `systemusers(${users.mia})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t=${target}`,
      )
      const held = reply.json<{ AccessRights: string }>().AccessRights.split(', ')
      for (const right of ['Read', 'Write', 'Delete', 'Assign'] as const) {
        const depth = rights[right]
        const granted = depth !== undefined && reached[depth].includes(owner)
        expect([owner, right, held.includes(`${right}Access`)]).toEqual([owner, right, granted])
      }
    }
  })

  test('RetrieveUserPrivilegeByPrivilegeName tells the depth, or nothing', async () => {
    const { org } = setting
    for (const right of ['Read', 'Write', 'Delete', 'Assign'] as const) {
      const reply = await org.send(
        'ada',
        'GET',
        `systemusers(${users.mia})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prv${right}Opportunity')`,
      )
      expect(reply.statusCode).toBe(200)
      const { RolePrivileges } = reply.json<{ RolePrivileges: { Depth: string; PrivilegeName: string }[] }>()
      const told = RolePrivileges.map(({ Depth, PrivilegeName }) => [PrivilegeName, Depth])
      expect(told).toEqual(rights[right] === undefined ? [] : [[`prv${right}Opportunity`, rights[right]]])
    }
  })

  test('P43: only who reads the whole table may follow it', async () => {
    const { org } = setting
    const reply = await org.send('mia', 'GET', 'opportunities?$select=name', undefined, {
      prefer: 'odata.track-changes',
    })
    const { error } = reply.json<{ error?: { code: string; message: string } }>()
    const names = error?.message.includes('is missing prvReadOpportunity privilege at organization level')
    expect([reply.statusCode, error?.code, names]).toEqual(
      rights.Read === 'Global' ? [200, undefined, undefined] : [403, '0x80040220', true],
    )
  })
})

describe('sharing', () => {
  const share = (org: SalesOrganisation, verb: string, body: object): ReturnType<SalesOrganisation['send']> =>
    org.send('ann', 'POST', verb, body)
  const user = (id: string): object => ({ '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: id })
  const deal = (id: string): object => ({ '@odata.type': 'Microsoft.Dynamics.CRM.opportunity', opportunityid: id })

  test('opens one row for one user, in lists too, is told of, and ends', async () => {
    const { org, deals } = organisation(ownSellerRoleId)
    const read = (): ReturnType<SalesOrganisation['send']> =>
      org.send('mia', 'GET', `opportunities(${deals.ann})?$select=name`)
    const listed = async (): Promise<number> =>
      (await org.send('mia', 'GET', 'opportunities?$select=name')).json<{ value: unknown[] }>().value.length
    expect([(await read()).statusCode, await listed()]).toEqual([403, 1])
    const granted = await share(org, 'GrantAccess', {
      Target: deal(deals.ann),
      PrincipalAccess: { Principal: user(users.mia), AccessMask: 'WriteAccess, ReadAccess' },
    })
    expect(granted.statusCode).toBe(204)
    expect([(await read()).statusCode, await listed()]).toEqual([200, 2])
    const target = encodeURIComponent(`{'@odata.id':'opportunities(${deals.ann})'}`)
    const told = await org.send('ann', 'GET', `RetrieveSharedPrincipalsAndAccess(Target=@p1)?@p1=${target}`)
    expect(told.json()).toEqual({
      '@odata.context':
        'http://sales.test/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveSharedPrincipalsAndAccessResponse',
      PrincipalAccesses: [
        {
          AccessMask: 'ReadAccess, WriteAccess',
          Principal: { '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', ownerid: users.mia },
        },
      ],
    })
    await share(org, 'RevokeAccess', { Target: deal(deals.ann), Revokee: user(users.mia) })
    expect([(await read()).statusCode, await listed()]).toEqual([403, 1])
  })

  test('with a team reaches its members', async () => {
    const { org, deals } = organisation(ownSellerRoleId)
    const team = org.seed('team', { name: 'Bid desk', businessunitid: to('businessunit', units.europe) })
    org.store.put('teammembership', {
      id: `${users.mia}:${team}`,
      version: org.store.nextVersion(),
      values: { systemuserid: users.mia, teamid: team },
    })
    await share(org, 'GrantAccess', {
      Target: deal(deals.ann),
      PrincipalAccess: {
        Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.team', teamid: team },
        AccessMask: 'ReadAccess',
      },
    })
    expect((await org.send('mia', 'GET', `opportunities(${deals.ann})`)).statusCode).toBe(200)
    expect((await org.send('mia', 'PATCH', `opportunities(${deals.ann})`, { name: 'Mine' })).statusCode).toBe(403)
    const target = encodeURIComponent(`{'@odata.id':'opportunities(${deals.ann})'}`)
    const told = await org.send('ann', 'GET', `RetrieveSharedPrincipalsAndAccess(Target=@p1)?@p1=${target}`)
    expect(told.json<{ PrincipalAccesses: unknown[] }>().PrincipalAccesses).toEqual([
      { AccessMask: 'ReadAccess', Principal: { '@odata.type': '#Microsoft.Dynamics.CRM.team', ownerid: team } },
    ])
  })
})

test('a missing row is 404 for those who could not read it either', async () => {
  const { org } = organisation(ownSellerRoleId)
  const reply = await org.send('mia', 'GET', 'opportunities(00000000-0000-0000-0000-00000000dead)')
  expect([reply.statusCode, reply.json<{ error: { code: string } }>().error.code]).toEqual([404, '0x80040217'])
})

test('a privilege is found by its id too', async () => {
  const { org } = organisation(unitSellerRoleId)
  const bound = `systemusers(${users.mia})/Microsoft.Dynamics.CRM`
  const byName = await org.send(
    'ada',
    'GET',
    `${bound}.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvReadLead')`,
  )
  const [held] = byName.json<{ RolePrivileges: { PrivilegeId: string }[] }>().RolePrivileges
  const byId = await org.send(
    'ada',
    'GET',
    `${bound}.RetrieveUserPrivilegeByPrivilegeId(PrivilegeId=${held!.PrivilegeId})`,
  )
  expect(byId.json<{ RolePrivileges: unknown[] }>().RolePrivileges).toEqual([held])
})
