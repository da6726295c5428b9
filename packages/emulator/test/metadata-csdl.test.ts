import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { csdlAlternateKeys } from '../src/metadata/csdl/csdl-alternate-keys.ts'
import { operationSignatures } from '../src/metadata/csdl/operation-signatures.ts'
import { operations } from '../src/functions/registry.ts'
import { metadataTypes } from '../src/metadata/types/metadata-types.ts'
import { metadataService } from './metadata-service.ts'

type Csdl = Record<string, Record<string, unknown>>

// It has no types of its own.
const { xml2json } = createRequire(import.meta.url)('odata-csdl') as {
  xml2json: (xml: string, options: { strict: boolean }) => unknown
}

const { schema, send } = metadataService()
const reply = await send('GET', '$metadata')
const document = xml2json(reply.body, { strict: true }) as { 'Microsoft.Dynamics.CRM': Csdl }
const types = document['Microsoft.Dynamics.CRM']
const container = types['System'] as Csdl

test('$metadata is XML that a strict parser of OData reads', () => {
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toBe('application/xml')
  expect(reply.headers['odata-version']).toBe('4.0')
  expect(document).toMatchObject({ $Version: '4.0', $EntityContainer: 'Microsoft.Dynamics.CRM.System' })
  expect(types).toMatchObject({ $Alias: 'mscrm' })
})

test('every table is an entity type with an entity set', () => {
  for (const table of schema.tables.values()) {
    expect(types[table.logicalName], table.logicalName).toMatchObject({ $Kind: 'EntityType' })
    expect(container[table.entitySetName]).toMatchObject({ $Collection: true, $Type: `mscrm.${table.logicalName}` })
  }
})

test.each([
  ['account', 'name', { $MaxLength: 160, $Nullable: true }],
  ['account', 'accountid', { $Type: 'Edm.Guid' }],
  ['account', '_primarycontactid_value', { $Type: 'Edm.Guid' }],
  ['account', 'industrycode', { $Type: 'Edm.Int32' }],
  ['account', 'revenue', { $Type: 'Edm.Decimal' }],
  ['account', 'creditonhold', { $Type: 'Edm.Boolean' }],
  ['account', 'versionnumber', { $Type: 'Edm.Int64' }],
  ['account', 'address1_latitude', { $Type: 'Edm.Double' }],
  ['account', 'createdon', { $Type: 'Edm.DateTimeOffset' }],
  ['contact', 'birthdate', { $Type: 'Edm.Date' }],
])('%s.%s is %j', (table, property, expected) => {
  expect(types[table]![property]).toMatchObject(expected)
})

test('a lookup is a navigation property with its partner and the column that holds the id', () => {
  expect(types['account']!['primarycontactid']).toMatchObject({
    $Kind: 'NavigationProperty',
    $Type: 'mscrm.contact',
    $Partner: 'account_primary_contact',
    $ReferentialConstraint: { _primarycontactid_value: 'contactid' },
  })
  expect(types['contact']!['account_primary_contact']).toMatchObject({
    $Collection: true,
    $Type: 'mscrm.account',
    $Partner: 'primarycontactid',
  })
  expect(container['accounts']!['$NavigationPropertyBinding']).toMatchObject({ primarycontactid: 'contacts' })
})

test('users and teams are principals, activities are activity pointers', () => {
  expect(types['systemuser']).toMatchObject({ $BaseType: 'mscrm.principal' })
  expect(types['systemuser']).not.toHaveProperty('$Key')
  expect(types['account']!['ownerid']).toMatchObject({ $Type: 'mscrm.principal' })
  expect(types['task']).toMatchObject({ $BaseType: 'mscrm.activitypointer' })
  expect(types['task']).not.toHaveProperty('subject')
  expect(types['activitypointer']).toMatchObject({ $Key: ['activityid'], subject: { $MaxLength: 400 } })
})

