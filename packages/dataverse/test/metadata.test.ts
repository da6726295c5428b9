import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type MetadataClient, startMetadataClient } from './builders/metadata-client.ts'
import { attribute, definitionOf, type MetadataService, newId, option } from './builders/metadata-service.ts'

const rating = () =>
  attribute('new_rating', 'Picklist', {
    OptionSet: { MetadataId: newId(), Options: [option(1, 'Hot'), option(2, 'Warm')] },
    GlobalOptionSet: null,
  })

let environment: MetadataClient
let service: MetadataService

beforeEach(async () => {
  const account = definitionOf('account')
  account.Attributes.push(rating())
  environment = await startMetadataClient([account, definitionOf('contact'), definitionOf('lead')])
  service = environment.service
})
afterEach(() => service.stop())

describe('a table', () => {
  test('tells its labels, and those of its columns, in all languages', async () => {
    const account = await environment.newClient().tables.get('account')
    expect(account).toMatchObject({
      displayName: 'account',
      labels: [
        { languageCode: 1033, label: 'account' },
        { languageCode: 1031, label: 'account (de)' },
      ],
    })
    expect(account.columns.get('name')?.labels).toEqual([
      { languageCode: 1033, label: 'name' },
      { languageCode: 1031, label: 'name (de)' },
    ])
  })

  test('tells a global choice from one of its own, and the options of many at once', async () => {
    const global = { MetadataId: newId(), Name: 'new_sizes', IsGlobal: true, Options: [option(7, 'Large')] }
    const own = { MetadataId: newId(), Name: 'contact_new_mood', IsGlobal: false, Options: [option(5, 'Glad')] }
    service.change('contact', ({ Attributes }) =>
      Attributes.push(
        attribute('new_size', 'Picklist', { OptionSet: { Options: [option(7, 'Large')] }, GlobalOptionSet: global }),
        attribute('new_mood', 'Picklist', { OptionSet: own, GlobalOptionSet: own }),
        attribute('new_topics', 'Virtual', {
          AttributeTypeName: { Value: 'MultiSelectPicklistType' },
          OptionSet: { MetadataId: newId(), Options: [option(3, 'Sailing')] },
        }),
      ),
    )
    const tables = await environment.newClient().tables.getMany(['account', 'contact'])
    const columns = tables.get('contact')?.columns
    expect(columns?.get('new_size')).toMatchObject({ globalChoice: 'new_sizes', choices: [{ value: 7 }] })
    expect(columns?.get('new_mood')).toMatchObject({ choices: [{ value: 5, label: 'Glad' }] })
    expect(columns?.get('new_mood')).not.toHaveProperty('globalChoice')
    expect(columns?.get('new_topics')).toMatchObject({ type: 'MultiSelectPicklist', choices: [{ label: 'Sailing' }] })
    expect(tables.get('account')?.columns.get('new_rating')).not.toHaveProperty('globalChoice')
  })

  test('tells both sides of a many-to-many relationship, and its keys with what can be done with them', async () => {
    service.change('lead', (lead) => {
      lead.ManyToManyRelationships.push({
        SchemaName: 'contactleads_association',
        MetadataId: newId(),
        IntersectEntityName: 'contactleads',
        Entity1LogicalName: 'contact',
        Entity1NavigationPropertyName: 'contactleads_association',
        Entity2LogicalName: 'lead',
        Entity2NavigationPropertyName: 'contactleads_Association',
      })
      lead.Keys.push({
        LogicalName: 'new_code',
        SchemaName: 'new_Code',
        MetadataId: newId(),
        KeyAttributes: ['new_code', 'new_country'],
        EntityKeyIndexStatus: 'InProgress',
      })
    })
    const lead = await environment.newClient().tables.get('lead')
    expect(lead.manyToMany).toEqual([
      {
        schemaName: 'contactleads_association',
        intersectTable: 'contactleads',
        first: { table: 'contact', navigation: 'contactleads_association' },
        second: { table: 'lead', navigation: 'contactleads_Association' },
      },
    ])
    expect(lead.keys).toEqual([
      { logicalName: 'new_code', schemaName: 'new_Code', columns: ['new_code', 'new_country'], status: 'InProgress' },
    ])
  })

  test('is understood bare and wrapped in a list', async () => {
    service.wrapped = true
    expect((await environment.newClient().tables.get('contact')).columns.get('name')?.maxLength).toBe(160)
  })
})
