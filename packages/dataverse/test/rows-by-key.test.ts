import { DuplicateKeyError, lookupByKey, RowNotFoundError } from '@liaison/dataverse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defineKey, type RowsEnvironment, startRowsEnvironment } from './builders/rows-environment.ts'
import { otherId, someId } from './builders/tables.ts'

let environment: RowsEnvironment
beforeAll(async () => {
  environment = await startRowsEnvironment()
  defineKey(environment.emulator, 'account', ['accountnumber'])
  defineKey(environment.emulator, 'contact', ['parentcustomerid', 'employeeid'])
})
afterAll(async () => environment.stop())

test('a row is written and read by its alternate key, and the upsert tells its id', async () => {
  const { client } = environment
  const key = { columns: { accountnumber: "O'Brien-1" } }
  const first = await client.upsert('account', key, { name: 'A' })
  expect(first).toMatchObject({ created: true })
  expect(await client.upsert('account', key, { name: 'B' })).toEqual({ created: false, id: first.id })
  await client.update('account', key, { telephone1: '1' })
  expect(await client.retrieve('account', key, { select: ['name', 'telephone1', 'accountnumber'] })).toMatchObject({
    accountid: first.id,
    name: 'B',
    telephone1: '1',
    accountnumber: "O'Brien-1",
  })
  const [row] = await client.batch([{ kind: 'retrieve', table: 'account', id: key, query: { select: ['name'] } }])
  expect(row).toMatchObject({ name: 'B' })
  await client.delete('account', key)
  await expect(client.retrieve('account', key, { select: ['name'] })).rejects.toBeInstanceOf(RowNotFoundError)
})

test('a key of several columns may hold a lookup', async () => {
  const { client } = environment
  const { id } = await client.create('account', { name: 'Employer' })
  const key = { columns: { parentcustomerid: id, employeeid: '7' } }
  await client.update('account', id, { accountnumber: 'E 7' })
  await client.create('contact', {
    lastname: 'Seven',
    employeeid: '7',
    parentcustomerid: lookupByKey('account', { accountnumber: 'E 7' }),
  })
  expect(await client.retrieve('contact', key, { select: ['lastname'] })).toMatchObject({ lastname: 'Seven' })
})

test('create-only refuses a row that exists, update-only one that does not', async () => {
  const { client } = environment
  await expect(client.upsert('account', someId, { name: 'A' }, { mode: 'update-only' })).rejects.toBeInstanceOf(
    RowNotFoundError,
  )
  expect(await client.upsert('account', someId, { name: 'A' }, { mode: 'create-only' })).toEqual({
    created: true,
    id: someId,
  })
  await expect(client.upsert('account', someId, { name: 'B' }, { mode: 'create-only' })).rejects.toBeInstanceOf(
    DuplicateKeyError,
  )
  expect(await client.upsert('account', someId, { name: 'B' }, { mode: 'update-only' })).toEqual({
    created: false,
    id: someId,
  })
  const key = { columns: { accountnumber: 'nobody' } }
  await expect(client.upsert('account', key, { name: 'B' }, { mode: 'update-only' })).rejects.toBeInstanceOf(
    RowNotFoundError,
  )
  await expect(client.update('account', key, { name: 'B' })).rejects.toBeInstanceOf(RowNotFoundError)
})

test('columns that are no key are the service’s to refuse; a key that cannot work is refused before', async () => {
  const { client, sent } = environment
  await expect(client.retrieve('account', { columns: { name: 'A' } })).rejects.toMatchObject({
    code: 'dataverse_invalid_request',
  })
  const before = sent.length
  await expect(client.delete('account', { columns: { accountnumber: 'A/1' } })).rejects.toMatchObject({
    code: 'dataverse_invalid_value',
    sent: false,
  })
  expect(sent).toHaveLength(before)
  await expect(client.retrieve('account', otherId)).rejects.toBeInstanceOf(RowNotFoundError)
})
