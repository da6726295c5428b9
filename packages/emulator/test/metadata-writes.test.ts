import { beforeAll, expect, test } from 'vitest'
import {
  bank,
  bankAccount,
  type Json,
  label,
  level,
  type SchemaOrganisation,
  withBankAccount,
} from './schema-organisation.ts'

let organisation: SchemaOrganisation
beforeAll(async () => {
  organisation = await withBankAccount()
})

const named = (objects: readonly Json[], property = 'LogicalName') => objects.map((each) => String(each[property]))

test('a table is made with its own column and those Dataverse adds, and takes rows at once', async () => {
  const { read, list, send } = organisation
  expect(await read(bank)).toMatchObject({
    SchemaName: 'sample_BankAccount',
    EntitySetName: 'sample_bankaccounts',
    PrimaryIdAttribute: 'sample_bankaccountid',
    PrimaryNameAttribute: 'sample_name',
    OwnershipType: 'UserOwned',
    IsCustomEntity: true,
    IsManaged: false,
    HasNotes: true,
    HasActivities: true,
    ChangeTrackingEnabled: false,
    IsOptimisticConcurrencyEnabled: true,
    Description: { UserLocalizedLabel: { Label: 'Bank accounts of customers' } },
  })
  const columns = named(await list(`${bank}/Attributes?$select=LogicalName`))
  expect(columns).toEqual(expect.arrayContaining(['sample_name', 'createdon', 'ownerid', 'statecode', 'owninguser']))
  const row = await send('POST', 'sample_bankaccounts', { sample_name: 'Savings' })
  expect(row.status).toBe(204)
  expect(await read(`sample_bankaccounts(${row.id})`)).toMatchObject({
    sample_name: 'Savings',
    statecode: 0,
    statuscode: 1,
    _ownerid_value: organisation.emulator.users.find(({ key }) => key === 'ada')!.systemUserId,
  })
  const note = await send('POST', 'annotations', {
    subject: 'Opened',
    'objectid_sample_bankaccount@odata.bind': `/sample_bankaccounts(${row.id})`,
  })
  expect(note.status).toBe(204)
  const task = await send('POST', 'tasks', {
    subject: 'Call the bank',
    'regardingobjectid_sample_bankaccount_task@odata.bind': `/sample_bankaccounts(${row.id})`,
  })
  expect(task.status).toBe(204)
  const expanded = await read(`sample_bankaccounts(${row.id})?$select=sample_name&$expand=sample_bankaccount_Tasks`)
  expect(expanded['sample_bankaccount_Tasks']).toHaveLength(1)
})

test('the reply to making a table gives its address by id', async () => {
  const { send, read } = organisation
  const made = await send('POST', 'EntityDefinitions', {
    ...bankAccount,
    SchemaName: 'sample_Branch',
    OwnershipType: 'OrganizationOwned',
    HasNotes: false,
    HasActivities: false,
  })
  expect(made.headers.get('odata-entityid')).toMatch(/\/api\/data\/v9\.2\/EntityDefinitions\([0-9a-f-]{36}\)$/)
  expect(await read(`EntityDefinitions(${made.id})`)).toMatchObject({
    LogicalName: 'sample_branch',
    EntitySetName: 'sample_branches',
    HasNotes: false,
  })
  expect(named(await organisation.list(`EntityDefinitions(${made.id})/Attributes`))).not.toContain('ownerid')
})

const choice = (...options: [number | null, string][]): Json => ({
  OptionSet: {
    '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata',
    IsGlobal: false,
    OptionSetType: 'Picklist',
    Options: options.map(([Value, text]) => ({ Value, Label: label(text) })),
  },
})

