import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bank, bankAccount, schemaOrganisation } from './schema-organisation.ts'

let dataDirectory: string
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'emulator-schema-'))
})
afterEach(() => rmSync(dataDirectory, { recursive: true }))

async function firstRun(): Promise<string> {
  const { emulator, send, column } = await schemaOrganisation({ dataDirectory })
  await send('POST', 'EntityDefinitions', bankAccount)
  await column('String', 'sample_Number', { MaxLength: 20 })
  const row = await send('POST', 'sample_bankaccounts', { sample_name: 'Savings', sample_number: '17' })
  emulator.faults.changeSchema({ change: 'drop-column', table: 'account', column: 'tickersymbol' })
  await emulator.stop()
  return row.id
}

test('the changed schema, its version and its rows are there again after a restart', async () => {
  const id = await firstRun()
  const { read, send, emulator } = await schemaOrganisation({ dataDirectory })
  expect(await read(`sample_bankaccounts(${id})`)).toMatchObject({ sample_name: 'Savings', sample_number: '17' })
  expect(await read(bank)).toMatchObject({ SchemaName: 'sample_BankAccount', HasNotes: true })
  expect((await send('GET', 'accounts?$select=tickersymbol')).status).toBe(400)
  const { version } = emulator.schema
  await emulator.stop()
  expect((await schemaOrganisation({ dataDirectory })).emulator.schema.version).toBe(version)
})

test('stamps from before a restart still tell what has changed since', async () => {
  const { emulator, send } = await schemaOrganisation({ dataDirectory })
  const { json } = await send(
    'GET',
    'RetrieveMetadataChanges(Query=@q)?@q={"Properties":{"PropertyNames":["SchemaName"]}}',
  )
  await send('POST', 'EntityDefinitions', bankAccount)
  await emulator.stop()
  const again = await schemaOrganisation({ dataDirectory })
  const stamp = encodeURIComponent(`'${String(json['ServerVersionStamp'])}'`)
  const changes = await again.read(
    `RetrieveMetadataChanges(Query=@q,ClientVersionStamp=@s)?@q={"Properties":{"PropertyNames":["SchemaName"]}}&@s=${stamp}`,
  )
  expect(changes['EntityMetadata']).toMatchObject([{ SchemaName: 'sample_BankAccount', HasChanged: true }])
})

test('a change that was cut off while it was written did not happen', async () => {
  const id = await firstRun()
  appendFileSync(join(dataDirectory, 'schema.jsonl'), '[{"kind":"remove-table","table":"sample_ban')
  const { read, column, emulator } = await schemaOrganisation({ dataDirectory })
  expect(await read(`sample_bankaccounts(${id})`)).toMatchObject({ sample_name: 'Savings' })
  await column('String', 'sample_After', { MaxLength: 20 })
  await emulator.stop()
  const again = await schemaOrganisation({ dataDirectory })
  expect(await again.read(`sample_bankaccounts(${id})`)).toMatchObject({ sample_name: 'Savings', sample_after: null })
})

test('a line that cannot be read is told with its number', async () => {
  await firstRun()
  appendFileSync(join(dataDirectory, 'schema.jsonl'), 'nonsense\n')
  await expect(schemaOrganisation({ dataDirectory })).rejects.toThrow(/Line 4 of .*schema\.jsonl cannot be read/)
})
