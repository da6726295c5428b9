import { expect, test } from 'vitest'
import { bank, type Json, label, level, withBankAccount } from './schema-organisation.ts'

const named = (objects: readonly Json[], property = 'LogicalName') => objects.map((each) => String(each[property]))

const ofRelationship = (more: Json = {}): Json => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
  SchemaName: 'sample_contact_bankaccount',
  ReferencedEntity: 'contact',
  ReferencedAttribute: 'contactid',
  ReferencingEntity: 'sample_bankaccount',
  Lookup: {
    '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata',
    SchemaName: 'sample_AccountOwner',
    DisplayName: label('Account Owner'),
    RequiredLevel: level('ApplicationRequired'),
  },
  ...more,
})

test.each([
  ['RemoveLink', 204, null],
  ['Cascade', 204, undefined],
  ['Restrict', 405, 'kept'],
])('a relationship makes its lookup, and %s rules what deleting does', async (onDelete, status, left) => {
  const { send, read } = await withBankAccount()
  const made = await send(
    'POST',
    'RelationshipDefinitions',
    ofRelationship({ CascadeConfiguration: { Delete: onDelete } }),
  )
  expect(made.status).toBe(204)
  expect(
    await read(`RelationshipDefinitions(${made.id})/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata`),
  ).toMatchObject({
    ReferencingAttribute: 'sample_accountowner',
    ReferencingEntityNavigationPropertyName: 'sample_AccountOwner',
    ReferencedEntityNavigationPropertyName: 'sample_contact_bankaccount',
    IsCustomRelationship: true,
  })
  const contact = await send('POST', 'contacts', { lastname: 'Berg' })
  const row = await send('POST', 'sample_bankaccounts', {
    sample_name: 'Savings',
    'sample_AccountOwner@odata.bind': `/contacts(${contact.id})`,
  })
  expect(row.status).toBe(204)
  expect(
    (await read(`contacts(${contact.id})?$expand=sample_contact_bankaccount`))['sample_contact_bankaccount'],
  ).toHaveLength(1)
  expect((await send('DELETE', `contacts(${contact.id})`)).status).toBe(status)
  const { json: after } = await send('GET', `sample_bankaccounts(${row.id})?$select=_sample_accountowner_value`)
  const lookup = after['_sample_accountowner_value']
  expect(lookup === contact.id ? 'kept' : lookup).toBe(left)
})

test('a lookup goes with its last relationship', async () => {
  const { send, list } = await withBankAccount()
  const made = await send('POST', 'RelationshipDefinitions', ofRelationship())
  expect((await send('DELETE', `RelationshipDefinitions(${made.id})`)).status).toBe(204)
  expect(named(await list(`${bank}/Attributes`))).not.toContain('sample_accountowner')
})

test('rows are linked through a new many-to-many relationship', async () => {
  const { send, list, read, emulator } = await withBankAccount()
  const made = await send('POST', 'RelationshipDefinitions', {
    '@odata.type': 'Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata',
    SchemaName: 'sample_bankaccount_contacts',
    IntersectEntityName: 'sample_bankaccount_contacts',
    Entity1LogicalName: 'sample_bankaccount',
    Entity2LogicalName: 'contact',
  })
  expect(made.status).toBe(204)
  expect(
    await read(`RelationshipDefinitions(${made.id})/Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata`),
  ).toMatchObject({
    IntersectEntityName: 'sample_bankaccount_contacts',
    Entity2LogicalName: 'contact',
    IsCustomRelationship: true,
  })
  const [row, contact] = [
    await send('POST', 'sample_bankaccounts', { sample_name: 'Joint' }),
    await send('POST', 'contacts', { lastname: 'Berg' }),
  ]
  const link = await send('POST', `sample_bankaccounts(${row.id})/sample_bankaccount_contacts/$ref`, {
    '@odata.id': `${emulator.environmentUrl}/api/data/v9.2/contacts(${contact.id})`,
  })
  expect(link.status).toBe(204)
  expect(await list(`sample_bankaccounts(${row.id})/sample_bankaccount_contacts`)).toHaveLength(1)
})

test.each([
  ['CreateCustomerRelationships', ['account', 'contact'], 'Customer'],
  ['CreatePolymorphicLookupAttribute', ['account', 'lead'], 'Lookup'],
])('%s makes a lookup to %s, with a navigation property each', async (action, targets, type) => {
  const { send, read } = await withBankAccount()
  const { status, json } = await send('POST', action, {
    OneToManyRelationships: targets.map((target) => ({
      SchemaName: `sample_bankaccount_customer_${target}`,
      ReferencedEntity: target,
      ReferencingEntity: 'sample_bankaccount',
    })),
    Lookup: {
      '@odata.type': 'Microsoft.Dynamics.CRM.ComplexLookupAttributeMetadata',
      SchemaName: 'sample_CustomerId',
      DisplayName: label('Customer'),
    },
  })
  expect(status).toBe(200)
  expect(json['RelationshipIds']).toHaveLength(2)
  expect(await read(`${bank}/Attributes(${String(json['AttributeId'])})`)).toMatchObject({
    AttributeType: type,
    Targets: targets,
  })
  const account = await send('POST', 'accounts', { name: 'Northwind' })
  const row = await send('POST', 'sample_bankaccounts', {
    'sample_CustomerId_account@odata.bind': `/accounts(${account.id})`,
  })
  expect(row.status).toBe(204)
  expect(await read(`sample_bankaccounts(${row.id})`)).toMatchObject({ _sample_customerid_value: account.id })
})

test('a table that others point at is not deleted', async () => {
  const { send } = await withBankAccount()
  await send('POST', 'RelationshipDefinitions', {
    ...ofRelationship(),
    ReferencedEntity: 'sample_bankaccount',
    ReferencingEntity: 'contact',
  })
  const { status, json } = await send('DELETE', bank)
  expect(status).toBe(400)
  expect(json['error']).toMatchObject({ code: '0x8004f01f', message: expect.stringContaining('referenced by 1 other') })
})
