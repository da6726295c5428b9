import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { DataverseFault, NotEmulated } from '../src/errors/dataverse-fault.ts'
import type { ServiceReply } from '../src/http/service-request.ts'
import { createMetadataEndpoint } from '../src/metadata/metadata-endpoint.ts'
import { loadSchema } from '../src/schema/load-schema.ts'
import { smallOrganisation } from './small-organisation.ts'

const { organisation } = smallOrganisation().environment
const endpoint = createMetadataEndpoint(loadSchema(), organisation)
const caller = { userId: 'u', businessUnitId: 'b' }

function ask(address: string, method = 'GET'): ServiceReply | undefined {
  const [path = '', query = ''] = address.split('?')
  return endpoint({ method, path, query, headers: {}, body: '', version: 'v9.2' }, caller)
}

interface Json {
  [name: string]: unknown
  value: Record<string, never>[]
}
const json = (address: string): Json => JSON.parse(String(ask(address)?.body)) as Json

const root = 'http://small.test/api/data/v9.2'

describe('definitions of tables', () => {
  test('one by its logical name, selected, with its id and labels in every language', () => {
    expect(json("EntityDefinitions(LogicalName='account')?$select=DisplayName,EntitySetName")).toMatchObject({
      '@odata.context': `${root}/$metadata#EntityDefinitions(DisplayName,EntitySetName)/$entity`,
      EntitySetName: 'accounts',
      MetadataId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      DisplayName: {
        LocalizedLabels: [
          { Label: 'Account', LanguageCode: 1033 },
          { Label: 'Firma', LanguageCode: 1031 },
        ],
        UserLocalizedLabel: { Label: 'Account', LanguageCode: 1033, IsManaged: true, HasChanged: null },
      },
    })
  })

  test('all of them, filtered by an enumeration and by a flag', () => {
    const ownership = "OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'"
    const names = json(`EntityDefinitions?$select=LogicalName&$filter=${ownership} and IsCustomEntity eq true`)
    expect(names.value.map((each) => each['LogicalName'])).toEqual(['bw_salesregion', 'bw_siteassessment'])
    expect(json('EntityDefinitions?$select=LogicalName').value.length).toBeGreaterThan(20)
  })

  test('with attributes and relationships expanded, as a client that plans to write asks for them', () => {
    const table = json(
      "EntityDefinitions(LogicalName='opportunity')?$select=LogicalName&$expand=Attributes,ManyToOneRelationships($select=ReferencingAttribute,ReferencingEntityNavigationPropertyName)",
    )
    const attributes = table['Attributes'] as Record<string, unknown>[]
    expect(attributes.find((each) => each['LogicalName'] === 'name')).toMatchObject({
      '@odata.type': '#Microsoft.Dynamics.CRM.StringAttributeMetadata',
      AttributeType: 'String',
      AttributeTypeName: { Value: 'StringType' },
      MaxLength: 300,
      RequiredLevel: { Value: 'ApplicationRequired', CanBeChanged: true },
      IsValidForCreate: true,
    })
    expect(table['ManyToOneRelationships']).toContainEqual(
      expect.objectContaining({
        ReferencingAttribute: 'customerid',
        ReferencingEntityNavigationPropertyName: 'customerid_contact',
      }),
    )
  })

  test('an unknown table is not found by its name', () => {
    const asked = () => ask("EntityDefinitions(LogicalName='accounts')")
    expect(asked).toThrow(DataverseFault)
    expect(asked).toThrow("The entity with a name = 'accounts'")
  })
})

describe('definitions of columns', () => {
  test('states and statuses say how they belong together, in a cast', () => {
    const path = "EntityDefinitions(LogicalName='opportunity')/Attributes/Microsoft.Dynamics.CRM"
    const states = json(`${path}.StateAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)`)
    expect(states).toMatchObject({
      '@odata.context': `${root}/$metadata#EntityDefinitions('opportunity')/Attributes/Microsoft.Dynamics.CRM.StateAttributeMetadata(LogicalName,OptionSet(Options))`,
      value: [
        {
          LogicalName: 'statecode',
          OptionSet: {
            Options: [
              { '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata', Value: 0, DefaultStatus: 1 },
              { Value: 1, DefaultStatus: 3, InvariantName: 'Won' },
              { Value: 2, DefaultStatus: 4 },
            ],
          },
        },
      ],
    })
    expect(states.value[0]).not.toHaveProperty('@odata.type')
    const statuses = json(`${path}.StatusAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)`)
    expect(statuses.value[0]).toMatchObject({
      OptionSet: { Options: [{ Value: 1, State: 0 }, { State: 0 }, {}, {}, {}] },
    })
  })

  test('a global choice is both the own and the global set; a local one is only its own', () => {
    const choices = json(
      "EntityDefinitions(LogicalName='opportunity')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options,Name)",
    ).value as unknown as { LogicalName: string; OptionSet: object; GlobalOptionSet: object | null }[]
    expect(choices.find((each) => each.LogicalName === 'need')).toMatchObject({ GlobalOptionSet: { Name: 'need' } })
    expect(choices.find((each) => each.LogicalName === 'opportunityratingcode')?.GlobalOptionSet).toBeNull()
    expect(json("GlobalOptionSetDefinitions(Name='need')?$select=Name")).toMatchObject({ Name: 'need' })
  })

  test('required columns by a managed property', () => {
    const level = "RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'ApplicationRequired'"
    const { value } = json(`EntityDefinitions(LogicalName='account')/Attributes?$select=LogicalName&$filter=${level}`)
    expect(value.map((each) => each['LogicalName'])).toEqual(['name', 'bw_salesregionid'])
  })
})

test('what is not known is refused with its name, never guessed', () => {
  expect(() => ask("EntityDefinitions(LogicalName='account')?$select=IsSLAEnabled")).toThrow(NotEmulated)
})

test('the service document lists the entity sets; other addresses are left to others', () => {
  expect(json('').value).toContainEqual({ name: 'opportunities', kind: 'EntitySet', url: 'opportunities' })
  expect(ask('accounts')).toBeUndefined()
})

test('$metadata is read by a strict parser, and says what the tables are', () => {
  const { xml2json } = createRequire(import.meta.url)('odata-csdl') as {
    xml2json: (xml: string, options: { strict: boolean; messages: unknown[] }) => Record<string, unknown>
  }
  const messages: unknown[] = []
  const csdl = xml2json(Buffer.from(ask('$metadata')!.body as Uint8Array).toString(), { strict: true, messages })
  expect(messages).toEqual([])
  const types = csdl['Microsoft.Dynamics.CRM'] as Record<string, Record<string, unknown>>
  expect(types['opportunity']).toMatchObject({
    $Kind: 'EntityType',
    $Key: ['opportunityid'],
    estimatedvalue: { $Type: 'Edm.Decimal' },
    estimatedclosedate: { $Type: 'Edm.Date' },
    _customerid_value: { $Type: 'Edm.Guid' },
    customerid_account: { $Kind: 'NavigationProperty' },
    Opportunity_Tasks: { $Kind: 'NavigationProperty', $Collection: true },
  })
})
