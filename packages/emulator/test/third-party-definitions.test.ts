import type { DynamicsWebApi } from 'dynamics-web-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { clientOf } from './third-party-client.ts'

// What dynamics-web-api does to definitions: tables, columns, relationships and choices.

interface Definition {
  MetadataId: string
  SchemaName: string
  [property: string]: unknown
}

let emulator: Emulator
let client: DynamicsWebApi
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', plugins: false, userConsent: 'granted' })
  client = clientOf(emulator)
})
afterAll(() => emulator.stop())

const crm = (name: string): string => `Microsoft.Dynamics.CRM.${name}`

const label = (text: string, languageCode = 1033): object => ({
  '@odata.type': crm('Label'),
  LocalizedLabels: [{ '@odata.type': crm('LocalizedLabel'), Label: text, LanguageCode: languageCode }],
})

const labelsOf = (definition: Record<string, unknown>, property = 'DisplayName'): string[] =>
  (definition[property] as { LocalizedLabels: { Label: string }[] }).LocalizedLabels.map(({ Label }) => Label)

const table = "LogicalName='sample_vessel'"

/** The library gives the whole `OData-EntityId` of some definitions and the id alone of others. */
const idIn = (made: string): string => /[0-9a-f-]{36}(?=\)?$)/.exec(made)![0]

describe('a table', () => {
  let key: string
  test('is created, and has rows', async () => {
    key = idIn(
      await client.createEntity<string>({
        data: {
          '@odata.type': crm('EntityMetadata'),
          SchemaName: 'sample_Vessel',
          DisplayName: label('Vessel'),
          DisplayCollectionName: label('Vessels'),
          OwnershipType: 'UserOwned',
          HasActivities: false,
          HasNotes: false,
          IsActivity: false,
          Attributes: [
            {
              '@odata.type': crm('StringAttributeMetadata'),
              SchemaName: 'sample_Name',
              IsPrimaryName: true,
              MaxLength: 80,
              FormatName: { Value: 'Text' },
              RequiredLevel: { Value: 'None' },
              DisplayName: label('Name'),
            },
          ],
        },
      }),
    )
    const id = await client.create<object, string>({ collection: 'sample_vessels', data: { sample_name: 'Aurora' } })
    expect(emulator.rows.get('sample_vessel', id)?.['sample_name']).toBe('Aurora')
  })

  test('is retrieved by its id and by its name, with its columns', async () => {
    const byId = await client.retrieveEntity<Definition>({ key, select: ['SchemaName'] })
    expect(byId.SchemaName).toBe('sample_Vessel')
    const byName = await client.retrieveEntity<Definition>({
      key: table,
      select: ['EntitySetName'],
      expand: [{ property: 'Attributes', select: ['LogicalName'] }],
    })
    expect(byName['EntitySetName']).toBe('sample_vessels')
    expect(byName['Attributes']).toContainEqual(expect.objectContaining({ LogicalName: 'sample_name' }))
  })

  test('gets a label in another language, and keeps the one it has', async () => {
    const whole = await client.retrieveEntity<Definition>({ key })
    await client.updateEntity({ data: { ...whole, DisplayName: label('Schiff', 1031) }, mergeLabels: true })
    expect(labelsOf(await client.retrieveEntity<Definition>({ key }))).toEqual(['Vessel', 'Schiff'])
  })

  test('is found among the others', async () => {
    const { value } = await client.retrieveEntities<Definition>({
      select: ['LogicalName'],
      filter: "IsCustomEntity eq true and SchemaName eq 'sample_Vessel'",
    })
    expect(value).toEqual([expect.objectContaining({ LogicalName: 'sample_vessel', MetadataId: key })])
  })
})

describe('a column', () => {
  let attributeKey: string
  test('is created, and takes values of its length', async () => {
    attributeKey = idIn(
      await client.createAttribute<string>({
        entityKey: table,
        data: {
          '@odata.type': crm('StringAttributeMetadata'),
          SchemaName: 'sample_Port',
          DisplayName: label('Port'),
          MaxLength: 10,
          FormatName: { Value: 'Text' },
          RequiredLevel: { Value: 'None' },
        },
      }),
    )
    const write = (sample_port: string): Promise<string> =>
      client.create<object, string>({ collection: 'sample_vessels', data: { sample_port } })
    expect(emulator.rows.get('sample_vessel', await write('Kiel'))?.['sample_port']).toBe('Kiel')
    await expect(write('Wilhelmshaven')).rejects.toMatchObject({ status: 400, code: '0x80044331' })
  })

  test('is retrieved as what it is and as the general kind', async () => {
    const castType = crm('StringAttributeMetadata')
    const column = await client.retrieveAttribute<Definition>({ entityKey: table, attributeKey, castType })
    expect(column).toMatchObject({ LogicalName: 'sample_port', MaxLength: 10 })
    const { value } = await client.retrieveAttributes<Definition>({
      entityKey: table,
      castType,
      select: ['LogicalName', 'MaxLength'],
      filter: "LogicalName eq 'sample_port'",
    })
    expect(value).toEqual([expect.objectContaining({ LogicalName: 'sample_port', MaxLength: 10 })])
  })

  test('is made longer', async () => {
    const castType = crm('StringAttributeMetadata')
    const data = await client.retrieveAttribute<Definition>({ entityKey: table, attributeKey, castType })
    await client.updateAttribute({ entityKey: table, castType, data: { ...data, MaxLength: 20 }, mergeLabels: true })
    const changed = await client.retrieveAttribute<Definition>({ entityKey: table, attributeKey, castType })
    expect(changed['MaxLength']).toBe(20)
    expect(labelsOf(changed)).toEqual(['Port'])
  })
})

