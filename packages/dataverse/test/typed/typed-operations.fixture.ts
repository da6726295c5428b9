// Compiled, never run: batches, change sets, rows in bulk, relations, aggregates and changes of a typed client.
import {
  action,
  any,
  type ChangePage,
  type ChangeSetResult,
  contains,
  create,
  type DataverseClient,
  type DownloadedFile,
  entity,
  eq,
  functionCall,
  list,
  lookup,
  lookupByKey,
  operationsOf,
  type Page,
  retrieve,
  type Row,
  rowOf,
  type Settled,
  typedClient,
  type TypedRow,
  update,
} from '@liaison/dataverse'
import type { Schema } from '../generated/brightwater.gen.ts'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(proof: Equal<A, B>): void => void proof

declare const dataverse: DataverseClient
declare const id: string
const crm = typedClient<Schema>(dataverse)
const operation = operationsOf<Schema>()

interface NamedAccount {
  readonly accountid: string
  readonly name: string | null
}

export async function resultsOfABatchAreTypedByTheirOperation(): Promise<void> {
  const [account, contacts, who, whole] = await crm.batch([
    operation.retrieve('account', id, { select: ['name'] }),
    operation.list('contact', {
      select: ['fullname'],
      expand: { parentcustomerid_account: { select: ['name'] } },
      filter: contains('fullname', 'Mia'),
      top: 5,
    }),
    functionCall<{ UserId: string }>('WhoAmI'),
    operation.retrieve('bw_siteassessment', id),
  ])
  same<typeof account, { readonly accountid: string; readonly name: string | null }>(true)
  same<
    typeof contacts,
    Page<{
      readonly contactid: string
      readonly fullname: string | null
      parentcustomerid_account: NamedAccount | null
    }>
  >(true)
  same<typeof who, { UserId: string }>(true)
  same<typeof whole.bw_result, 126240000 | 126240001 | 126240002 | null>(true)

  const [settled] = await crm.batchSettled([operation.retrieve('account', id, { select: ['name'] })])
  same<typeof settled, Settled<{ readonly accountid: string; readonly name: string | null }>>(true)

  // Of the client itself the rows are typed all the same, beside those of other tables.
  const [typed, untyped, page] = await dataverse.batch([
    operation.retrieve('account', id, { select: ['name'] }),
    retrieve('systemuser', id),
    list('systemuser'),
  ])
  same<typeof typed.name, string | null>(true)
  same<typeof untyped, Row>(true)
  same<typeof page, Page>(true)

  // @ts-expect-error no such column
  await crm.batch([operation.retrieve('account', id, { select: ['nam'] })])
  // @ts-expect-error no such column of contact
  await crm.batch([operation.list('contact', { filter: eq('accountnumber', 'x') })])
  // @ts-expect-error no such navigation property
  await crm.batch([operation.list('contact', { select: ['fullname'], expand: { parentcustomerid: {} } })])
  // @ts-expect-error no such table
  await crm.batchSettled([operation.list('contacts')])
  // @ts-expect-error it was checked against no schema: dataverse.batch takes it
  await crm.batch([retrieve('account', id)])
  // @ts-expect-error a write
  await crm.batch([operation.remove('account', id)])
}

export async function changeSetsAreTyped(): Promise<void> {
  await crm.changeSet([
    operation.create('account', id, {
      name: 'Contoso',
      contact_customer_accounts: [entity('contact', { lastname: 'Keller' })],
    }),
    operation.update('opportunity', id, { customerid: lookup('account', id), estimatedvalue: '100.50' }),
    operation.update('contact', id, { lastname: 'Keller' }, { ifMatch: 'W/"1"' }),
    operation.remove('bw_siteassessment', id),
    action('WinOpportunity', { Status: 3 }),
  ])
  await dataverse.changeSet([operation.remove('contact', id), create('annotation', id, { subject: 'Call' })])
  const account = operation.insert('account', { name: 'Contoso' })
  const contact = operation.create('contact', id, { lastname: 'Keller', parentcustomerid: rowOf(account) })
  await crm.changeSet([
    account,
    contact,
    operation.update('account', rowOf(account), { primarycontactid: rowOf(contact) }),
  ])
  const [one, several] = await crm.writeSettled([operation.remove('contact', id), [account, contact]])
  same<typeof one, Settled<ChangeSetResult>>(true)
  same<typeof several, Settled<ChangeSetResult[]>>(true)
  await crm.update('contact', id, { parentcustomerid: lookupByKey('account', { accountnumber: 'A-1' }) })

  // @ts-expect-error no such column
  await crm.changeSet([operation.create('account', id, { nmae: 'Contoso' })])
  // @ts-expect-error no such state
  await crm.changeSet([operation.update('account', id, { statecode: 7 })])
  // @ts-expect-error an account is no contact
  await crm.changeSet([operation.update('account', id, { primarycontactid: lookup('account', id) })])
  // @ts-expect-error an account is no contact
  await crm.changeSet([account, operation.update('account', id, { primarycontactid: rowOf(account) })])
  // @ts-expect-error it is an account that was created
  await crm.changeSet([account, operation.update('contact', rowOf(account), { lastname: 'Keller' })])
  // @ts-expect-error an opportunity is no customer
  await crm.update('contact', id, { parentcustomerid: lookupByKey('opportunity', { name: 'Renewal' }) })
  // @ts-expect-error no such column
  await crm.writeSettled([[operation.insert('account', { nmae: 'Contoso' })]])
  // @ts-expect-error it was checked against no schema
  await crm.changeSet([update('account', id, { name: 'Contoso' })])
  // @ts-expect-error a read
  await crm.changeSet([operation.retrieve('account', id)])
}

