import { expect, test } from 'vitest'
import { bank, bankAccount, type Json, label, type SchemaOrganisation, withBankAccount } from './schema-organisation.ts'

// Microsoft's page cache-schema-data, and the sample RetrieveMetadataChanges that goes with it.

const only = (...PropertyNames: string[]) => ({ AllProperties: false, PropertyNames })
const query = {
  Properties: only('SchemaName', 'DisplayName', 'Attributes', 'Keys', 'ManyToOneRelationships'),
  AttributeQuery: { Properties: only('SchemaName', 'MaxLength', 'DisplayName', 'OptionSet') },
  RelationshipQuery: { Properties: only('SchemaName') },
  KeyQuery: { Properties: only('KeyAttributes') },
}

interface Look {
  stamp: string
  tables: Json[]
  deleted: Record<string, string[]>
  error: unknown
}

async function look({ send }: SchemaOrganisation, since?: string, filters = 'All', asked: Json = query): Promise<Look> {
  const more =
    since === undefined
      ? ''
      : `&@s='${encodeURIComponent(since)}'&@d=Microsoft.Dynamics.CRM.DeletedMetadataFilters'${filters}'`
  const parameters = since === undefined ? 'Query=@q' : 'Query=@q,ClientVersionStamp=@s,DeletedMetadataFilters=@d'
  const { json } = await send(
    'GET',
    `RetrieveMetadataChanges(${parameters})?@q=${encodeURIComponent(JSON.stringify(asked))}${more}`,
  )
  const { Keys = [], Values = [] } = (json['DeletedMetadata'] ?? {}) as {
    Keys?: string[]
    Values?: { Items: string[] }[]
  }
  return {
    stamp: String(json['ServerVersionStamp']),
    tables: (json['EntityMetadata'] ?? []) as Json[],
    deleted: Object.fromEntries(Keys.map((key, index) => [key, Values[index]!.Items])),
    error: json['error'],
  }
}

const of = (tables: readonly Json[], list: string) => (tables[0]?.[list] ?? []) as Json[]

test('a new column comes alone, under a table that has not changed itself', async () => {
  const organisation = await withBankAccount()
  const before = await look(organisation)
  const made = await organisation.column('String', 'sample_Number', { MaxLength: 20 })
  const { tables, stamp } = await look(organisation, before.stamp)
  expect(tables).toHaveLength(1)
  expect(tables[0]).toMatchObject({ LogicalName: 'sample_bankaccount', HasChanged: false, SchemaName: null })
  expect(of(tables, 'Attributes')).toEqual([
    expect.objectContaining({
      '@odata.type': '#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata',
      MetadataId: made.id,
      SchemaName: 'sample_Number',
      MaxLength: 20,
      HasChanged: true,
    }),
  ])
  expect((await look(organisation, stamp)).tables).toEqual([])
})

test('an environment may repeat what only holds a change', async () => {
  const organisation = await withBankAccount({ switches: { metadataChangesRepeatUnchanged: true } })
  const before = await look(organisation)
  await organisation.column('String', 'sample_Number', { MaxLength: 20 })
  const { tables } = await look(organisation, before.stamp)
  expect(tables[0]).toMatchObject({ HasChanged: false, SchemaName: 'sample_BankAccount' })
})

const options = (...Options: Json[]): Json => ({
  OptionSet: { '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata', IsGlobal: false, Options },
})

async function withChoice() {
  const organisation = await withBankAccount()
  await organisation.column(
    'Picklist',
    'sample_Choice',
    options({ Value: 727000000, Label: label('Bravo') }, { Value: 727000001, Label: label('Delta') }),
  )
  const choice = { EntityLogicalName: 'sample_bankaccount', AttributeLogicalName: 'sample_choice' }
  const { stamp } = await look(organisation)
  return { organisation, choice, stamp }
}

const choiceIn = (tables: readonly Json[]) =>
  of(tables, 'Attributes')[0] as
    | { HasChanged: boolean; OptionSet: { HasChanged: boolean; Options: Json[] } }
    | undefined

test('a new option changes its option set: all values come, only the new one with its label', async () => {
  const { organisation, choice, stamp } = await withChoice()
  await organisation.send('POST', 'InsertOptionValue', { ...choice, Value: 727000002, Label: label('Echo') })
  const { tables } = await look(organisation, stamp)
  expect(choiceIn(tables)).toMatchObject({ HasChanged: false, OptionSet: { HasChanged: true } })
  expect(choiceIn(tables)?.OptionSet.Options).toMatchObject([
    { Value: 727000000, Label: null, HasChanged: null },
    { Value: 727000001, Label: null, HasChanged: null },
    { Value: 727000002, Label: { UserLocalizedLabel: { Label: 'Echo' } }, HasChanged: null },
  ])
})

test('a renamed option has changed itself, what holds it has not', async () => {
  const { organisation, choice, stamp } = await withChoice()
  await organisation.send('POST', 'UpdateOptionValue', {
    ...choice,
    Value: 727000001,
    Label: label('Triangle'),
    MergeLabels: true,
  })
  const { tables } = await look(organisation, stamp)
  expect(choiceIn(tables)).toMatchObject({ HasChanged: false, OptionSet: { HasChanged: false } })
  expect(choiceIn(tables)?.OptionSet.Options).toMatchObject([
    { Value: 727000000, Label: null, HasChanged: null },
    { Value: 727000001, Label: { UserLocalizedLabel: { Label: 'Triangle' } }, HasChanged: true },
  ])
})

