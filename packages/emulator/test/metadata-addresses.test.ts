import { expect, test } from 'vitest'
import { bank, label, type Json, withBankAccount } from './schema-organisation.ts'
import { metadataService } from './metadata-service.ts'

const { ask, list, root } = metadataService()
const account = "EntityDefinitions(LogicalName='account')"
const industry = `${account}/Attributes(LogicalName='industrycode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata`

test('the options of a column have an address', async () => {
  const { MetadataId: column } = (await ask(`${industry}?$select=MetadataId`)).json
  const { status, json } = await ask(`${industry}/OptionSet?$select=Options`)
  expect(status).toBe(200)
  expect(json['@odata.context']).toBe(
    `${root}/$metadata#EntityDefinitions('account')/Attributes(${String(column)})/Microsoft.Dynamics.CRM.PicklistAttributeMetadata/OptionSet(Options)/$entity`,
  )
  expect((json['Options'] as Json[])[0]).toMatchObject({ Value: 1 })
  expect(Object.keys(json).toSorted()).toEqual(['@odata.context', 'MetadataId', 'Options'])
  expect((await ask(`${industry}/Nothing`)).status).toBe(404)
})

test('the context names the table as the address does: by its name, or by its id where an id is in the address', async () => {
  const { MetadataId: table } = (await ask(`${account}?$select=MetadataId`)).json
  const { MetadataId: column } = (await ask(`${industry}?$select=MetadataId`)).json
  const contextAt = async (path: string): Promise<unknown> =>
    (await ask(`${path}?$select=LogicalName`)).json['@odata.context']
  expect(await contextAt(`${account}/Attributes`)).toContain("#EntityDefinitions('account')/Attributes(")
  for (const path of [`EntityDefinitions(${String(table)})/Attributes`, `${account}/Attributes(${String(column)})`])
    expect(await contextAt(path)).toContain(`#EntityDefinitions(${String(table)})/Attributes`)
})

test('a relationship of a table has an address, by its id and by its name', async () => {
  const relationships = await list(`${account}/OneToManyRelationships?$select=SchemaName`)
  const { SchemaName, MetadataId } = relationships[0] ?? {}
  for (const key of [MetadataId, `SchemaName='${String(SchemaName)}'`]) {
    const { status, json } = await ask(`${account}/OneToManyRelationships(${String(key)})?$select=SchemaName`)
    expect(status).toBe(200)
    expect(json).toMatchObject({ SchemaName, MetadataId })
    expect(json['@odata.context']).toBe(
      `${root}/$metadata#EntityDefinitions('account')/OneToManyRelationships(SchemaName)/$entity`,
    )
  }
  expect((await ask(`${account}/OneToManyRelationships(SchemaName='nope')`)).status).toBe(404)
})

test('LabelLanguages leaves the labels of other languages away', async () => {
  const labels = async (query: string) => {
    const { json } = await ask(`${account}?$select=DisplayName${query}`)
    const { LocalizedLabels, UserLocalizedLabel } = json['DisplayName'] as Record<string, Json[] | null>
    return [
      LocalizedLabels?.map(({ LanguageCode, Label }) => `${String(LanguageCode)} ${String(Label)}`),
      UserLocalizedLabel,
    ]
  }
  const english = expect.objectContaining({ Label: 'Account', LanguageCode: 1033 })
  expect(await labels('')).toEqual([['1033 Account', '1031 Firma'], english])
  expect(await labels('&LabelLanguages=1033')).toEqual([['1033 Account'], english])
  expect(await labels('&LabelLanguages=1031')).toEqual([['1031 Firma'], null])
})

test('a key of a table has an address', async () => {
  const { send, read } = await withBankAccount()
  await send('POST', `${bank}/Attributes`, {
    '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
    SchemaName: 'sample_Number',
    MaxLength: 20,
    DisplayName: label('Number'),
  })
  const key = { SchemaName: 'sample_NumberKey', DisplayName: label('Number'), KeyAttributes: ['sample_number'] }
  const made = await send('POST', `${bank}/Keys`, key)
  expect(made.status).toBe(204)
  const named = await read(`${bank}/Keys(LogicalName='sample_numberkey')`)
  expect(named).toMatchObject({ SchemaName: 'sample_NumberKey', KeyAttributes: ['sample_number'] })
  expect(made.headers.get('odata-entityid')).toContain(String(named['MetadataId']))
})

test('a table that is made begins with the settings of the page, and keeps what it is given', async () => {
  const { read, send } = await withBankAccount()
  expect(await read(bank)).toMatchObject({
    CollectionSchemaName: 'sample_BankAccounts',
    LogicalCollectionName: 'sample_bankaccounts',
    IsSLAEnabled: false,
    IsQuickCreateEnabled: false,
    CanTriggerWorkflow: true,
    ReportViewName: 'Filteredsample_BankAccount',
    IsAuditEnabled: { Value: false, CanBeChanged: true, ManagedPropertyLogicalName: 'canmodifyauditsettings' },
    CanCreateViews: { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: 'cancreateviews' },
  })
  const { '@odata.context': _context, ...definition } = await read(bank)
  const changed = { ...definition, IsQuickCreateEnabled: true, EntityColor: '#00796b', IsAuditEnabled: { Value: true } }
  expect((await send('PUT', bank, changed)).status).toBe(204)
  expect(await read(`${bank}?$select=IsQuickCreateEnabled,EntityColor,IsAuditEnabled,IsSLAEnabled`)).toMatchObject({
    IsQuickCreateEnabled: true,
    EntityColor: '#00796b',
    IsAuditEnabled: { Value: true, CanBeChanged: true },
    IsSLAEnabled: false,
  })
})
