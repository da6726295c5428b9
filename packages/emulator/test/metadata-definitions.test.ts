import { intersectSets } from '../src/schema/intersect-sets.ts'
import { expect, test } from 'vitest'
import { propertyTypeOf } from '../src/metadata/types/metadata-types.ts'
import { type Json, metadataService } from './metadata-service.ts'

const { schema, ask, list, send, root } = metadataService()
const account = "EntityDefinitions(LogicalName='account')"
const cast = 'Microsoft.Dynamics.CRM.'
const namesOf = (objects: readonly Json[], property = 'LogicalName') => objects.map((each) => String(each[property]))

test('the service document lists the entity sets, those of metadata among them', async () => {
  const { status, json } = await ask('')
  expect(status).toBe(200)
  expect(json['@odata.context']).toBe(`${root}/$metadata`)
  const sets = json['value'] as Json[]
  expect(sets).toContainEqual({ name: 'opportunities', kind: 'EntitySet', url: 'opportunities' })
  expect(sets).toContainEqual({ name: 'EntityDefinitions', kind: 'EntitySet', url: 'EntityDefinitions' })
  expect(sets).toContainEqual({
    name: 'systemuserrolescollection',
    kind: 'EntitySet',
    url: 'systemuserrolescollection',
  })
  expect(sets).toHaveLength(schema.tables.size + intersectSets(schema).length + 3)
})

test('a table is read by its logical name, with the selected properties and its id', async () => {
  const { status, headers, json } = await ask(`${account}?$select=EntitySetName,DisplayCollectionName`)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('application/json; odata.metadata=minimal')
  const { metadataId } = schema.tables.get('account')!
  expect(json).toMatchObject({
    '@odata.context': `${root}/$metadata#EntityDefinitions(EntitySetName,DisplayCollectionName)/$entity`,
    EntitySetName: 'accounts',
    MetadataId: metadataId,
    DisplayCollectionName: {
      LocalizedLabels: [
        { Label: 'Accounts', LanguageCode: 1033, IsManaged: true, HasChanged: null },
        { LanguageCode: 1031 },
      ],
      UserLocalizedLabel: { Label: 'Accounts', LanguageCode: 1033 },
    },
  })
  expect(Object.keys(json)).toHaveLength(4)
  expect((await ask(`EntityDefinitions(${metadataId})?$select=LogicalName`)).json).toMatchObject({
    LogicalName: 'account',
  })
  expect((await ask(`EntityDefinitions(MetadataId=${metadataId})?$select=LogicalName`)).status).toBe(200)
})

test('without $select a table tells everything that is known of it', async () => {
  const { json } = await ask("EntityDefinitions(LogicalName='bw_siteassessment')")
  expect(json).toMatchObject({
    '@odata.context': `${root}/$metadata#EntityDefinitions/$entity`,
    SchemaName: 'bw_SiteAssessment',
    PrimaryIdAttribute: 'bw_siteassessmentid',
    PrimaryNameAttribute: 'bw_name',
    OwnershipType: 'UserOwned',
    IsCustomEntity: true,
    IsManaged: false,
    IsBPFEntity: false,
    HasNotes: true,
    ChangeTrackingEnabled: true,
    IsOptimisticConcurrencyEnabled: true,
  })
  expect(json).not.toHaveProperty('Attributes')
})

test.each([
  ['IsBPFEntity eq true', ['leadtoopportunitysalesprocess', 'opportunitysalesprocess']],
  ['IsCustomEntity', ['bw_salesregion', 'bw_siteassessment']],
  ["LogicalName eq 'account' or LogicalName eq 'contact'", ['account', 'contact']],
  ["startswith(LogicalName,'bw_') and not contains(LogicalName,'region')", ['bw_siteassessment']],
  ["endswith(EntitySetName,'pointers')", ['activitypointer']],
  [
    "OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned' and IsCustomEntity eq true",
    ['bw_salesregion', 'bw_siteassessment'],
  ],
  ["PrimaryNameAttribute eq null and LogicalName ne 'x' and ObjectTypeCode eq 1", []],
  ["LogicalName eq @name&@name='lead'", ['lead']],
])('tables are found by $filter=%s', async (filter, expected) => {
  const found = await list(`EntityDefinitions?$select=LogicalName&$filter=${filter}`)
  expect(new Set(namesOf(found))).toEqual(new Set(expected))
})