describe('a relationship', () => {
  const castType = crm('OneToManyRelationshipMetadata')
  let key: string
  test('is created with its lookup', async () => {
    key = idIn(
      await client.createRelationship<string>({
        data: {
          '@odata.type': castType,
          SchemaName: 'sample_account_vessel',
          ReferencedEntity: 'account',
          ReferencingEntity: 'sample_vessel',
          CascadeConfiguration: { Assign: 'NoCascade', Delete: 'RemoveLink', Merge: 'NoCascade' },
          Lookup: {
            '@odata.type': crm('LookupAttributeMetadata'),
            SchemaName: 'sample_OwningCompany',
            DisplayName: label('Company'),
            RequiredLevel: { Value: 'None' },
          },
        },
      }),
    )
    const account = emulator.rows.insert('account', { name: 'Shipping' })
    const vessel = await client.create<object, string>({
      collection: 'sample_vessels',
      data: { sample_name: 'Meteor', 'sample_OwningCompany@odata.bind': `/accounts(${account})` },
    })
    expect(emulator.rows.get('sample_vessel', vessel)?.['sample_owningcompany']).toEqual({
      table: 'account',
      id: account,
    })
  })

  test('is retrieved alone and found among the others', async () => {
    expect(await client.retrieveRelationship({ key, castType })).toMatchObject({
      ReferencedEntity: 'account',
      ReferencingAttribute: 'sample_owningcompany',
    })
    const { value } = await client.retrieveRelationships<Definition>({
      castType,
      select: ['SchemaName'],
      filter: "ReferencingEntity eq 'sample_vessel' and SchemaName eq 'sample_account_vessel'",
    })
    expect(value.map(({ SchemaName }) => SchemaName)).toEqual(['sample_account_vessel'])
  })

  test('is replaced, and a company with vessels can no longer be deleted', async () => {
    const whole = await client.retrieveRelationship<Definition>({ key, castType })
    const data = {
      ...whole,
      CascadeConfiguration: { ...(whole['CascadeConfiguration'] as object), Delete: 'Restrict' },
    }
    await client.updateRelationship({ data, castType, mergeLabels: true })
    expect(await client.retrieveRelationship({ key, castType })).toMatchObject({
      CascadeConfiguration: { Delete: 'Restrict', Assign: 'NoCascade' },
    })
    const [vessel] = emulator.rows.list('sample_vessel').filter((row) => row['sample_name'] === 'Meteor')
    const { id } = vessel!['sample_owningcompany'] as { id: string }
    await expect(client.deleteRecord({ collection: 'accounts', key: id })).rejects.toMatchObject({ status: 405 })
    expect(emulator.rows.get('account', id)?.['name']).toBe('Shipping')
  })

  test('is deleted with its lookup', async () => {
    await client.deleteRelationship({ key })
    await expect(client.retrieveRelationship({ key })).rejects.toMatchObject({ status: 404 })
    await expect(
      client.retrieveAttribute({ entityKey: table, attributeKey: "LogicalName='sample_owningcompany'" }),
    ).rejects.toMatchObject({ status: 404 })
  })
})

describe('a global choice', () => {
  const castType = crm('OptionSetMetadata')
  let key: string
  test('is created', async () => {
    key = idIn(
      await client.createGlobalOptionSet<string>({
        data: {
          '@odata.type': castType,
          Name: 'sample_flag',
          DisplayName: label('Flag'),
          OptionSetType: 'Picklist',
          IsGlobal: true,
          Options: [
            { Value: 1, Label: label('Red') },
            { Value: 2, Label: label('Blue') },
          ],
        },
      }),
    )
    const made = await client.retrieveGlobalOptionSet<{ Options: { Value: number }[] }>({ key, castType })
    expect(made.Options.map(({ Value }) => Value)).toEqual([1, 2])
  })

  test('gets another name on the screen', async () => {
    const whole = await client.retrieveGlobalOptionSet<Definition>({ key, castType })
    await client.updateGlobalOptionSet({ data: { ...whole, DisplayName: label('Colours') }, castType })
    expect(labelsOf(await client.retrieveGlobalOptionSet<Definition>({ key, castType }))).toEqual(['Colours'])
  })

  test('is among the others', async () => {
    const { value } = await client.retrieveGlobalOptionSets<{ Name: string }>({ castType, select: ['Name'] })
    expect(value.map(({ Name }) => Name)).toContain('sample_flag')
  })

  test('is deleted', async () => {
    await client.deleteGlobalOptionSet({ key })
    await expect(client.retrieveGlobalOptionSet({ key })).rejects.toMatchObject({ status: 404 })
  })
})

test('the whole model is read as CSDL, with annotations when asked for', async () => {
  const plain = await client.retrieveCsdlMetadata()
  expect(plain).toContain('<EntityType Name="sample_vessel"')
  const annotated = await client.retrieveCsdlMetadata({ addAnnotations: true })
  expect(annotated.length).toBeGreaterThan(plain.length)
})
