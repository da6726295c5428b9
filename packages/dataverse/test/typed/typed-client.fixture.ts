// Compiled, never run: what a generated schema lets through, and what it does not.
import {
  and,
  any,
  type ChoiceLabel,
  contains,
  type DataverseClient,
  entity,
  eq,
  etagOf,
  type Filter,
  formattedOf,
  ge,
  isIn,
  lookup,
  ne,
  not,
  or,
  type Row,
  typedClient,
} from '@liaison/dataverse'
import {
  AccountCustomerTypeCode,
  BwSiteAssessmentBwResult,
  type Schema,
  type schema,
} from '../generated/brightwater.gen.ts'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(proof: Equal<A, B>): void => void proof

declare const dataverse: DataverseClient
declare const id: string
const crm = typedClient<Schema>(dataverse)

export async function rowsHoldWhatWasSelected(): Promise<void> {
  const account = await crm.retrieve('account', id, { select: ['name', 'primarycontactid', 'revenue', 'statecode'] })
  same<
    typeof account,
    {
      readonly accountid: string
      readonly name: string | null
      readonly _primarycontactid_value: string | null
      readonly revenue: number | null
      readonly statecode: 0 | 1
    }
  >(true)
  const row: Row = account
  etagOf(account)
  formattedOf(row, 'revenue')
  // @ts-expect-error it was not selected
  void account.telephone1
  // @ts-expect-error it may be null
  void account.name.length

  const everything = await crm.retrieve('bw_siteassessment', id)
  same<typeof everything.bw_result, 126240000 | 126240001 | 126240002 | null>(true)
  same<typeof everything._ownerid_value, string>(true)

  // @ts-expect-error no such column
  await crm.retrieve('account', id, { select: ['nam'] })
  // @ts-expect-error no such table
  await crm.retrieve('acount', id)
  // @ts-expect-error the option is called select
  await crm.retrieve('account', id, { columns: ['name'] })
}

export async function expandedRowsAreTyped(): Promise<void> {
  const account = await crm.retrieve('account', id, {
    select: ['name'],
    expand: {
      primarycontactid: { select: ['fullname'], expand: { parentcustomerid_account: { select: ['name'] } } },
      contact_customer_accounts: { select: ['emailaddress1'], orderBy: [{ column: 'fullname' }], top: 5 },
      owninguser: { select: ['fullname'] },
    },
  })
  same<typeof account.name, string | null>(true)
  same<NonNullable<typeof account.primarycontactid>['fullname'], string | null>(true)
  same<NonNullable<NonNullable<typeof account.primarycontactid>['parentcustomerid_account']>['name'], string | null>(
    true,
  )
  same<(typeof account.contact_customer_accounts)[number]['emailaddress1'], string | null>(true)
  // systemuser is not in the schema: rows of any shape.
  same<typeof account.owninguser, Row | null>(true)
  // @ts-expect-error an expanded lookup may be null
  void account.primarycontactid.fullname

  // @ts-expect-error navigation names are case sensitive
  await crm.retrieve('account', id, { expand: { PrimaryContactId: {}, primarycontactid: {} } })
  // @ts-expect-error no such column of contact
  await crm.retrieve('account', id, { expand: { primarycontactid: { select: ['name'] } } })
}

export async function filtersAreTyped(since: string, types: (1 | 2)[]): Promise<void> {
  const accounts = crm.list('account', {
    select: ['name'],
    filter: and(
      eq('statecode', 0),
      ge('modifiedon', new Date(since)),
      ge('revenue', '48000.50'),
      ne('primarycontactid', null),
      isIn('customertypecode', types),
      isIn('industrycode', [1, 2]),
      eq('customertypecode', AccountCustomerTypeCode.Customer.value),
      or(contains('name', 'lab'), not(eq('primarycontactid/fullname', 'Mia'))),
      any('contact_customer_accounts', eq('emailaddress1', 'mia@contoso.example')),
    ),
    orderBy: [{ column: 'name' }, { column: 'primarycontactid/fullname', descending: true }],
    top: 10,
  })
  for await (const { name } of accounts) same<typeof name, string | null>(true)
  for await (const { rows } of accounts.pages()) same<(typeof rows)[number]['accountid'], string>(true)

  // @ts-expect-error no such column
  crm.list('account', { filter: eq('nam', 'x') })
  // @ts-expect-error the name of a state is not its value
  crm.list('account', { filter: eq('statecode', 'Active') })
  // @ts-expect-error no such state
  crm.list('account', { filter: and(eq('name', 'x'), eq('statecode', 7)) })
  // @ts-expect-error text has no date
  crm.list('account', { filter: eq('name', new Date()) })
  // @ts-expect-error numbers hold no text
  crm.list('account', { filter: contains('revenue', '5') })
  // @ts-expect-error no such column of contact
  crm.list('account', { filter: eq('primarycontactid/name', 'x') })
  // @ts-expect-error a column of account inside a condition on contacts
  crm.list('account', { filter: any('contact_customer_accounts', eq('accountnumber', 'x')) })
  // @ts-expect-error no such column to sort by
  crm.list('account', { orderBy: [{ column: 'nam' }] })
  // @ts-expect-error an unchecked filter is for the client itself
  crm.list('account', { filter: eq('name', 'x') as Filter })
  dataverse.list('account', { filter: eq('anything', 'x') })
}

export async function writesAreTyped(): Promise<void> {
  await crm.create('account', {
    name: 'Contoso',
    revenue: '48000.50',
    primarycontactid: lookup('contact', id),
    contact_customer_accounts: [entity('contact', { lastname: 'Keller' })],
  })
  await crm.update('account', id, { revenue: null, ownerid: lookup('systemuser', id) }, { ifMatch: '*' })
  await crm.upsert('bw_siteassessment', id, {
    bw_result: BwSiteAssessmentBwResult.Suitable.value,
    bw_assessedon: new Date(),
  })
  await crm.delete('contact', id)

  // @ts-expect-error no such column
  await crm.create('account', { nmae: 'Contoso' })
  // @ts-expect-error an account is no contact
  await crm.update('account', id, { primarycontactid: lookup('account', id) })
  // @ts-expect-error lookups are written by their column, not by the property they are read from
  await crm.update('account', id, { _primarycontactid_value: id })
  // @ts-expect-error an owner cannot be taken away
  await crm.update('account', id, { ownerid: null })
  // @ts-expect-error the key of a row stays
  await crm.update('account', id, { accountid: id })
  // @ts-expect-error the service sets it
  await crm.create('account', { createdon: new Date() })
  // @ts-expect-error no such result
  await crm.update('bw_siteassessment', id, { bw_result: 4 })
  // @ts-expect-error no such table
  await crm.delete('systemuser', id)
}

export function schemaIsThereAtRunTime(): void {
  same<typeof schema.account.entitySetName, 'accounts'>(true)
  same<typeof schema.account.columns.name.maxLength, 160>(true)
  same<(typeof schema.opportunity.columns.customerid.targets)[number], 'account' | 'contact'>(true)
  same<ChoiceLabel<typeof BwSiteAssessmentBwResult>, 'Suitable' | 'Needs work' | 'Not suitable'>(true)
}