test('tables are found by their id', async () => {
  const id = schema.tables.get('contact')!.metadataId
  expect(namesOf(await list(`EntityDefinitions?$filter=MetadataId eq ${id.toUpperCase()}`))).toEqual(['contact'])
})

test('the list of tables is never paged', async () => {
  const { json } = await ask('EntityDefinitions?$select=LogicalName', { prefer: 'odata.maxpagesize=2' })
  expect(json['value']).toHaveLength(schema.tables.size)
  expect(json).not.toHaveProperty('@odata.nextLink')
})

test('columns, keys and relationships come along with $expand, each with its own $select and $filter', async () => {
  const money = `AttributeType eq ${cast}AttributeTypeCode'Money'`
  const { status, json } = await ask(
    `${account}?$select=LogicalName&$expand=Attributes($select=LogicalName;$filter=${money}),ManyToOneRelationships($select=SchemaName;$filter=ReferencingAttribute eq 'bw_salesregionid'),Keys`,
  )
  expect(status).toBe(200)
  expect(json['@odata.context']).toBe(
    `${root}/$metadata#EntityDefinitions(LogicalName,Attributes(LogicalName),ManyToOneRelationships(SchemaName),Keys())/$entity`,
  )
  const columns = json['Attributes'] as Json[]
  expect(namesOf(columns)).toContain('revenue')
  expect(namesOf(columns)).not.toContain('name')
  expect(new Set(namesOf(columns, '@odata.type'))).toEqual(new Set([`#${cast}MoneyAttributeMetadata`]))
  expect(json['ManyToOneRelationships']).toEqual([
    { SchemaName: 'bw_salesregion_account_SalesRegionId', MetadataId: expect.any(String) },
  ])
  expect(json['Keys']).toEqual([])
})

test('relationships are read from either table and on their own', async () => {
  const expected = {
    SchemaName: 'account_primary_contact',
    ReferencedEntity: 'contact',
    ReferencedAttribute: 'contactid',
    ReferencingEntity: 'account',
    ReferencingAttribute: 'primarycontactid',
    ReferencingEntityNavigationPropertyName: 'primarycontactid',
    ReferencedEntityNavigationPropertyName: 'account_primary_contact',
  }
  expect(await list(`${account}/ManyToOneRelationships`)).toContainEqual(expect.objectContaining(expected))
  expect(await list("EntityDefinitions(LogicalName='contact')/OneToManyRelationships")).toContainEqual(
    expect.objectContaining(expected),
  )
  const { json } = await ask("RelationshipDefinitions(SchemaName='account_primary_contact')")
  expect(json).toMatchObject({ '@odata.type': `#${cast}OneToManyRelationshipMetadata`, ...expected })
  const [roles] = await list(
    `RelationshipDefinitions/${cast}ManyToManyRelationshipMetadata?$filter=SchemaName eq 'systemuserroles_association'`,
  )
  expect(roles).toMatchObject({
    IntersectEntityName: 'systemuserroles',
    Entity1LogicalName: 'systemuser',
    Entity2LogicalName: 'role',
  })
})

test('the owner of a row is a relationship to owner, which is neither of users nor of teams', async () => {
  const [owner] = await list(`${account}/ManyToOneRelationships?$filter=ReferencingAttribute eq 'ownerid'`)
  expect(owner).toMatchObject({ ReferencedEntity: 'owner', ReferencingEntityNavigationPropertyName: 'ownerid' })
  const ofUsers = await list("EntityDefinitions(LogicalName='systemuser')/OneToManyRelationships")
  expect(namesOf(ofUsers, 'ReferencingAttribute')).not.toContain('ownerid')
  expect(namesOf(ofUsers, 'SchemaName')).toContain('user_accounts')
})

test('global choices are read by name', async () => {
  const { status, json } = await ask("GlobalOptionSetDefinitions(Name='need')")
  expect(status).toBe(200)
  expect(json).toMatchObject({ '@odata.type': `#${cast}OptionSetMetadata`, Name: 'need', IsGlobal: true })
  expect((json['Options'] as Json[]).length).toBeGreaterThan(1)
  expect(namesOf(await list('GlobalOptionSetDefinitions'), 'Name')).toContain('purchaseprocess')
})

