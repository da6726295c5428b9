import { expect, test } from 'vitest'
import { type Json, metadataService } from './metadata-service.ts'

const { environment, schema, ask } = metadataService()

const string = (Value: string) => ({ Type: 'System.String', Value })
const where = (PropertyName: string, Value: Json, ConditionOperator = 'Equals') => ({
  FilterOperator: 'And',
  Conditions: [{ PropertyName, ConditionOperator, Value }],
})
const only = (...PropertyNames: string[]) => ({ AllProperties: false, PropertyNames })

async function changes(query?: Json, more: { stamp?: string; filters?: string } = {}) {
  const parameters = [
    ...(query ? [['Query', JSON.stringify(query)]] : []),
    ...(more.stamp === undefined ? [] : [['ClientVersionStamp', `'${more.stamp}'`]]),
    ...(more.filters === undefined
      ? []
      : [['DeletedMetadataFilters', `Microsoft.Dynamics.CRM.DeletedMetadataFilters'${more.filters}'`]]),
  ] as const
  const names = parameters.map(([name], index) => `${name}=@p${index}`).join(',')
  const values = parameters.map(([, value], index) => `@p${index}=${encodeURIComponent(value ?? '')}`).join('&')
  const { status, json, text } = await ask(`RetrieveMetadataChanges(${names})?${values}`)
  return { status, text, json, tables: (json['EntityMetadata'] ?? []) as Json[] }
}
const columnsOf = (table: Json | undefined) => (table?.['Attributes'] ?? []) as Json[]
const namesOf = (objects: readonly Json[], property = 'LogicalName') => objects.map((each) => String(each[property]))

