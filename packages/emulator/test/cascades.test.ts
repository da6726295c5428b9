import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../src/index.ts'
import { sendAs } from './send-as.ts'
import { startWebApi } from './web-api.ts'

// CascadeConfiguration in the table reference: Assign, Share, Unshare and Reparent of opportunity_customer_accounts,
// Account_Annotation and their like cascade.

let emulator: Emulator
const send = sendAs(() => emulator)
const personId = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId

const label = (Label: string): object => ({ LocalizedLabels: [{ Label, LanguageCode: 1033 }] })

const rows = { account: '', contact: '', deal: '', note: '', task: '' }

beforeAll(async () => {
  ;({ emulator } = await startWebApi())
})
afterAll(() => emulator.stop())
beforeEach(() => {
  const ownerid = { table: 'systemuser', id: personId('mia') }
  const to = (table: string, id: string): { table: string; id: string } => ({ table, id })
  rows.account = emulator.rows.insert('account', { name: 'Contoso', ownerid })
  const customer = to('account', rows.account)
  rows.contact = emulator.rows.insert('contact', { lastname: 'Berg', parentcustomerid: customer, ownerid })
  rows.deal = emulator.rows.insert('opportunity', { name: 'Renewal', customerid: customer, ownerid })
  const deal = to('opportunity', rows.deal)
  rows.note = emulator.rows.insert('annotation', { subject: 'Visit', objectid: deal, ownerid })
  rows.task = emulator.rows.insert('task', { subject: 'Call', regardingobjectid: deal, ownerid })
})

const ownerOf = (table: string, id: string): unknown => (emulator.rows.get(table, id)!['ownerid'] as { id: string }).id

describe('a new owner', () => {
  test('of an account gets its contacts and deals, and the notes and tasks of those', async () => {
    const assigned = await send('eva', `accounts(${rows.account})`, 'PATCH', {
      'ownerid@odata.bind': `/systemusers(${personId('tom')})`,
    })
    expect(assigned.status).toBe(204)
    expect([
      ownerOf('account', rows.account),
      ownerOf('contact', rows.contact),
      ownerOf('opportunity', rows.deal),
      ownerOf('annotation', rows.note),
      ownerOf('task', rows.task),
    ]).toEqual(Array.from({ length: 5 }, () => personId('tom')))
  })

  test('of a contact does not get the account that it is the main contact of', async () => {
    emulator.rows.update('account', rows.account, { primarycontactid: { table: 'contact', id: rows.contact } })
    await send('eva', `contacts(${rows.contact})`, 'PATCH', {
      'ownerid@odata.bind': `/systemusers(${personId('tom')})`,
    })
    expect(ownerOf('contact', rows.contact)).toBe(personId('tom'))
    expect(ownerOf('account', rows.account)).toBe(personId('mia'))
  })

  test('gets deals that are won as well, and whoever follows the deals is told', async () => {
    const closing = { subject: 'Won', 'opportunityid@odata.bind': `/opportunities(${rows.deal})` }
    expect((await send('mia', 'WinOpportunity', 'POST', { Status: 3, OpportunityClose: closing })).status).toBe(204)
    const first = await fetch(`${emulator.environmentUrl}/api/data/v9.2/opportunities?$select=_ownerid_value`, {
      headers: { authorization: `Bearer ${await emulator.tokenFor('ada')}`, prefer: 'odata.track-changes' },
    })
    const link = ((await first.json()) as { '@odata.deltaLink': string })['@odata.deltaLink']
    await send('eva', `accounts(${rows.account})`, 'PATCH', {
      'ownerid@odata.bind': `/systemusers(${personId('tom')})`,
    })
    const { body } = await send('ada', link.split('/v9.2/')[1]!)
    expect(body['value']).toMatchObject([{ opportunityid: rows.deal, _ownerid_value: personId('tom') }])
    expect(emulator.rows.get('opportunity', rows.deal)?.['statecode']).toBe(1)
  })

  test.each([
    ['Cascade', [true, true, true]],
    ['Active', [true, false, true]],
    ['UserOwned', [true, true, false]],
    ['NoCascade', [false, false, false]],
  ] as const)('gets what a relationship of the organisation says: %s', async (Assign, expected) => {
    const name = `sample_account_contact_${Assign}`
    const made = await send('ada', 'RelationshipDefinitions', 'POST', {
      '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
      SchemaName: name,
      ReferencedEntity: 'account',
      ReferencedAttribute: 'accountid',
      ReferencingEntity: 'contact',
      CascadeConfiguration: { Assign, Delete: 'RemoveLink' },
      Lookup: {
        '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata',
        SchemaName: `sample_${Assign}Id`,
        DisplayName: label(Assign),
      },
    })
    expect(made).toMatchObject({ status: 204 })
    const [mia, eva, tom] = ['mia', 'eva', 'tom'].map((key) => ({ table: 'systemuser', id: personId(key) }))
    const account = { table: 'account', id: rows.account }
    const lookup = { [`sample_${Assign.toLowerCase()}id`]: account }
    const contacts = [
      emulator.rows.insert('contact', { lastname: 'Active', ownerid: mia!, ...lookup }),
      emulator.rows.insert('contact', { lastname: 'Inactive', statecode: 1, ownerid: mia!, ...lookup }),
      emulator.rows.insert('contact', { lastname: 'Of somebody else', ownerid: eva!, ...lookup }),
    ]
    await send('eva', `accounts(${rows.account})`, 'PATCH', { 'ownerid@odata.bind': `/systemusers(${tom!.id})` })
    expect(contacts.map((id) => ownerOf('contact', id) === tom!.id)).toEqual(expected)
  })
})

describe('a deal that is shared with somebody who sees only what is theirs', () => {
  const target = (): object => ({ '@odata.type': 'Microsoft.Dynamics.CRM.opportunity', opportunityid: rows.deal })
  const omar = (): object => ({ '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: personId('omar') })
  const shareWithOmar = (AccessMask: string): Promise<{ status: number }> =>
    send('mia', 'GrantAccess', 'POST', { Target: target(), PrincipalAccess: { AccessMask, Principal: omar() } })
  const statuses = async (): Promise<number[]> =>
    Promise.all(
      [`opportunities(${rows.deal})`, `annotations(${rows.note})`, `tasks(${rows.task})`].map(
        async (path) => (await send('omar', path)).status,
      ),
    )

  test('shows its notes and tasks too, those made later among them, until it is not shared any more', async () => {
    expect(await statuses()).toEqual([403, 403, 403])
    expect((await shareWithOmar('ReadAccess')).status).toBe(204)
    expect(await statuses()).toEqual([200, 200, 200])
    await send('mia', 'annotations', 'POST', {
      subject: 'Later',
      'objectid_opportunity@odata.bind': `/opportunities(${rows.deal})`,
    })
    const notes = await send('omar', `opportunities(${rows.deal})/Opportunity_Annotation?$select=subject`)
    expect((notes.body['value'] as { subject: string }[]).map(({ subject }) => subject).sort()).toEqual([
      'Later',
      'Visit',
    ])
    await send('mia', 'RevokeAccess', 'POST', { Target: target(), Revokee: omar() })
    expect(await statuses()).toEqual([403, 403, 403])
  })

  test('neither lets them write what is only to be read, nor see the customer', async () => {
    await shareWithOmar('ReadAccess')
    expect(await send('omar', `tasks(${rows.task})`, 'PATCH', { subject: 'Mine' })).toMatchObject({
      status: 403,
      code: '0x80048306',
    })
    expect((await send('omar', `accounts(${rows.account})`)).status).toBe(403)
  })
})
