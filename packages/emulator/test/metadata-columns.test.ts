import { expect, test } from 'vitest'
import { type Json, metadataService } from './metadata-service.ts'

const { ask, list, root } = metadataService()
const account = "EntityDefinitions(LogicalName='account')"
const cast = 'Microsoft.Dynamics.CRM.'

test('the required columns of a table are found by their managed property', async () => {
  const required = `RequiredLevel/Value eq ${cast}AttributeRequiredLevel'ApplicationRequired'`
  const found = await list(`${account}/Attributes?$select=SchemaName&$filter=${required}`)
  expect(found).toMatchObject([
    { '@odata.type': `#${cast}StringAttributeMetadata`, SchemaName: 'Name' },
    { '@odata.type': `#${cast}LookupAttributeMetadata`, SchemaName: 'bw_SalesRegionId' },
  ])
})

test('a column of a table says what its type has to say', async () => {
  const { json } = await ask("EntityDefinitions(LogicalName='opportunity')/Attributes(LogicalName='name')")
  expect(json).toMatchObject({
    '@odata.context': `${root}/$metadata#EntityDefinitions('opportunity')/Attributes/$entity`,
    '@odata.type': `#${cast}StringAttributeMetadata`,
    EntityLogicalName: 'opportunity',
    AttributeType: 'String',
    AttributeTypeName: { Value: 'StringType' },
    MaxLength: 300,
    FormatName: { Value: 'Text' },
    IsPrimaryName: true,
    RequiredLevel: {
      Value: 'ApplicationRequired',
      CanBeChanged: true,
      ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
    },
  })
})

test.each([
  ['bw_siteassessment', 'bw_assessedon', { Format: 'DateOnly', DateTimeBehavior: { Value: 'DateOnly' } }],
  ['bw_siteassessment', 'bw_remarks', { AttributeType: 'Memo', MaxLength: 4000 }],
  ['bw_siteassessment', 'bw_estimatedcost', { Precision: 2, MinValue: 0 }],
  ['bw_siteassessment', 'bw_estimatedcost_base', { IsBaseCurrency: true, IsValidForUpdate: false }],
  ['opportunity', 'customerid', { AttributeType: 'Customer', Targets: ['account', 'contact'] }],
  ['account', 'accountid', { AttributeType: 'Uniqueidentifier', IsPrimaryId: true }],
  ['account', 'creditonhold', { AttributeType: 'Boolean', DefaultValue: false }],
])('%s.%s has the details %j', async (table, column, details) => {
  const { json } = await ask(`EntityDefinitions(LogicalName='${table}')/Attributes(LogicalName='${column}')`)
  expect(json).toMatchObject(details)
})

test('a property of a derived type needs the cast', async () => {
  const uncast = await ask(`${account}/Attributes?$select=LogicalName,Precision`)
  expect(uncast.status).toBe(400)
  expect(uncast.json['error']).toEqual({
    code: '0x0',
    message: `Could not find a property named 'Precision' on type '${cast}AttributeMetadata'.`,
  })
  const [first] = await list(`${account}/Attributes/${cast}MoneyAttributeMetadata?$select=LogicalName,Precision`)
  expect(first).toEqual({
    LogicalName: expect.any(String),
    Precision: expect.any(Number),
    MetadataId: expect.any(String),
  })
})

test('choices come with the cast that has them, global choices on both sides', async () => {
  const path = `EntityDefinitions(LogicalName='opportunity')/Attributes/${cast}PicklistAttributeMetadata`
  const { json } = await ask(
    `${path}?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Name)`,
  )
  expect(json['@odata.context']).toBe(
    `${root}/$metadata#EntityDefinitions('opportunity')/Attributes/${cast}PicklistAttributeMetadata(LogicalName,OptionSet(Options),GlobalOptionSet(Name))`,
  )
  const columns = json['value'] as Json[]
  const [need, rating] = ['need', 'opportunityratingcode'].map((name) =>
    columns.find((each) => each['LogicalName'] === name),
  )
  expect(need).toMatchObject({ GlobalOptionSet: { Name: 'need' } })
  expect(rating).toMatchObject({
    GlobalOptionSet: null,
    OptionSet: {
      Options: expect.arrayContaining([
        expect.objectContaining({
          Value: 1,
          Color: null,
          IsHidden: false,
          ParentValues: [],
          Label: expect.objectContaining({ UserLocalizedLabel: expect.objectContaining({ Label: 'Hot' }) }),
          Description: { LocalizedLabels: [], UserLocalizedLabel: null },
        }),
      ]),
    },
  })
  expect(rating).not.toHaveProperty('@odata.type')
})

test('states know their default status, and statuses their state', async () => {
  const opportunity = "EntityDefinitions(LogicalName='opportunity')/Attributes"
  const optionsOf = async (kind: string) => {
    const [column] = await list(`${opportunity}/${cast}${kind}AttributeMetadata?$select=LogicalName&$expand=OptionSet`)
    return column!['OptionSet'] as { OptionSetType: string; Options: Json[] }
  }
  const states = await optionsOf('State')
  expect(states.OptionSetType).toBe('State')
  expect(states.Options[1]).toMatchObject({
    '@odata.type': `#${cast}StateOptionMetadata`,
    Value: 1,
    DefaultStatus: 3,
    InvariantName: 'Won',
  })
  const statuses = await optionsOf('Status')
  expect(statuses.Options.find((each) => each['Value'] === 5)).toMatchObject({
    '@odata.type': `#${cast}StatusOptionMetadata`,
    State: 2,
    TransitionData: null,
  })
})

test('a yes/no column has a true and a false option', async () => {
  const { json } = await ask(
    `${account}/Attributes(LogicalName='creditonhold')/${cast}BooleanAttributeMetadata?$select=LogicalName&$expand=OptionSet`,
  )
  expect(json).toMatchObject({
    '@odata.context': `${root}/$metadata#EntityDefinitions('account')/Attributes/${cast}BooleanAttributeMetadata(LogicalName,OptionSet())/$entity`,
    OptionSet: { OptionSetType: 'Boolean', TrueOption: { Value: 1 }, FalseOption: { Value: 0 } },
  })
})
