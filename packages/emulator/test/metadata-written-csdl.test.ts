import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { bank, label, withBankAccount } from './schema-organisation.ts'

const { xml2json } = createRequire(import.meta.url)('odata-csdl') as {
  xml2json: (
    xml: string,
    options: { strict: boolean; messages: unknown[] },
  ) => { 'Microsoft.Dynamics.CRM': Record<string, Record<string, Record<string, unknown>>> }
}

test('$metadata stays readable by a strict parser, and shows what has been made since', async () => {
  const { send, column } = await withBankAccount()
  const option = (Value: number, text: string) => ({ Value, Label: label(text) })
  const OptionSet = {
    OptionSetType: 'Picklist',
    IsGlobal: false,
    Options: [option(1, 'One & only'), option(2, '<Two>')],
  }
  const wanted: [type: string, schemaName: string, more: object][] = [
    ['String', 'sample_Number', { MaxLength: 12, Description: label('As "printed" on the card & the letters') }],
    ['DateTime', 'sample_Opened', { Format: 'DateOnly', DateTimeBehavior: { Value: 'DateOnly' } }],
    ['Integer', 'sample_Count', { MinValue: 0, MaxValue: 9 }],
    ['Picklist', 'sample_Kind', { OptionSet }],
  ]
  for (const [type, schemaName, more] of wanted)
    expect((await column(type, schemaName, more as Record<string, unknown>)).status, schemaName).toBe(204)
  const lookup = {
    '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
    SchemaName: 'sample_contact_bankaccount',
    ReferencedEntity: 'contact',
    ReferencedAttribute: 'contactid',
    ReferencingEntity: 'sample_bankaccount',
    Lookup: {
      '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata',
      SchemaName: 'sample_Holder',
      DisplayName: label('Holder'),
    },
  }
  expect((await send('POST', 'RelationshipDefinitions', lookup)).status).toBe(204)
  const key = { SchemaName: 'sample_NumberKey', DisplayName: label('Number'), KeyAttributes: ['sample_number'] }
  expect((await send('POST', `${bank}/Keys`, key)).status).toBe(204)

  const { text } = await send('GET', '$metadata?annotations=true')
  const messages: unknown[] = []
  const { 'Microsoft.Dynamics.CRM': types } = xml2json(text, { strict: true, messages })
  expect(messages).toEqual([])
  expect(types['sample_bankaccount']).toMatchObject({
    $Key: ['sample_bankaccountid'],
    '@Org.OData.Core.V1.Description': 'Bank accounts of customers',
    '@Keys.AlternateKeys': [{ Key: [{ Name: 'sample_number' }] }],
    sample_number: {
      $MaxLength: 12,
      '@Org.OData.Core.V1.Description': 'As "printed" on the card & the letters',
    },
    sample_opened: { $Type: 'Edm.Date' },
    sample_count: { $Type: 'Edm.Int32' },
    sample_kind: { $Type: 'Edm.Int32' },
    _sample_holder_value: { $Type: 'Edm.Guid' },
    sample_Holder: { $Type: 'mscrm.contact', $Partner: 'sample_contact_bankaccount' },
  })
  expect(types['contact']).toHaveProperty('sample_contact_bankaccount')
  expect(types['System']?.['sample_bankaccounts']).toMatchObject({ $Type: 'mscrm.sample_bankaccount' })
})