test.each<[string, Json, Json, unknown]>([
  ['String', { MaxLength: 5, FormatName: { Value: 'Text' } }, { MaxLength: 5, Format: 'Text' }, 'DE'],
  ['Memo', { MaxLength: 500, Format: 'TextArea' }, { MaxLength: 500 }, 'Two\nlines'],
  ['Integer', { MinValue: 0, MaxValue: 100, Format: 'None' }, { MinValue: 0, MaxValue: 100 }, 7],
  ['BigInt', {}, { AttributeType: 'BigInt' }, undefined],
  ['Decimal', { MinValue: 0, MaxValue: 100, Precision: 1 }, { MaxValue: 100, Precision: 1 }, 2.5],
  ['DateTime', { Format: 'DateOnly' }, { Format: 'DateOnly', DateTimeBehavior: { Value: 'UserLocal' } }, undefined],
  [
    'Boolean',
    {
      DefaultValue: true,
      OptionSet: { TrueOption: { Value: 1, Label: label('Up') }, FalseOption: { Value: 0, Label: label('Down') } },
    },
    { DefaultValue: true, OptionSet: { TrueOption: { Value: 1, Label: { UserLocalizedLabel: { Label: 'Up' } } } } },
    false,
  ],
  [
    'Picklist',
    choice([727000000, 'Bravo'], [727000001, 'Delta']),
    { OptionSet: { Name: 'sample_bankaccount_sample_picklist', IsGlobal: false, Options: [{ Value: 727000000 }, {}] } },
    727000001,
  ],
  [
    'MultiSelectPicklist',
    choice([727000000, 'Starter'], [727000001, 'Dessert']),
    { AttributeType: 'Virtual', AttributeTypeName: { Value: 'MultiSelectPicklistType' } },
    '727000000,727000001',
  ],
])('a %s column is made, described and written to', async (type, definition, described, value) => {
  const { column, read, send } = organisation
  const name = `sample_${type}`.toLowerCase()
  const made = await column(type, `sample_${type}`, definition)
  expect(made.status).toBe(204)
  expect(made.headers.get('odata-entityid')).toMatch(
    /EntityDefinitions\(LogicalName='sample_bankaccount'\)\/Attributes\([0-9a-f-]{36}\)$/,
  )
  const cast = `${bank}/Attributes(${made.id})/Microsoft.Dynamics.CRM.${type}AttributeMetadata`
  const expand = 'OptionSet' in definition ? '?$expand=OptionSet' : ''
  expect(await read(`${cast}${expand}`)).toMatchObject({ LogicalName: name, IsCustomAttribute: true, ...described })
  if (value === undefined) return
  const row = await send('POST', 'sample_bankaccounts', { [name]: value })
  expect(row.status).toBe(204)
  expect(await read(`sample_bankaccounts(${row.id})?$select=${name}`)).toMatchObject({ [name]: value })
})

test('a money column brings the currency, its rate and the base amount', async () => {
  const { column, send, read } = organisation
  expect((await column('Money', 'sample_Balance', { PrecisionSource: 2 })).status).toBe(204)
  const row = await send('POST', 'sample_bankaccounts', { sample_balance: 12.5 })
  const { sample_balance_base: base, _transactioncurrencyid_value: currency } = await read(
    `sample_bankaccounts(${row.id})`,
  )
  expect({ base, currency }).toEqual({ base: 12.5, currency: expect.any(String) })
})

test('rows are held to the limits of a new column', async () => {
  const { column, send } = organisation
  await column('String', 'sample_Short', { MaxLength: 3 })
  const refused = await send('POST', 'sample_bankaccounts', { sample_short: 'four' })
  expect(refused.status).toBe(400)
  expect(refused.json['error']).toMatchObject({ code: '0x80044331' })
})

test('PUT replaces a column: labels, required level and length; options stay', async () => {
  const { column, send, read } = organisation
  await column('Picklist', 'sample_Grade', choice([727000000, 'A']))
  const at = `${bank}/Attributes(LogicalName='sample_grade')`
  const definition = await read(`${at}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata`)
  const put = await send(
    'PUT',
    at,
    {
      ...definition,
      '@odata.type': 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
      DisplayName: label('Güteklasse', 1031),
      RequiredLevel: level('ApplicationRequired'),
    },
    { 'mscrm.mergelabels': 'true' },
  )
  expect(put.status).toBe(204)
  expect(put.headers.get('odata-entityid')).toMatch(/Attributes\(LogicalName='sample_grade'\)$/)
  const after = await read(`${at}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet`)
  expect(after).toMatchObject({
    RequiredLevel: { Value: 'ApplicationRequired' },
    DisplayName: { LocalizedLabels: [{ Label: 'sample_Grade' }, { Label: 'Güteklasse', LanguageCode: 1031 }] },
    OptionSet: { Options: [{ Value: 727000000 }] },
  })
})

test.each([
  ['true', ['Bank Account', 'Bankkonto']],
  [undefined, ['Bankkonto']],
])('PUT of a table with MSCRM.MergeLabels %s leaves the labels %s', async (merge, expected) => {
  const { send, read } = await withBankAccount()
  const definition = await read(bank)
  const headers: Record<string, string> = merge === undefined ? {} : { 'MSCRM.MergeLabels': merge }
  const put = await send('PUT', bank, { ...definition, DisplayName: label('Bankkonto', 1031) }, headers)
  expect(put.status).toBe(204)
  const { DisplayName } = await read(`${bank}?$select=DisplayName`)
  expect(named((DisplayName as { LocalizedLabels: Json[] }).LocalizedLabels, 'Label')).toEqual(expected)
})

test('a column that is deleted is gone from rows, and comes back empty', async () => {
  const { column, send, read, list } = organisation
  await column('String', 'sample_Gone', { MaxLength: 20 })
  const row = await send('POST', 'sample_bankaccounts', { sample_gone: 'kept?', sample_name: 'Row' })
  expect((await send('DELETE', `${bank}/Attributes(LogicalName='sample_gone')`)).status).toBe(204)
  expect(await read(`sample_bankaccounts(${row.id})`)).not.toHaveProperty('sample_gone')
  expect(named(await list(`${bank}/Attributes`))).not.toContain('sample_gone')
  expect((await send('GET', 'sample_bankaccounts?$select=sample_gone')).status).toBe(400)
  await column('String', 'sample_Gone', { MaxLength: 20 })
  expect(await read(`sample_bankaccounts(${row.id})`)).toMatchObject({ sample_gone: null, sample_name: 'Row' })
})

