import { expect, test } from 'vitest'
import { bank, type Json, label, withBankAccount } from './schema-organisation.ts'

const key = (columns: string[], SchemaName = 'sample_NumberKey'): Json => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.EntityKeyMetadata',
  SchemaName,
  DisplayName: label('Number'),
  KeyAttributes: columns,
})

async function withNumber(options: Parameters<typeof withBankAccount>[0] = {}) {
  const organisation = await withBankAccount(options)
  await organisation.column('String', 'sample_Number', { MaxLength: 20 })
  return organisation
}

test('a key finds rows and keeps them apart as soon as it is active', async () => {
  const { send, read, list } = await withNumber()
  const made = await send('POST', `${bank}/Keys`, key(['sample_number']))
  expect(made.status).toBe(204)
  expect(made.headers.get('odata-entityid')).toMatch(/EntityDefinitions\(LogicalName='sample_bankaccount'\)\/Keys\(/)
  expect(await list(`${bank}/Keys`)).toEqual([
    expect.objectContaining({
      LogicalName: 'sample_numberkey',
      SchemaName: 'sample_NumberKey',
      KeyAttributes: ['sample_number'],
      EntityKeyIndexStatus: 'Active',
      MetadataId: made.id,
    }),
  ])
  expect((await send('PATCH', "sample_bankaccounts(sample_number='17')", { sample_name: 'Savings' })).status).toBe(204)
  expect(await read("sample_bankaccounts(sample_number='17')")).toMatchObject({ sample_name: 'Savings' })
  const twice = await send('POST', 'sample_bankaccounts', { sample_number: '17' })
  expect(twice.json['error']).toMatchObject({ code: '0x80060892' })
})

test('a key whose index is not made yet does neither', async () => {
  const { emulator, send, list } = await withNumber({ switches: { keyIndexes: 'held' } })
  await send('POST', `${bank}/Keys`, key(['sample_number']))
  expect((await list(`${bank}/Keys`))[0]).toMatchObject({ EntityKeyIndexStatus: 'Pending' })
  expect((await send('GET', "sample_bankaccounts(sample_number='17')")).status).toBe(400)
  for (const sample_number of ['17', '17'])
    expect((await send('POST', 'sample_bankaccounts', { sample_number })).status).toBe(204)
  emulator.faults.changeSchema({ change: 'finish-key-indexes' })
  expect((await list(`${bank}/Keys`))[0]).toMatchObject({ EntityKeyIndexStatus: 'Failed' })
})

test('a key that failed on equal rows is made active after they are gone', async () => {
  const { send, list } = await withNumber()
  const first = await send('POST', 'sample_bankaccounts', { sample_number: '17' })
  await send('POST', 'sample_bankaccounts', { sample_number: '17' })
  await send('POST', `${bank}/Keys`, key(['sample_number']))
  expect((await list(`${bank}/Keys`))[0]).toMatchObject({ EntityKeyIndexStatus: 'Failed' })
  await send('DELETE', `sample_bankaccounts(${first.id})`)
  const again = { EntityLogicalName: 'sample_bankaccount', EntityKeyLogicalName: 'sample_numberkey' }
  expect((await send('POST', 'ReactivateEntityKey', again)).status).toBe(204)
  expect((await list(`${bank}/Keys`))[0]).toMatchObject({ EntityKeyIndexStatus: 'Active' })
  expect((await send('POST', 'ReactivateEntityKey', again)).json['error']).toMatchObject({ code: '0x80060897' })
})

test('a key is deleted by id or by name', async () => {
  const { send, list } = await withNumber()
  for (const address of ['id', 'name']) {
    const made = await send('POST', `${bank}/Keys`, key(['sample_number']))
    const at = address === 'id' ? made.id : "LogicalName='sample_numberkey'"
    expect((await send('DELETE', `${bank}/Keys(${at})`)).status).toBe(204)
    expect(await list(`${bank}/Keys`)).toEqual([])
  }
})

test('a key goes with its column', async () => {
  const { send, list } = await withNumber()
  await send('POST', `${bank}/Keys`, key(['sample_number', 'sample_name']))
  await send('DELETE', `${bank}/Attributes(LogicalName='sample_number')`)
  expect(await list(`${bank}/Keys`)).toEqual([])
})

test.each<[string, string[], number, string]>([
  ['of a column the table does not have', ['sample_nope'], 404, '0x80044154'],
  ['without columns', [], 400, '0x80040203'],
])('a key %s is refused', async (_what, columns, status, code) => {
  const { send } = await withNumber()
  const refused = await send('POST', `${bank}/Keys`, key(columns))
  expect(refused.status).toBe(status)
  expect(refused.json['error']).toMatchObject({ code })
})

test('a key has a name of its own', async () => {
  const { send } = await withNumber()
  await send('POST', `${bank}/Keys`, key(['sample_number']))
  const twice = await send('POST', `${bank}/Keys`, key(['sample_name']))
  expect(twice.json['error']).toMatchObject({ code: '0x80060893' })
})
