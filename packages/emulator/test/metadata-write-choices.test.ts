import { expect, test } from 'vitest'
import { bank, type Json, label, type SchemaOrganisation, withBankAccount } from './schema-organisation.ts'

const value = (Value: number | null, text: string): Json => ({ Value, Label: label(text) })

async function withChoice() {
  const organisation = await withBankAccount()
  await organisation.column('Picklist', 'sample_Choice', {
    OptionSet: {
      '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata',
      IsGlobal: false,
      OptionSetType: 'Picklist',
      Options: [value(727000000, 'Bravo'), value(727000001, 'Delta'), value(727000002, 'Alpha')],
    },
  })
  return organisation
}

const ofChoice = { EntityLogicalName: 'sample_bankaccount', AttributeLogicalName: 'sample_choice' }

async function optionsOf({ read }: SchemaOrganisation, name = 'sample_choice', type = 'Picklist') {
  const at = `${bank}/Attributes(LogicalName='${name}')/Microsoft.Dynamics.CRM.${type}AttributeMetadata`
  const { OptionSet: set } = await read(`${at}?$select=LogicalName&$expand=OptionSet`)
  return (
    set as { Options: { Value: number; State?: number; Label: { LocalizedLabels: { Label: string }[] } }[] }
  ).Options.map((each) => `${each.Value} ${each.Label.LocalizedLabels.map((one) => one.Label).join('/')}`)
}