test('the version of the schema comes along when its annotation is asked for', async () => {
  const { json } = await ask(`${account}?$select=LogicalName`, { prefer: 'odata.include-annotations="*"' })
  expect(json['@Microsoft.Dynamics.CRM.globalmetadataversion']).toBe(String(schema.version))
})

test.each([
  ["EntityDefinitions(LogicalName='nope')", '0x80041102'],
  [`${account}/Attributes(LogicalName='nope')`, '0x80044154'],
  ["GlobalOptionSetDefinitions(Name='nope')", '0x8006088a'],
  [`${account}/Attributes/${cast}NopeAttributeMetadata`, '0x8006088a'],
  ["entitydefinitions(LogicalName='account')", '0x8006088a'],
])('%s is not found', async (path, code) => {
  const { status, json } = await ask(path)
  expect(status).toBe(404)
  expect(json['error']).toMatchObject({ code })
})

test.each([
  ['EntityDefinitions?$select=Frobnicated', "Could not find a property named 'Frobnicated'"],
  ['EntityDefinitions?$expand=Attributes($expand=OptionSet)', "Could not find a property named 'OptionSet'"],
  ["EntityDefinitions?$filter=OwnershipType eq 'UserOwned'", 'A binary operator with incompatible types was detected.'],
  ['EntityDefinitions?$filter=LogicalName/Length eq 3', "Could not find a property named 'Length'"],
  ["EntityDefinitions(Name='account')", 'The key in the request URI is not valid'],
])('%s is refused', async (path, message) => {
  const { status, json } = await ask(path)
  expect(status).toBe(400)
  expect(json['error']).toMatchObject({ code: '0x0', message: expect.stringContaining(message) })
})

test.each([
  ['EntityDefinitions?$select=IsSLAEnabled', 'the property IsSLAEnabled of EntityMetadata'],
  [`${account}/Attributes?$filter=IsSearchable eq true`, 'the property IsSearchable of AttributeMetadata'],
  [`${account}/EntitySetName`, 'a single property of metadata as an address'],
  ['EntityDefinitions?$top=3', '$top of metadata'],
  ['EntityDefinitions?LabelLanguages=German', 'LabelLanguages=German'],
  [`${account}/Attributes/${cast}EnumAttributeMetadata`, 'the cast to EnumAttributeMetadata'],
  ['EntityDefinitions/$count', '$count of metadata'],
  ["GlobalOptionSetDefinitions?$filter=Name eq 'need'", '$filter of GlobalOptionSetDefinitions'],
  ['ManagedPropertyDefinitions', 'ManagedPropertyDefinitions'],
])('%s is a 501 that names what is missing', async (path, feature) => {
  const { status, text } = await ask(path)
  expect(status).toBe(501)
  expect(text).toContain(`The emulator does not emulate ${feature}`)
})

test('what is no metadata is left to the rest of the service', async () => {
  expect((await send('GET', 'accounts')).statusCode).toBe(200)
  expect((await send('GET', 'EntityDefinitionsOfMine')).statusCode).toBe(404)
})

const nameOf = (json: Json, declared: string): string =>
  typeof json['@odata.type'] === 'string' ? json['@odata.type'].replace(`#${cast}`, '') : declared

test('every property that is answered is declared by its type, so that it can be selected and filtered', async () => {
  const answered = new Set<string>()
  const note = (objects: readonly Json[], type: string) => {
    for (const each of objects)
      for (const name of Object.keys(each)) if (!name.startsWith('@')) answered.add(`${nameOf(each, type)} ${name}`)
  }
  const tables = await list('EntityDefinitions')
  note(tables, 'EntityMetadata')
  for (const table of namesOf(tables))
    note(await list(`EntityDefinitions(LogicalName='${table}')/Attributes`), 'AttributeMetadata')
  note(await list('RelationshipDefinitions'), 'RelationshipMetadataBase')
  note(await list('GlobalOptionSetDefinitions'), 'OptionSetMetadataBase')
  for (const [type = '', name = ''] of [...answered].map((each) => each.split(' ')))
    expect(propertyTypeOf(type, name)).toMatch(/^(Collection\()?(Edm|mscrm)\./)
})
