import { expect, test } from 'vitest'
import { bank, type Json, label, level, withBankAccount } from './schema-organisation.ts'

const oneToMany = 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata'
const manyToMany = 'Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata'
const named = "RelationshipDefinitions(SchemaName='sample_contact_bankaccount')"

const menu = (text: string, languageCode?: number): Json => ({
  Behavior: 'UseLabel',
  Group: 'Details',
  Label: label(text, languageCode),
  Order: 10_000,
})

const ofContact = (more: Json = {}): Json => ({
  '@odata.type': oneToMany,
  SchemaName: 'sample_contact_bankaccount',
  ReferencedEntity: 'contact',
  ReferencingEntity: 'sample_bankaccount',
  Lookup: {
    '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata',
    SchemaName: 'sample_AccountOwner',
    DisplayName: label('Account Owner'),
    RequiredLevel: level('None'),
  },
  ...more,
})

test('a relationship tells how it cascades and is listed, where it was said', async () => {
  const { send, read } = await withBankAccount()
  const cascade = { Assign: 'Cascade', Delete: 'RemoveLink', Merge: 'NoCascade' }
  const made = await send(
    'POST',
    'RelationshipDefinitions',
    ofContact({ CascadeConfiguration: cascade, AssociatedMenuConfiguration: menu('Accounts') }),
  )
  expect(made.status).toBe(204)
  const { AssociatedMenuConfiguration: shown, CascadeConfiguration: cascades } = await read(`${named}/${oneToMany}`)
  expect(cascades).toEqual(cascade)
  expect(shown).toMatchObject({ Behavior: 'UseLabel', Group: 'Details', Order: 10_000 })
  expect((shown as { Label: Json }).Label['UserLocalizedLabel']).toMatchObject({ Label: 'Accounts' })
  const platform = "RelationshipDefinitions(SchemaName='account_primary_contact')"
  expect(await read(platform)).not.toHaveProperty('CascadeConfiguration')
  const asked = await send('GET', `${platform}/${oneToMany}?$select=CascadeConfiguration`)
  expect(asked.status).toBe(501)
  expect(asked.text).toContain('does not emulate the property CascadeConfiguration')
})

test.each([
  ['true', ['Accounts', 'Konten']],
  ['false', ['Konten']],
])('a PUT replaces it, with labels of other languages when MSCRM.MergeLabels is %s: %j', async (merge, labels) => {
  const { send, read } = await withBankAccount()
  await send('POST', 'RelationshipDefinitions', ofContact({ AssociatedMenuConfiguration: menu('Accounts') }))
  const contact = await send('POST', 'contacts', { lastname: 'Berg' })
  await send('POST', 'sample_bankaccounts', { 'sample_AccountOwner@odata.bind': `/contacts(${contact.id})` })
  const body = {
    '@odata.type': oneToMany,
    SchemaName: 'sample_contact_bankaccount',
    CascadeConfiguration: { Delete: 'Restrict' },
    AssociatedMenuConfiguration: menu('Konten', 1031),
  }
  const put = await send('PUT', named, body, { 'mscrm.mergelabels': merge })
  expect(put.status).toBe(204)
  const { AssociatedMenuConfiguration: shown } = await read(`${named}/${oneToMany}`)
  const { LocalizedLabels } = (shown as { Label: { LocalizedLabels: Json[] } }).Label
  expect(LocalizedLabels.map((each) => each['Label'])).toEqual(labels)
  const deleted = await send('DELETE', `contacts(${contact.id})`)
  expect(deleted.status).toBe(405)
  expect(deleted.json['error']).toMatchObject({ code: '0x80040227' })
})

test('each end of a many-to-many relationship has a menu of its own', async () => {
  const { send, read } = await withBankAccount()
  const address = "RelationshipDefinitions(SchemaName='sample_bankaccount_contacts')"
  await send('POST', 'RelationshipDefinitions', {
    '@odata.type': manyToMany,
    SchemaName: 'sample_bankaccount_contacts',
    Entity1LogicalName: 'sample_bankaccount',
    Entity1AssociatedMenuConfiguration: menu('Holders'),
    Entity2LogicalName: 'contact',
  })
  expect(
    (await send('PUT', `${address}/${manyToMany}`, { Entity2AssociatedMenuConfiguration: menu('Accounts') })).status,
  ).toBe(204)
  expect(await read(`${address}/${manyToMany}`)).toMatchObject({
    Entity1AssociatedMenuConfiguration: { Label: { UserLocalizedLabel: { Label: 'Holders' } } },
    Entity2AssociatedMenuConfiguration: { Label: { UserLocalizedLabel: { Label: 'Accounts' } } },
  })
})

test('a definition is written through a cast to its type alone', async () => {
  const { send, column, read } = await withBankAccount()
  await send('POST', 'RelationshipDefinitions', ofContact())
  await column('String', 'sample_Bank', { MaxLength: 20 })
  const bankColumn = `${bank}/Attributes(LogicalName='sample_bank')`
  for (const address of [
    `${named}/${manyToMany}`,
    `${bankColumn}/Microsoft.Dynamics.CRM.MemoAttributeMetadata`,
    `${bankColumn}/OptionSet`,
  ]) {
    const { status, text } = await send('PUT', address, {})
    expect(status, address).toBe(404)
    expect(text).toContain(`Resource not found for the segment '${address.split('/').at(-1)}'.`)
  }
  const type = 'Microsoft.Dynamics.CRM.StringAttributeMetadata'
  const put = await send('PUT', `${bankColumn}/${type}`, { '@odata.type': type, MaxLength: 40 })
  expect(put.status).toBe(204)
  expect(await read(`${bankColumn}/${type}`)).toMatchObject({ MaxLength: 40 })
})

test('changing a relationship that came with the platform is a 501', async () => {
  const { send } = await withBankAccount()
  const { status, text } = await send('PUT', "RelationshipDefinitions(SchemaName='account_primary_contact')", {})
  expect(status).toBe(501)
  expect(text).toContain('does not emulate PUT of a relationship that came with the platform')
})

test('relationships are made at RelationshipDefinitions; by way of their table is a 501, and a list is not replaced', async () => {
  const { send } = await withBankAccount()
  const list = `${bank}/ManyToOneRelationships`
  const made = await send('POST', list, ofContact())
  expect(made.status).toBe(501)
  expect(made.text).toContain('does not emulate POST of ManyToOneRelationships of a table')
  expect((await send('PUT', list, {})).status).toBe(405)
  expect((await send('DELETE', `${bank}/NoSuchThings`)).status).toBe(404)
})