test('a deleted table takes its rows and relationships along', async () => {
  const { send, list } = await withBankAccount()
  await send('POST', 'sample_bankaccounts', { sample_name: 'Savings' })
  expect((await send('DELETE', bank)).status).toBe(204)
  expect((await send('GET', 'sample_bankaccounts')).status).toBe(404)
  const relationships = named(await list('RelationshipDefinitions?$select=SchemaName'), 'SchemaName')
  expect(relationships.filter((each) => each.includes('sample_bankaccount'))).toEqual([])
  expect((await send('POST', 'EntityDefinitions', bankAccount)).status).toBe(204)
  expect(await list('sample_bankaccounts')).toEqual([])
})

test.each<[string, string, string, Json, string]>([
  ['a name without a prefix', 'EntityDefinitions', 'POST', { ...bankAccount, SchemaName: 'BankAccount' }, '0x80044366'],
  ['a table twice', 'EntityDefinitions', 'POST', bankAccount, '0x8004700b'],
  [
    'a set name twice',
    'EntityDefinitions',
    'POST',
    { ...bankAccount, SchemaName: 'sample_Other', EntitySetName: 'accounts' },
    '0x8006089b',
  ],
  [
    'a column twice',
    `${bank}/Attributes`,
    'POST',
    { '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata', SchemaName: 'sample_Name' },
    '0x80047013',
  ],
  ['to delete the primary column', `${bank}/Attributes(LogicalName='sample_name')`, 'DELETE', {}, '0x80047002'],
  [
    "to delete Microsoft's column",
    "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='revenue')",
    'DELETE',
    {},
    '0x80047009',
  ],
  ["to delete Microsoft's table", "EntityDefinitions(LogicalName='account')", 'DELETE', {}, '0x80047008'],
  [
    "to delete Microsoft's relationship",
    "RelationshipDefinitions(SchemaName='account_primary_contact')",
    'DELETE',
    {},
    '0x8004700a',
  ],
  ['a column of an unknown table', "EntityDefinitions(LogicalName='nope')/Attributes", 'POST', {}, '0x80041102'],
])('%s is refused', async (_what, path, method, body, code) => {
  const { status, json } = await organisation.send(method, path, method === 'DELETE' ? undefined : body)
  expect([400, 404]).toContain(status)
  expect(json['error']).toMatchObject({ code })
})

test('PATCH of a definition is not allowed', async () => {
  const { status, json } = await organisation.send('PATCH', bank, {})
  expect(status).toBe(405)
  expect(json['error']).toMatchObject({ message: expect.stringContaining("'PATCH'") })
})

test.each<[string, string, Json | undefined, string]>([
  ['POST', 'EntityDefinitions', bankAccount, 'prvCreateEntity'],
  ['POST', `${bank}/Attributes`, {}, 'prvCreateAttribute'],
  ['DELETE', `${bank}/Attributes(LogicalName='sample_name')`, undefined, 'prvDeleteAttribute'],
  ['POST', 'RelationshipDefinitions', {}, 'prvCreateRelationship'],
  ['POST', `${bank}/Keys`, {}, 'prvCreateEntityKey'],
  ['POST', 'GlobalOptionSetDefinitions', {}, 'prvCreateOptionSet'],
  ['POST', 'PublishAllXml', undefined, 'prvPublishCustomization'],
])('a seller may not %s %s', async (method, path, body, privilege) => {
  const { status, json } = await organisation.as('mia')(method, path, body)
  expect(status).toBe(403)
  expect(json['error']).toMatchObject({ code: '0x80040220', message: expect.stringContaining(privilege) })
})

test('every change moves the version of the schema', async () => {
  const { send, column } = organisation
  const version = async () => {
    const { json } = await send('GET', `${bank}?$select=LogicalName`, undefined, {
      prefer: 'odata.include-annotations="*"',
    })
    return Number(json['@Microsoft.Dynamics.CRM.globalmetadataversion'])
  }
  const before = await version()
  await column('String', 'sample_Mover', { MaxLength: 9 })
  expect(await version()).toBe(before + 1)
})

test('a metadata write in a change set is a 501', async () => {
  const { send } = organisation
  const body = [
    '--b',
    'Content-Type: multipart/mixed; boundary=c',
    '',
    '--c',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    'Content-ID: 1',
    '',
    `DELETE /api/data/v9.2/${bank} HTTP/1.1`,
    '',
    '',
    '--c--',
    '--b--',
    '',
  ].join('\r\n')
  const reply = await fetch(`${organisation.emulator.environmentUrl}/api/data/v9.2/$batch`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await organisation.emulator.tokenFor('ada')}`,
      'content-type': 'multipart/mixed; boundary=b',
    },
    body,
  })
  expect(await reply.text()).toContain('does not emulate metadata writes in a change set')
  expect((await send('GET', bank)).status).toBe(200)
})