test('one question gives the asked properties of the asked columns of the asked tables, and null for the rest', async () => {
  const { status, json, tables } = await changes({
    Properties: only('SchemaName', 'Attributes'),
    Criteria: {
      FilterOperator: 'Or',
      Conditions: ['account', 'contact'].map((name) => ({
        ConditionOperator: 'Equals',
        PropertyName: 'LogicalName',
        Value: string(name),
      })),
    },
    AttributeQuery: {
      Properties: only('LogicalName'),
      Criteria: where('IsValidForCreate', { Type: 'System.Boolean', Value: 'True' }),
    },
    LabelQuery: { FilterLanguages: [1033], MissingLabelBehavior: 0 },
  })
  expect(status).toBe(200)
  expect(json['@odata.context']).toMatch(/\$metadata#Microsoft\.Dynamics\.CRM\.RetrieveMetadataChangesResponse$/)
  expect(json['ServerVersionStamp']).toBe(`${schema.version}!03/02/2026 09:00:00`)
  expect(json['DeletedMetadata']).toEqual({ Count: 0, IsReadOnly: false, Keys: [], Values: [] })
  expect(namesOf(tables)).toEqual(['account', 'contact'])
  expect(tables[0]).toMatchObject({
    SchemaName: 'Account',
    MetadataId: schema.tables.get('account')!.metadataId,
    HasChanged: null,
    DisplayName: null,
    EntitySetName: null,
    Keys: null,
    Privileges: null,
  })
  const column = columnsOf(tables[0]).find((each) => each['LogicalName'] === 'emailaddress3')
  expect(column).toMatchObject({
    '@odata.type': '#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata',
    MetadataId: schema.tables.get('account')!.columns.get('emailaddress3')!.metadataId,
    HasChanged: null,
    MaxLength: null,
    SchemaName: null,
  })
  const creatable = [...schema.tables.get('account')!.columns.values()].filter(({ create }) => create)
  expect(namesOf(columnsOf(tables[0])).toSorted()).toEqual(creatable.map(({ logicalName }) => logicalName).toSorted())
  expect(columnsOf(tables[1]).find((each) => each['LogicalName'] === 'contactid')).not.toHaveProperty('@odata.type')
})

test('what a derived type alone has comes with columns of that type, choices among it', async () => {
  const { tables } = await changes({
    Properties: only('Attributes'),
    Criteria: where('LogicalName', string('opportunity')),
    AttributeQuery: {
      Properties: only('OptionSet', 'MaxLength', 'Targets', 'RequiredLevel'),
      Criteria: where(
        'LogicalName',
        { Type: 'System.String[]', Value: "['need','name','statecode','parentaccountid']" },
        'In',
      ),
    },
  })
  const columns = new Map(columnsOf(tables[0]).map((each) => [String(each['LogicalName']), each]))
  expect([...columns.keys()].toSorted()).toEqual(['name', 'need', 'parentaccountid', 'statecode'])
  expect(columns.get('name')).toMatchObject({ MaxLength: 300, RequiredLevel: { Value: 'ApplicationRequired' } })
  expect(columns.get('name')).not.toHaveProperty('OptionSet')
  expect(columns.get('parentaccountid')).toMatchObject({ Targets: ['account'] })
  expect(columns.get('need')?.['OptionSet']).toMatchObject({ Name: 'need', IsGlobal: true, HasChanged: null })
  expect(columns.get('statecode')?.['OptionSet']).toHaveProperty(
    ['Options', 0],
    expect.objectContaining({
      '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata',
      Value: 0,
      Label: expect.objectContaining({ UserLocalizedLabel: expect.objectContaining({ Label: 'Open' }) }),
    }),
  )
})

test.each<[string, Json, string[]]>([
  [
    'a yes/no',
    where('IsBPFEntity', { Type: 'System.Boolean', Value: 'true' }),
    ['leadtoopportunitysalesprocess', 'opportunitysalesprocess'],
  ],
  ['a number', where('ObjectTypeCode', { Type: 'System.Int32', Value: '3' }, 'LessThan'), ['account', 'contact']],
  [
    'a list of names',
    where('LogicalName', { Type: 'System.String[]', Value: "['lead','competitor']" }, 'In'),
    ['competitor', 'lead'],
  ],
  [
    'nested filters',
    {
      FilterOperator: 'And',
      Filters: [
        where('IsCustomEntity', { Type: 'System.Boolean', Value: 'True' }),
        where('OwnershipType', { Type: 'Microsoft.Xrm.Sdk.Metadata.OwnershipTypes', Value: 'UserOwned' }),
        where('LogicalName', string('bw_salesregion'), 'NotEquals'),
      ],
    },
    ['bw_siteassessment'],
  ],
])('tables are found by %s', async (_what, Criteria, expected) => {
  const { status, tables } = await changes({ Properties: only('LogicalName'), Criteria })
  expect(status).toBe(200)
  expect(namesOf(tables).toSorted()).toEqual(expected)
})

test('columns are found by the name of their type', async () => {
  const { tables } = await changes({
    Properties: only('Attributes'),
    Criteria: where('LogicalName', string('lead')),
    AttributeQuery: {
      Criteria: where('AttributeTypeName', {
        Type: 'Microsoft.Xrm.Sdk.Metadata.AttributeTypeDisplayName',
        Value: 'StateType',
      }),
    },
  })
  expect(namesOf(columnsOf(tables[0]))).toEqual(['statecode'])
  expect(columnsOf(tables[0])[0]).toMatchObject({ AttributeTypeName: null, OptionSet: null })
})

test('labels come in the languages asked for', async () => {
  const ask1031 = await changes({
    Properties: only('DisplayName'),
    Criteria: where('LogicalName', string('account')),
    LabelQuery: { FilterLanguages: [1031] },
  })
  const { LocalizedLabels: labels } = ask1031.tables[0]!['DisplayName'] as { LocalizedLabels: Json[] }
  expect(namesOf(labels, 'LanguageCode')).toEqual(['1031'])
  const both = await changes({ Properties: only('DisplayName'), Criteria: where('LogicalName', string('account')) })
  expect(
    namesOf((both.tables[0]!['DisplayName'] as { LocalizedLabels: Json[] }).LocalizedLabels, 'LanguageCode'),
  ).toEqual(['1033', '1031'])
})

test('relationships come by the lists asked for, each with the asked properties', async () => {
  const { tables } = await changes({
    Properties: only('ManyToOneRelationships', 'ManyToManyRelationships'),
    Criteria: where('LogicalName', string('opportunity')),
    RelationshipQuery: { Properties: only('SchemaName', 'ReferencedEntity', 'IntersectEntityName') },
  })
  expect(tables[0]!['ManyToOneRelationships']).toContainEqual(
    expect.objectContaining({
      SchemaName: 'opportunity_parent_account',
      ReferencedEntity: 'account',
      ReferencingEntity: null,
    }),
  )
  expect(tables[0]!['ManyToManyRelationships']).toContainEqual(
    expect.objectContaining({ IntersectEntityName: 'opportunitycompetitors' }),
  )
  expect(tables[0]!['OneToManyRelationships']).toBeNull()
})

test('without a query everything of every table comes', async () => {
  const { tables } = await changes()
  expect(tables).toHaveLength(schema.tables.size)
  const account = tables.find((each) => each['LogicalName'] === 'account')
  expect(columnsOf(account)).toHaveLength(schema.tables.get('account')!.columns.size)
  expect(account).toMatchObject({ EntitySetName: 'accounts', HasChanged: null })
})

const query = {
  Properties: only('SchemaName', 'Attributes'),
  AttributeQuery: { Properties: only('OptionSet', 'MaxLength') },
}

test('with the stamp of the last look nothing comes while nothing has changed', async () => {
  const { json } = await changes(query)
  const { status, tables } = await changes(query, { stamp: String(json['ServerVersionStamp']) })
  expect(status).toBe(200)
  expect(tables).toEqual([])
})

test.each([
  ['older than ninety days', `${schema.version}!11/30/2025 00:00:00`],
  ['of a version whose deletions are forgotten', '17!03/01/2026 00:00:00'],
])('a stamp %s has expired', async (_why, stamp) => {
  environment.schema.history.knownSince = schema.version
  const { status, json } = await changes(query, { stamp })
  expect(status).toBe(400)
  expect(json['error']).toEqual({
    code: '0x80044352',
    message: 'Version stamp associated with the client has expired. Please perform a full sync.',
  })
})

test.each<[string, Json]>([
  ['the property IsSLAEnabled of EntityMetadata', { Properties: only('IsSLAEnabled') }],
  ['the property Frobnicated in a metadata query', { Properties: only('Frobnicated') }],
  ['DisplayName in a condition of a metadata query', { Criteria: where('DisplayName', string('Account')) }],
  [
    'of type System.DateTime in a metadata query',
    { Criteria: where('CreatedOn', { Type: 'System.DateTime', Value: '2026' }) },
  ],
  ['Frob of a metadata query', { Frob: 1 }],
])('what is not known is a 501: %s', async (feature, unknown) => {
  const { status, text } = await changes(unknown)
  expect(status).toBe(501)
  expect(text).toContain(feature)
})

test.each<[string, string, Json]>([
  ['Attributes', '0x80072527', { AttributeQuery: { Properties: only('LogicalName') } }],
  ['at least one list of relationships', '0x80072528', { RelationshipQuery: { Properties: only('SchemaName') } }],
  ['Keys', '0x80072529', { KeyQuery: { Properties: only('KeyAttributes') } }],
])('a query of elements needs %s among the properties', async (_list, code, part) => {
  const { status, json } = await changes({ Properties: only('SchemaName'), ...part })
  expect(status).toBe(400)
  expect(json['error']).toMatchObject({ code })
})
