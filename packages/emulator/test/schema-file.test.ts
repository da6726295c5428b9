import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { SchemaFile } from '../src/index.ts'
import { loadSchema } from '../src/schema/load-schema.ts'
import { schemaOrganisation } from './schema-organisation.ts'

const file: SchemaFile = {
  tables: [
    {
      logicalName: 'new_machine',
      schemaName: 'new_Machine',
      entitySetName: 'new_machines',
      objectTypeCode: 10_900,
      primaryId: 'new_machineid',
      primaryName: 'new_name',
      label: 'Machine',
      pluralLabel: 'Machines',
      ownership: 'UserOwned',
      traits: ['changeTracking'],
      columns: {
        new_name: { schemaName: 'new_Name', type: 'String', label: 'Name', maxLength: 60 },
        new_serial: { schemaName: 'new_Serial', type: 'String', label: 'Serial Number', maxLength: 20 },
        new_customerid: { schemaName: 'new_CustomerId', type: 'Lookup', label: 'Customer' },
      },
      manyToOne: [
        {
          schemaName: 'new_account_machine',
          column: 'new_customerid',
          navigation: 'new_CustomerId',
          table: 'account',
          collection: 'new_account_machine',
        },
      ],
      keys: [{ schemaName: 'new_SerialKey', columns: ['new_serial'] }],
    },
  ],
  columns: {
    account: {
      columns: {
        new_tier: {
          schemaName: 'new_Tier',
          type: 'Picklist',
          label: 'Tier',
          options: [
            [1, 'Gold'],
            [2, 'Silver'],
          ],
        },
        new_debtor: { schemaName: 'new_Debtor', type: 'String', label: 'Debtor', maxLength: 20 },
      },
      keys: [{ schemaName: 'new_DebtorKey', columns: ['new_debtor'] }],
    },
  },
}

function inFolder(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-schema-file-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'schema.json')
  writeFileSync(path, content)
  return path
}

test.each([
  ['given in code', () => file],
  ['read from a JSON file', () => inFolder(JSON.stringify(file))],
])('tables and columns %s are there like any other', async (_how, schema) => {
  const { send, read, list } = await schemaOrganisation({ schema: schema() })
  const account = await send('POST', 'accounts', { name: 'Northwind', new_tier: 1, new_debtor: 'D-7' })
  const machine = await send('PATCH', "new_machines(new_serial='M-1')", {
    new_name: 'Press',
    'new_CustomerId@odata.bind': `/accounts(${account.id})`,
  })
  expect(machine.status).toBe(204)
  expect(await list(`accounts(${account.id})/new_account_machine`)).toEqual([
    expect.objectContaining({ new_name: 'Press', new_serial: 'M-1', statecode: 0, createdon: expect.any(String) }),
  ])
  expect(await read("accounts(new_debtor='D-7')?$select=name")).toMatchObject({ name: 'Northwind' })
  expect(await read("EntityDefinitions(LogicalName='new_machine')")).toMatchObject({
    IsCustomEntity: true,
    ChangeTrackingEnabled: true,
    PrimaryIdAttribute: 'new_machineid',
  })
  expect(await read("EntityDefinitions(LogicalName='account')/Attributes(LogicalName='new_tier')")).toMatchObject({
    IsCustomAttribute: true,
  })
})

const [machine] = file.tables!

test.each<[string, SchemaFile]>([
  ['new_machine: entitySetName is missing.', { tables: [{ ...machine!, entitySetName: undefined as never }] }],
  ['new_machine: objectTypeCode is missing.', { tables: [{ ...machine!, objectTypeCode: undefined as never }] }],
  ['new_machine: ownership is one of UserOwned', { tables: [{ ...machine!, ownership: 'Mine' as never }] }],
  ['There are two tables of the set accounts.', { tables: [{ ...machine!, entitySetName: 'accounts' }] }],
  ['columns: there is no table acount.', { columns: { acount: { columns: {} } } }],
  ['tables must be a list.', { tables: {} as never }],
  [
    'new_machine.new_customerid: there is no table acount.',
    { tables: [{ ...machine!, manyToOne: [{ ...machine!.manyToOne[0]!, table: 'acount' }] }] },
  ],
  [
    'account: there is no column new_debtor for the key new_DebtorKey.',
    { columns: { account: { columns: {}, keys: [{ schemaName: 'new_DebtorKey', columns: ['new_debtor'] }] } } },
  ],
  [
    'new_machine: there is no column new_ownerid to lead to account.',
    { tables: [{ ...machine!, manyToOne: [{ ...machine!.manyToOne[0]!, column: 'new_ownerid' }] }] },
  ],
])('a file that does not fit is refused: %s', (words, wrong) => {
  expect(() => loadSchema(wrong)).toThrow(
    expect.objectContaining({ code: 'schema_file_invalid', message: expect.stringContaining(words) }),
  )
})

test('a file that is no JSON is refused with its name', async () => {
  const path = inFolder('{ tables: }')
  await expect(schemaOrganisation({ schema: path })).rejects.toThrow(`${path} cannot be read`)
})