test('functions and actions are declared as they are answered', () => {
  expect(Object.keys(operationSignatures).toSorted()).toEqual(operations.map(({ name }) => name).toSorted())
  expect(types['WhoAmI']).toEqual([{ $Kind: 'Function', $ReturnType: { $Type: 'mscrm.WhoAmIResponse' } }])
  expect(types['WinOpportunity']).toEqual([
    {
      $Kind: 'Action',
      $Parameter: [
        { $Name: 'OpportunityClose', $Type: 'mscrm.opportunityclose' },
        { $Name: 'Status', $Type: 'Edm.Int32' },
      ],
    },
  ])
  expect(types['CreateMultiple']).toHaveLength(schema.tables.size)
  expect(types['CreateMultiple']).toContainEqual(
    expect.objectContaining({
      $IsBound: true,
      $Parameter: [
        expect.objectContaining({ $Name: 'entityset', $Type: 'mscrm.account', $Collection: true }),
        expect.objectContaining({ $Name: 'Targets', $Type: 'mscrm.account', $Collection: true }),
      ],
    }),
  )
  expect(container).toHaveProperty('WhoAmI')
  expect(container).not.toHaveProperty('CreateMultiple')
})

test('the metadata entity sets are described with the types of what they hold', () => {
  for (const { name } of metadataTypes) expect(types, name).toHaveProperty(name)
  expect(container['EntityDefinitions']).toMatchObject({ $Type: 'mscrm.EntityMetadata' })
  expect(types['PicklistAttributeMetadata']).toMatchObject({
    $BaseType: 'mscrm.EnumAttributeMetadata',
  })
  expect(types['AttributeTypeCode']).toMatchObject({ $Kind: 'EnumType', Picklist: 11, EntityName: 20 })
})

test('every name the document refers to is declared in it', () => {
  const referred = new Set([...reply.body.matchAll(/mscrm\.(\w+)/g)].map(([, name]) => name!))
  expect([...referred].filter((name) => !(name in types))).toEqual([])
  const sets = new Set([...reply.body.matchAll(/ Target="(\w+)"/g)].map(([, name]) => name!))
  expect([...sets].filter((name) => !(name in container))).toEqual([])
})

test('every partner is a navigation property that leads back', () => {
  for (const [name, type] of Object.entries(types))
    for (const [property, each] of Object.entries(type) as [string, Record<string, unknown>][]) {
      const partner = each?.['$Partner']
      if (typeof partner !== 'string') continue
      const target = types[String(each['$Type']).replace('mscrm.', '')]!
      const base = types[String(target['$BaseType']).replace('mscrm.', '')] ?? {}
      expect(target[partner] ?? base[partner], `${name}.${property}`).toMatchObject({ $Kind: 'NavigationProperty' })
    }
})

test('there is nothing below $metadata', async () => {
  expect((await send('GET', '$metadata/account')).statusCode).toBe(404)
})

test.each([
  ['the query', '?annotations=true', {}],
  ['the header', '', { prefer: 'odata.include-annotations="*"' }],
])('%s asks for annotations: what is only read, and whose changes are tracked', async (_, query, headers) => {
  const annotated = await send('GET', `$metadata${query}`, undefined, headers)
  expect(annotated.statusCode).toBe(200)
  const { 'Microsoft.Dynamics.CRM': found } = xml2json(annotated.body, { strict: true }) as typeof document
  const readOnly = {
    '@Org.OData.Core.V1.Computed': true,
    '@Org.OData.Core.V1.Permissions': 'Read',
  }
  expect(found['account']).toMatchObject({ createdon: readOnly, _primarycontactid_value: readOnly })
  expect(found['account']?.['name']).not.toHaveProperty('@Org.OData.Core.V1.Computed')
  expect((found['System'] as Csdl)['accounts']).toHaveProperty('@Org.OData.Capabilities.V1.ChangeTracking', {
    Supported: true,
  })
  expect(reply.body).not.toContain('Org.OData.Core.V1.Computed')
})

test('alternate keys are announced by the annotation that clients read', () => {
  const table = schema.tables.get('account')!
  expect(csdlAlternateKeys(table)).toBe('')
  const keys = [{ logicalName: 'key_number', metadataId: '', columns: ['accountnumber'] }]
  const annotation = csdlAlternateKeys({ ...table, keys })
  expect(annotation).toContain('Term="OData.Community.Keys.V1.AlternateKeys"')
  expect(annotation).toContain('<PropertyValue Property="Name" PropertyPath="accountnumber" />')
})