export async function rowsInBulkAreTyped(): Promise<void> {
  for await (const { ids } of crm.createMultiple('contact', [{ lastname: 'Keller' }])) same<typeof ids, string[]>(true)
  async function* some(): AsyncGenerator<{ id: string; values: { revenue: number } }> {
    yield { id, values: { revenue: 1 } }
  }
  for await (const { done } of crm.updateMultiple('account', some())) same<typeof done, number>(true)
  for await (const { done } of crm.upsertMultiple('account', [{ id, values: { name: 'Contoso' } }])) void done

  // @ts-expect-error no such column
  crm.createMultiple('contact', [{ name: 'Keller' }])
  // @ts-expect-error the service sets it
  crm.updateMultiple('account', [{ id, values: { createdon: new Date() } }])
  // @ts-expect-error money is no date
  crm.upsertMultiple('account', [{ id, values: { revenue: new Date() } }])
}

export async function singleColumnsAreTyped(): Promise<void> {
  same<Awaited<ReturnType<typeof revenue>>, number | null>(true)
  const owner = await crm.retrieveProperty('account', id, 'ownerid')
  same<typeof owner, string>(true)
  await crm.setProperty('account', id, 'name', 'Contoso')
  await crm.setProperty('account', id, 'primarycontactid', lookup('contact', id))
  await crm.clearProperty('account', id, 'primarycontactid')

  // @ts-expect-error no such column
  await crm.retrieveProperty('account', id, 'nam')
  // @ts-expect-error a name is text
  await crm.setProperty('account', id, 'name', 5)
  // @ts-expect-error the service sets it
  await crm.setProperty('account', id, 'createdon', new Date())
  // @ts-expect-error an owner cannot be taken away
  await crm.clearProperty('account', id, 'ownerid')
}
const revenue = async () => crm.retrieveProperty('account', id, 'revenue')

export async function filesAreTyped(content: Uint8Array): Promise<void> {
  await crm.uploadFile('bw_siteassessment', id, 'bw_report', content, { fileName: 'report.pdf' })
  const photo = await crm.downloadFile('contact', id, 'entityimage', { imageSize: 'full' })
  same<typeof photo, DownloadedFile | undefined>(true)
  // @ts-expect-error a name holds no file
  await crm.uploadFile('account', id, 'name', content, { fileName: 'report.pdf' })
  // @ts-expect-error no such column
  await crm.deleteFile('bw_siteassessment', id, 'bw_file')
}

export async function relationsAreTyped(): Promise<void> {
  await crm.associate('account', id, 'contact_customer_accounts', { table: 'contact', id })
  await crm.associate('account', id, 'primarycontactid', { table: 'contact', id })
  await crm.associate('account', id, 'ownerid', { table: 'team', id })
  await crm.disassociate('account', id, 'contact_customer_accounts', { table: 'contact', id })
  await crm.disassociate('account', id, 'primarycontactid')

  // @ts-expect-error no such navigation property
  await crm.associate('account', id, 'contacts', { table: 'contact', id })
  // @ts-expect-error it holds contacts
  await crm.associate('account', id, 'contact_customer_accounts', { table: 'opportunity', id })
  // @ts-expect-error an owner is a user or a team
  await crm.associate('account', id, 'ownerid', { table: 'account', id })
  // @ts-expect-error which of its rows?
  await crm.disassociate('account', id, 'contact_customer_accounts')
}

/** As a maker of the organisation would have it: an account number names an account, and members belong to lists. */
type Keyed = Omit<Schema, 'account'> & {
  account: Omit<Schema['account'], 'keys' | 'manyToMany'> & {
    keys: { by_number: 'accountnumber'; by_time_and_contact: 'createdon' | 'primarycontactid'; by_revenue: 'revenue' }
    manyToMany: { new_members: 'contact' }
  }
}

