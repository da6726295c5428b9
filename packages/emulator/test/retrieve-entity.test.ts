import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WebApi } from './web-api.ts'
import { startWebApi } from './web-api.ts'

let web: WebApi

beforeAll(async () => {
  web = await startWebApi()
})
afterAll(() => web.emulator.stop())

type Json = Record<string, unknown>

const filter = (names: string): string => `Microsoft.Dynamics.CRM.EntityFilters'${names}'`

async function read(path: string): Promise<{ status: number; body: Json }> {
  const reply = await web.api(path)
  return { status: reply.status, body: (await reply.json()) as Json }
}

const entity = async (names: string, by = "LogicalName='account'"): Promise<Json> => {
  const { status, body } = await read(
    `RetrieveEntity(EntityFilters=@f,${by},RetrieveAsIfPublished=true)?@f=${filter(names)}`,
  )
  expect([status, body['@odata.context']]).toEqual([
    200,
    `${web.emulator.environmentUrl}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveEntityResponse`,
  ])
  return body['EntityMetadata'] as Json
}

test('a definition comes with the parts that are asked for, and null in place of the others', async () => {
  const alone = await entity('Entity')
  expect(alone).toMatchObject({ LogicalName: 'account', EntitySetName: 'accounts', Attributes: null, Privileges: null })
  expect(alone['OneToManyRelationships']).toBeNull()
  const both = await entity('Attributes, Privileges')
  expect(both['Attributes']).toContainEqual(expect.objectContaining({ LogicalName: 'name', MaxLength: 160 }))
  expect(both['Privileges']).toContainEqual(expect.objectContaining({ Name: 'prvReadAccount', PrivilegeType: 'Read' }))
  expect(both['ManyToOneRelationships']).toBeNull()
  const all = await entity('All')
  for (const part of ['Attributes', 'Privileges', 'ManyToOneRelationships', 'OneToManyRelationships'])
    expect((all[part] as unknown[]).length, part).toBeGreaterThan(0)
})

test('a definition is found by its id too, and one that is not there is not', async () => {
  const { MetadataId } = await entity('Default')
  expect(await entity('Entity', `MetadataId=${String(MetadataId)}`)).toMatchObject({ LogicalName: 'account' })
  const missing = await read(`RetrieveEntity(EntityFilters=@f,LogicalName='nothing')?@f=${filter('Entity')}`)
  expect(missing.status).toBe(404)
  expect((await read("RetrieveEntity(EntityFilters=@f,LogicalName='account')?@f='Entity'")).status).toBe(400)
})

test('all definitions come with the stamp of the schema', async () => {
  const { body } = await read(`RetrieveAllEntities(EntityFilters=@f,RetrieveAsIfPublished=true)?@f=${filter('Entity')}`)
  const names = (body['EntityMetadata'] as Json[]).map(({ LogicalName }) => LogicalName)
  expect(names).toEqual(expect.arrayContaining(['account', 'audit', 'systemuser']))
  expect(body['Timestamp']).toMatch(/^\d+!/)
})

test('a definition names the privileges on its table, each with the depths it can be had at', async () => {
  const privileges = async (table: string): Promise<Json[]> =>
    (await read(`EntityDefinitions(LogicalName='${table}')?$select=Privileges`)).body['Privileges'] as Json[]
  const account = await privileges('account')
  expect(account.map(({ Name }) => Name)).toEqual([
    'prvCreateAccount',
    'prvReadAccount',
    'prvWriteAccount',
    'prvDeleteAccount',
    'prvAppendAccount',
    'prvAppendToAccount',
    'prvAssignAccount',
    'prvShareAccount',
  ])
  expect(account[1]).toEqual({
    CanBeBasic: true,
    CanBeDeep: true,
    CanBeGlobal: true,
    CanBeLocal: true,
    CanBeEntityReference: false,
    CanBeParentEntityReference: false,
    Name: 'prvReadAccount',
    PrivilegeId: '886b280c-6396-4d56-a0a3-2c1b0a50ceb0',
    PrivilegeType: 'Read',
  })
  const competitor = await privileges('competitor')
  expect(competitor.map(({ PrivilegeType, CanBeBasic }) => [PrivilegeType, CanBeBasic])).not.toContainEqual([
    'Assign',
    false,
  ])
  expect((await privileges('audit')).map(({ Name }) => Name)).toEqual(['prvReadAuditSummary'])
})
