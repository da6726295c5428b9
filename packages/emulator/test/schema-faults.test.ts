import { expect, test } from 'vitest'
import type { SchemaChange } from '../src/index.ts'
import { type Json, schemaOrganisation } from './schema-organisation.ts'

const account = "EntityDefinitions(LogicalName='account')"

async function withAccount(values: Json = {}) {
  const organisation = await schemaOrganisation()
  const { id } = await organisation.send('POST', 'accounts', { name: 'Northwind', ...values })
  const { faults } = organisation.emulator
  return { ...organisation, id, changeSchema: (change: SchemaChange) => faults.changeSchema(change) }
}

/** Properties of accounts in `$metadata`. */
function columnsIn(csdl: string): (string | undefined)[] {
  const type = /<EntityType Name="account"[\s\S]*?<\/EntityType>/.exec(csdl)?.[0] ?? ''
  return [...type.matchAll(/<Property Name="(\w+)"/g)].map(([, name]) => name)
}

test('a dropped column is gone from rows, metadata and $metadata; the rows are still read', async () => {
  const { send, read, id, changeSchema } = await withAccount({ tickersymbol: 'NWND' })
  expect(columnsIn((await send('GET', '$metadata')).text)).toContain('tickersymbol')
  changeSchema({ change: 'drop-column', table: 'account', column: 'tickersymbol' })
  expect(await read(`accounts(${id})`)).toMatchObject({ name: 'Northwind' })
  expect((await send('GET', `accounts(${id})?$select=tickersymbol`)).status).toBe(400)
  expect((await send('PATCH', `accounts(${id})`, { tickersymbol: 'X' })).status).toBe(400)
  expect((await send('GET', `${account}/Attributes(LogicalName='tickersymbol')`)).status).toBe(404)
  expect(columnsIn((await send('GET', '$metadata')).text)).not.toContain('tickersymbol')
})

test('a removed option leaves its number in the rows, and is refused from then on', async () => {
  const { send, read, id, changeSchema } = await withAccount({ industrycode: 6 })
  changeSchema({ change: 'remove-option', table: 'account', column: 'industrycode', value: 6 })
  expect(await read(`accounts(${id})`)).toMatchObject({ industrycode: 6 })
  const refused = await send('POST', 'accounts', { name: 'Other', industrycode: 6 })
  expect(refused.json['error']).toMatchObject({ code: '0x8004431a' })
})

test('a renamed option shows its new label', async () => {
  const { send, id, changeSchema } = await withAccount({ industrycode: 6 })
  changeSchema({ change: 'rename-option', table: 'account', column: 'industrycode', value: 6, label: 'Commerce' })
  const { json } = await send('GET', `accounts(${id})?$select=industrycode`, undefined, {
    prefer: 'odata.include-annotations="*"',
  })
  expect(json['industrycode@OData.Community.Display.V1.FormattedValue']).toBe('Commerce')
})

test('a new option can be written', async () => {
  const { send, changeSchema } = await withAccount()
  changeSchema({ change: 'add-option', table: 'account', column: 'industrycode', value: 100_000_001, label: 'Space' })
  expect((await send('POST', 'accounts', { name: 'Orbit', industrycode: 100_000_001 })).status).toBe(204)
})

test('a new column is required by the business, which the service does not enforce', async () => {
  const { send, read, changeSchema } = await withAccount()
  changeSchema({
    change: 'add-column',
    table: 'account',
    column: 'bw_costcenter',
    spec: {
      schemaName: 'bw_CostCenter',
      type: 'String',
      label: 'Cost Center',
      maxLength: 8,
    },
  })
  expect(await read(`${account}/Attributes(LogicalName='bw_costcenter')`)).toMatchObject({
    RequiredLevel: { Value: 'ApplicationRequired' },
    IsCustomAttribute: true,
  })
  expect((await send('POST', 'accounts', { name: 'Without' })).status).toBe(204)
  expect((await send('POST', 'accounts', { name: 'With', bw_costcenter: '4711' })).status).toBe(204)
})

test('a shorter length holds for what is written, not for what is there', async () => {
  const { send, read, id, changeSchema } = await withAccount()
  changeSchema({ change: 'length', table: 'account', column: 'name', maxLength: 4 })
  expect(await read(`accounts(${id})`)).toMatchObject({ name: 'Northwind' })
  expect((await send('POST', 'accounts', { name: 'Fabrikam' })).json['error']).toMatchObject({ code: '0x80044331' })
})

test('a column gets another label and another required level', async () => {
  const { read, changeSchema } = await withAccount()
  changeSchema({ change: 'rename-column', table: 'account', column: 'websiteurl', label: 'Homepage' })
  changeSchema({ change: 'required', table: 'account', column: 'websiteurl', level: 'Recommended' })
  expect(await read(`${account}/Attributes(LogicalName='websiteurl')`)).toMatchObject({
    DisplayName: { UserLocalizedLabel: { Label: 'Homepage' } },
    RequiredLevel: { Value: 'Recommended' },
  })
})

test('a name that the schema does not have is told to the test that misspelt it', async () => {
  const { changeSchema } = await withAccount()
  const drop = (table: string, column: string) => changeSchema({ change: 'drop-column', table, column })
  expect(() => drop('account', 'tickersymbl')).toThrow('no column tickersymbl')
  expect(() => drop('acount', 'name')).toThrow('no table acount')
})