export async function alternateKeysAreTyped(): Promise<void> {
  const keyed = typedClient<Keyed>(dataverse)
  const { retrieve: retrieveKeyed, update: updateKeyed } = operationsOf<Keyed>()
  const number = { columns: { accountnumber: 'A-1' } }
  await keyed.retrieve('account', number, { select: ['name'] })
  await keyed.upsert('account', { columns: { createdon: new Date(), primarycontactid: id } }, { name: 'Contoso' })
  await keyed.update('account', { columns: { revenue: '48000.50' } }, { name: 'Contoso' })
  await keyed.changeSet([updateKeyed('account', number, { name: 'Contoso' })])
  await keyed.batch([retrieveKeyed('account', number)])
  await keyed.associate('account', number, 'new_members', { table: 'contact', id })
  await keyed.associate('contact', id, 'parentcustomerid_account', { table: 'account', id: number })
  await keyed.disassociate('account', id, 'new_members', { table: 'contact', id })
  for await (const { done } of keyed.upsertMultiple('account', [{ id: number, values: {} }])) void done

  const { new_members: members } = await keyed.retrieve('account', id, {
    select: ['name'],
    expand: { new_members: { select: ['fullname'] } },
  })
  same<(typeof members)[number]['fullname'], string | null>(true)
  keyed.list('account', { filter: any('new_members', eq('fullname', 'Mia')) })
  // @ts-expect-error no such column of a member
  keyed.list('account', { filter: any('new_members', eq('name', 'Mia')) })

  // @ts-expect-error no key of accounts
  await keyed.retrieve('account', { columns: { name: 'Contoso' } })
  // @ts-expect-error half of a key
  await keyed.retrieve('account', { columns: { primarycontactid: id } })
  // @ts-expect-error a number of an account is text
  await keyed.update('account', { columns: { accountnumber: 1 } }, { name: 'Contoso' })
  // @ts-expect-error contacts have no key
  await keyed.delete('contact', { columns: { emailaddress1: 'mia@contoso.example' } })
  // @ts-expect-error no such key
  await keyed.batch([retrieveKeyed('account', { columns: { name: 'Contoso' } })])
  // @ts-expect-error its members are contacts
  await keyed.associate('account', id, 'new_members', { table: 'account', id })
  // @ts-expect-error which of them?
  await keyed.disassociate('account', id, 'new_members')
}

export async function groupsAreTyped(): Promise<void> {
  const perStatus = crm.aggregate('opportunity', {
    filter: eq('statecode', 0),
    groupBy: ['statecode', 'ownerid'],
    aggregate: {
      deals: { count: true },
      total: { column: 'estimatedvalue', with: 'sum' },
      first: { column: 'createdon', with: 'min' },
      highest: { column: 'estimatedvalue', with: 'max' },
      budgets: { column: 'parentaccountid/revenue', with: 'average' },
    },
  })
  for await (const group of perStatus) {
    same<typeof group.statecode, 0 | 1 | 2 | undefined>(true)
    same<typeof group._ownerid_value, string | undefined>(true)
    same<typeof group.deals, number | undefined>(true)
    same<typeof group.first, string | undefined>(true)
    same<typeof group.highest, number | undefined>(true)
    // @ts-expect-error not asked for
    void group.name
  }
  for await (const group of crm.aggregate('opportunity', { groupBy: ['parentaccountid/name'] })) {
    const row: Row = group
    void row
  }
  for await (const { n } of crm.aggregate('account', { aggregate: { n: { count: true } } })) {
    same<typeof n, number | undefined>(true)
  }

  // @ts-expect-error no such column
  crm.aggregate('opportunity', { groupBy: ['status'] })
  // @ts-expect-error names have no sum
  crm.aggregate('opportunity', { aggregate: { total: { column: 'name', with: 'sum' } } })
  // @ts-expect-error no such method
  crm.aggregate('opportunity', { aggregate: { total: { column: 'estimatedvalue', with: 'median' } } })
  // @ts-expect-error the option is called groupBy
  crm.aggregate('opportunity', { grupBy: ['statecode'] })
  // @ts-expect-error no such state
  await crm.count('opportunity', eq('statecode', 9))
}

export async function changesAreTyped(since: string): Promise<void> {
  for await (const page of crm.changes('account', { select: ['name'], since })) {
    same<typeof page, ChangePage<{ readonly accountid: string; readonly name: string | null }>>(true)
  }
  for await (const { changed } of crm.changesByModifiedOn('account', { select: ['name'] })) {
    same<(typeof changed)[number]['modifiedon'], string | null>(true)
    // @ts-expect-error it was not selected
    void changed[0]?.revenue
  }
  for await (const { changed } of crm.changesByModifiedOn('account')) {
    same<(typeof changed)[number]['revenue'], number | null>(true)
  }
  const counted = await crm.totalRecordCount(['account', 'contact'])
  same<typeof counted, Map<'account' | 'contact', number>>(true)

  // @ts-expect-error no such column
  crm.changes('account', { select: ['nam'] })
  // @ts-expect-error no such table
  await crm.countChanges('accounts', since)
}

export async function rowsOfFetchXmlAreWhatTheCallerSays(fetchXml: string): Promise<void> {
  for await (const row of crm.fetchXml(fetchXml)) same<typeof row, Row>(true)
  type Found = Partial<TypedRow<Schema, 'account', 'name' | 'revenue', {}>>
  for await (const { revenue } of crm.fetchXml<Found>(fetchXml)) same<typeof revenue, number | null | undefined>(true)
  for await (const { name } of crm.savedQuery<NamedAccount>(id)) same<typeof name, string | null>(true)
  await crm.merge('account', id, id, { updateContent: { name: 'Contoso' } })
  // @ts-expect-error opportunities cannot be merged
  await crm.merge('opportunity', id, id)
}