test('a deleted option is told by the options that are left', async () => {
  const { organisation, choice, stamp } = await withChoice()
  await organisation.send('POST', 'DeleteOptionValue', { ...choice, Value: 727000000 })
  const { tables, deleted } = await look(organisation, stamp)
  expect(choiceIn(tables)?.OptionSet).toMatchObject({ HasChanged: true, Options: [{ Value: 727000001 }] })
  expect(deleted).toEqual({})
})

test('who does not ask for options is not told of them', async () => {
  const { organisation, choice, stamp } = await withChoice()
  await organisation.send('POST', 'DeleteOptionValue', { ...choice, Value: 727000000 })
  const asked = { Properties: only('Attributes'), AttributeQuery: { Properties: only('MaxLength') } }
  expect((await look(organisation, stamp, 'All', asked)).tables).toEqual([])
})

test('a new key and a new relationship come under their tables', async () => {
  const organisation = await withBankAccount()
  const { stamp } = await look(organisation)
  await organisation.send('POST', `${bank}/Keys`, { SchemaName: 'sample_NameKey', KeyAttributes: ['sample_name'] })
  await organisation.send('POST', 'RelationshipDefinitions', {
    '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
    SchemaName: 'sample_account_bankaccount',
    ReferencedEntity: 'account',
    ReferencingEntity: 'sample_bankaccount',
    Lookup: { '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata', SchemaName: 'sample_AccountId' },
  })
  const { tables } = await look(organisation, stamp)
  expect(tables.map((each) => each['LogicalName'])).toEqual(['sample_bankaccount'])
  expect(of(tables, 'Keys')).toEqual([expect.objectContaining({ KeyAttributes: ['sample_name'], HasChanged: true })])
  expect(of(tables, 'ManyToOneRelationships')).toEqual([
    expect.objectContaining({ SchemaName: 'sample_account_bankaccount', HasChanged: true }),
  ])
  expect(of(tables, 'Attributes').map((each) => each['SchemaName'])).toContain('sample_AccountId')
})

test('a renamed table has changed itself; a new one comes whole', async () => {
  const organisation = await withBankAccount()
  const { stamp } = await look(organisation)
  const definition = await organisation.read(bank)
  await organisation.send('PUT', bank, { ...definition, DisplayName: label('Deposit') })
  await organisation.send('POST', 'EntityDefinitions', {
    ...bankAccount,
    SchemaName: 'sample_Branch',
    HasActivities: false,
  })
  const { tables } = await look(organisation, stamp)
  const [renamed, made] = ['sample_bankaccount', 'sample_branch'].map((name) =>
    tables.find((each) => each['LogicalName'] === name),
  )
  expect(renamed).toMatchObject({
    HasChanged: true,
    DisplayName: { UserLocalizedLabel: { Label: 'Deposit' } },
    Attributes: [],
  })
  expect(made).toMatchObject({ HasChanged: true, SchemaName: 'sample_Branch' })
  expect(made?.['Attributes']).toContainEqual(expect.objectContaining({ LogicalName: 'createdon', HasChanged: true }))
})

test('deleted ids come by kind, whatever the query, and only of the kinds asked for', async () => {
  const { organisation, stamp } = await withChoice()
  const { send, read } = organisation
  const column = await read(`${bank}/Attributes(LogicalName='sample_choice')`)
  const table = await read(bank)
  await send('DELETE', `${bank}/Attributes(LogicalName='sample_choice')`)
  const ofColumns = await look(organisation, stamp, 'Attribute')
  expect(Object.keys(ofColumns.deleted)).toEqual(['Attribute'])
  expect(ofColumns.deleted['Attribute']).toContain(column['MetadataId'])
  expect(Object.keys((await look(organisation, stamp, 'OptionSet')).deleted)).toEqual(['OptionSet'])
  await send('DELETE', bank)
  const all = await look(organisation, stamp)
  expect(all.deleted['Default']).toEqual([table['MetadataId']])
  expect(all.deleted['Relationship']?.length).toBeGreaterThan(4)
  expect((await look(organisation, all.stamp)).deleted).toEqual({})
})

test('a column made again under its old name is another one', async () => {
  const { organisation, stamp } = await withChoice()
  await organisation.send('DELETE', `${bank}/Attributes(LogicalName='sample_choice')`)
  const again = await organisation.column('String', 'sample_Choice', { MaxLength: 5 })
  const { tables, deleted } = await look(organisation, stamp)
  expect(of(tables, 'Attributes')).toEqual([expect.objectContaining({ MetadataId: again.id })])
  expect(deleted['Attribute']).not.toContain(again.id)
})

test('stamps given out so far expire when the server loses track of deletions', async () => {
  const organisation = await withBankAccount()
  const { stamp } = await look(organisation)
  organisation.emulator.faults.changeSchema({ change: 'expire-version-stamps' })
  expect((await look(organisation, stamp)).error).toMatchObject({ code: '0x80044352' })
  const fresh = await look(organisation)
  expect((await look(organisation, fresh.stamp)).tables).toEqual([])
})