test('an option is inserted, with its own value or the next free one', async () => {
  const organisation = await withChoice()
  const { send } = organisation
  const own = await send('POST', 'InsertOptionValue', { ...ofChoice, Value: 727000005, Label: label('Echo') })
  expect(own.status).toBe(200)
  expect(own.json).toMatchObject({
    '@odata.context': expect.stringMatching(/#Microsoft\.Dynamics\.CRM\.InsertOptionValueResponse$/),
    NewOptionValue: 727000005,
  })
  const next = await send('POST', 'InsertOptionValue', { ...ofChoice, Label: label('Foxtrot') })
  expect(next.json['NewOptionValue']).toBe(100_000_000)
  expect(await optionsOf(organisation)).toEqual([
    '727000000 Bravo',
    '727000001 Delta',
    '727000002 Alpha',
    '727000005 Echo',
    '100000000 Foxtrot',
  ])
  const row = await send('POST', 'sample_bankaccounts', { sample_choice: 727000005 })
  expect(row.status).toBe(204)
})

test('an option is renamed; labels of other languages stay when they are merged', async () => {
  const organisation = await withChoice()
  const { send, read } = organisation
  const row = await send('POST', 'sample_bankaccounts', { sample_choice: 727000001 })
  const renamed = { ...ofChoice, Value: 727000001, Label: label('Dreieck', 1031), MergeLabels: true }
  expect((await send('POST', 'UpdateOptionValue', renamed)).status).toBe(204)
  expect(await optionsOf(organisation)).toContain('727000001 Delta/Dreieck')
  const replaced = { ...ofChoice, Value: 727000001, Label: label('Triangle'), MergeLabels: false }
  expect((await send('POST', 'UpdateOptionValue', replaced)).status).toBe(204)
  expect(await optionsOf(organisation)).toContain('727000001 Triangle')
  const annotated = await send('GET', `sample_bankaccounts(${row.id})?$select=sample_choice`, undefined, {
    prefer: 'odata.include-annotations="*"',
  })
  expect(annotated.json['sample_choice@OData.Community.Display.V1.FormattedValue']).toBe('Triangle')
  expect(await read(`sample_bankaccounts(${row.id})`)).toMatchObject({ sample_choice: 727000001 })
})

test('the options of a yes/no column are renamed the same way', async () => {
  const organisation = await withBankAccount()
  const { column, send, read } = organisation
  await column('Boolean', 'sample_Flag', { DefaultValue: false })
  const answer = await send('POST', 'UpdateOptionValue', {
    EntityLogicalName: 'sample_bankaccount',
    AttributeLogicalName: 'sample_flag',
    Value: 1,
    Label: label('Up'),
    MergeLabels: true,
  })
  expect(answer.status).toBe(204)
  const cast = 'Microsoft.Dynamics.CRM.BooleanAttributeMetadata?$expand=OptionSet'
  expect(await read(`${bank}/Attributes(LogicalName='sample_flag')/${cast}`)).toMatchObject({
    OptionSet: { TrueOption: { Label: { UserLocalizedLabel: { Label: 'Up' } } } },
  })
})

test('options are put into another order', async () => {
  const organisation = await withChoice()
  const Values = [727000002, 727000000, 727000001]
  expect((await organisation.send('POST', 'OrderOption', { ...ofChoice, Values })).status).toBe(204)
  expect(await optionsOf(organisation)).toEqual(['727000002 Alpha', '727000000 Bravo', '727000001 Delta'])
  const incomplete = await organisation.send('POST', 'OrderOption', { ...ofChoice, Values: [727000002] })
  expect(incomplete.status).toBe(400)
})

test('rows keep the number of a deleted option, and new ones cannot have it', async () => {
  const organisation = await withChoice()
  const { send, list } = organisation
  const row = await send('POST', 'sample_bankaccounts', { sample_choice: 727000001 })
  expect((await send('POST', 'DeleteOptionValue', { ...ofChoice, Value: 727000001 })).status).toBe(204)
  expect(await optionsOf(organisation)).toEqual(['727000000 Bravo', '727000002 Alpha'])
  const annotated = await send('GET', `sample_bankaccounts(${row.id})?$select=sample_choice`, undefined, {
    prefer: 'odata.include-annotations="*"',
  })
  expect(annotated.status).toBe(200)
  expect(annotated.json['sample_choice']).toBe(727000001)
  expect(await list('sample_bankaccounts?$filter=sample_choice eq 727000001')).toHaveLength(1)
  const refused = await send('POST', 'sample_bankaccounts', { sample_choice: 727000001 })
  expect(refused.json['error']).toMatchObject({ code: '0x8004431a' })
})

test('a status reason belongs to a state', async () => {
  const organisation = await withBankAccount()
  const { send } = organisation
  const ofStatus = { EntityLogicalName: 'sample_bankaccount', AttributeLogicalName: 'statuscode' }
  const made = await send('POST', 'InsertStatusValue', { ...ofStatus, Label: label('Frozen'), StateCode: 1 })
  expect(made.status).toBe(200)
  const { NewOptionValue: frozen } = made.json
  expect(await optionsOf(organisation, 'statuscode', 'Status')).toContain(`${String(frozen)} Frozen`)
  const row = await send('POST', 'sample_bankaccounts', { sample_name: 'Old' })
  expect((await send('PATCH', `sample_bankaccounts(${row.id})`, { statecode: 1, statuscode: frozen })).status).toBe(204)
  const other = await send('POST', 'sample_bankaccounts', { sample_name: 'New' })
  const refused = await send('PATCH', `sample_bankaccounts(${other.id})`, { statecode: 0, statuscode: frozen })
  expect(refused.json['error']).toMatchObject({ code: '0x80048408' })
})

test.each<[string, string, Json, string]>([
  ['InsertOptionValue', 'a value twice', { ...ofChoice, Value: 727000000, Label: label('Again') }, '0x80044310'],
  [
    'InsertOptionValue',
    'an option of a status',
    { EntityLogicalName: 'sample_bankaccount', AttributeLogicalName: 'statuscode', Label: label('X') },
    '0x80044320',
  ],
  [
    'DeleteOptionValue',
    'an option of a state',
    { EntityLogicalName: 'sample_bankaccount', AttributeLogicalName: 'statecode', Value: 1 },
    '0x80044323',
  ],
  [
    'DeleteOptionValue',
    'the status a state begins with',
    { EntityLogicalName: 'sample_bankaccount', AttributeLogicalName: 'statuscode', Value: 1 },
    '0x80044341',
  ],
])('%s refuses %s', async (action, _what, body, code) => {
  const { send } = await withChoice()
  const { status, json } = await send('POST', action, body)
  expect(status).toBe(400)
  expect(json['error']).toMatchObject({ code })
})

const colours: Json = {
  '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata',
  Name: 'sample_colors',
  DisplayName: label('Colors'),
  OptionSetType: 'Picklist',
  Options: [value(727000000, 'Red'), value(null, 'Yellow'), value(null, 'Green')],
}

test('columns share a global choice, and what is done to it', async () => {
  const organisation = await withBankAccount()
  const { send, read, column } = organisation
  const made = await send('POST', 'GlobalOptionSetDefinitions', colours)
  expect(made.headers.get('odata-entityid')).toMatch(/\/GlobalOptionSetDefinitions\([0-9a-f-]{36}\)$/)
  const links = [`/GlobalOptionSetDefinitions(${made.id})`, "/GlobalOptionSetDefinitions(Name='sample_colors')"]
  for (const [index, link] of links.entries())
    expect((await column('Picklist', `sample_Color${index}`, { 'GlobalOptionSet@odata.bind': link })).status).toBe(204)
  await send('POST', 'InsertOptionValue', { OptionSetName: 'sample_colors', Value: 727000009, Label: label('Blue') })
  for (const name of ['sample_color0', 'sample_color1'])
    expect(await optionsOf(organisation, name)).toEqual([
      '727000000 Red',
      '100000000 Yellow',
      '100000001 Green',
      '727000009 Blue',
    ])
  expect(await read("GlobalOptionSetDefinitions(Name='sample_colors')")).toMatchObject({
    IsGlobal: true,
    IsCustomOptionSet: true,
    Options: [{}, {}, {}, { Value: 727000009 }],
  })
})

test('a global choice is renamed by PUT, and deleted when nothing uses it', async () => {
  const { send, read, column } = await withBankAccount()
  const made = await send('POST', 'GlobalOptionSetDefinitions', colours)
  const at = `GlobalOptionSetDefinitions(${made.id})`
  expect((await send('PUT', at, { ...colours, DisplayName: label('Paints') })).status).toBe(204)
  expect(await read(at)).toMatchObject({
    DisplayName: { UserLocalizedLabel: { Label: 'Paints' } },
    Options: [{}, {}, {}],
  })
  await column('Picklist', 'sample_Color', { 'GlobalOptionSet@odata.bind': `/${at}` })
  const inUse = await send('DELETE', at)
  expect(inUse.json['error']).toMatchObject({
    code: '0x80048417',
    message: expect.stringContaining('sample_bankaccount'),
  })
  await send('DELETE', `${bank}/Attributes(LogicalName='sample_color')`)
  expect((await send('DELETE', at)).status).toBe(204)
  expect((await send('GET', at)).status).toBe(404)
})

test('a global choice has a name of its own', async () => {
  const { send } = await withBankAccount()
  await send('POST', 'GlobalOptionSetDefinitions', colours)
  expect((await send('POST', 'GlobalOptionSetDefinitions', colours)).json['error']).toMatchObject({
    code: '0x80044345',
  })
})

test('publishing is answered', async () => {
  const { send } = await withBankAccount()
  expect((await send('POST', 'PublishAllXml')).status).toBe(204)
  const ParameterXml = '<importexportxml><entities><entity>account</entity></entities></importexportxml>'
  expect((await send('POST', 'PublishXml', { ParameterXml })).status).toBe(204)
  expect((await send('POST', 'PublishXml', {})).status).toBe(400)
})
