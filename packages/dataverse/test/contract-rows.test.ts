import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DuplicateKeyError, entity, etagOf, lookup, RowChangedError, RowNotFoundError } from '../src/index.ts'
import { type Contract, startContract } from './builders/contract-rows.ts'

// Part of `npm run contract`: single rows, their columns and relations, and many rows in a request.

let target: Contract
beforeAll(async () => {
  target = await startContract()
})
afterAll(async () => {
  await target.cleanUp()
  await target.stop()
})

test('an upsert creates the row, then changes it, and tells which', async () => {
  const id = randomUUID()
  const values = { lastname: target.mark }
  expect(await target.dataverse.upsert('contact', id, values)).toEqual({ created: true, id })
  expect(await target.dataverse.upsert('contact', id, { jobtitle: 'Buyer' })).toEqual({ created: false, id })
  expect(await target.dataverse.retrieve('contact', id, { select: ['lastname', 'jobtitle'] })).toMatchObject({
    ...values,
    jobtitle: 'Buyer',
  })
})

test('an upsert that may only create, or only change, does neither otherwise', async () => {
  const [there, missing] = [await target.aContact({ jobtitle: 'Buyer' }), randomUUID()]
  const again = target.dataverse.upsert('contact', there, { jobtitle: 'Seller' }, { mode: 'create-only' })
  await expect(again).rejects.toBeInstanceOf(DuplicateKeyError)
  const ghost = target.dataverse.upsert('contact', missing, { lastname: target.mark }, { mode: 'update-only' })
  await expect(ghost).rejects.toBeInstanceOf(RowNotFoundError)
  expect(await target.dataverse.retrieveProperty('contact', there, 'jobtitle')).toBe('Buyer')
  await expect(target.dataverse.retrieve('contact', missing)).rejects.toBeInstanceOf(RowNotFoundError)
})

test('an old version is not deleted, the newest one is', async () => {
  const id = await target.aContact()
  const version = async () => etagOf(await target.dataverse.retrieve('contact', id, { select: ['lastname'] })) ?? ''
  const old = await version()
  await target.dataverse.update('contact', id, { jobtitle: 'Buyer' })
  await expect(target.dataverse.delete('contact', id, { ifMatch: old })).rejects.toBeInstanceOf(RowChangedError)
  await target.dataverse.delete('contact', id, { ifMatch: await version() })
  await expect(target.dataverse.retrieve('contact', id)).rejects.toBeInstanceOf(RowNotFoundError)
})

test('one column is written, read and cleared', async () => {
  const id = await target.aContact()
  await target.dataverse.setProperty('contact', id, 'jobtitle', 'Buyer')
  expect(await target.dataverse.retrieveProperty('contact', id, 'jobtitle')).toBe('Buyer')
  await target.dataverse.clearProperty('contact', id, 'jobtitle')
  expect(await target.dataverse.retrieveProperty('contact', id, 'jobtitle')).toBeNull()
})

test('rows are related and parted, by a lookup and by a collection', async () => {
  const { dataverse } = target
  const [account, contact] = [await target.anAccount(), await target.aContact()]
  const employer = async () => dataverse.retrieveProperty('contact', contact, 'parentcustomerid')
  await dataverse.associate('contact', contact, 'parentcustomerid', { table: 'account', id: account })
  expect(await employer()).toBe(account)
  await dataverse.disassociate('contact', contact, 'parentcustomerid', { table: 'account', id: account })
  expect(await employer()).toBeNull()
  await dataverse.associate('account', account, 'contact_customer_accounts', { table: 'contact', id: contact })
  expect(await employer()).toBe(account)
  await dataverse.disassociate('account', account, 'contact_customer_accounts', { table: 'contact', id: contact })
  expect(await employer()).toBeNull()
})

test('many rows are created and changed in a request, each once, in the order given', async () => {
  const { dataverse } = target
  const values = ['A', 'B', 'C'].map((firstname) => ({ firstname, lastname: `${target.mark} bulk` }))
  const ids: string[] = []
  for await (const created of dataverse.createMultiple('contact', values)) ids.push(...created.ids)
  expect(ids).toHaveLength(3)
  const changes = ids.map((id, index) => ({ id, values: { jobtitle: `Job ${index}` } }))
  let done = 0
  for await (const result of dataverse.updateMultiple('contact', changes)) done = result.done
  expect(done).toBe(3)
  const read = await Promise.all(
    ids.map(async (id) => dataverse.retrieve('contact', id, { select: ['firstname', 'jobtitle'] })),
  )
  expect(read.map((row) => [row['firstname'], row['jobtitle']])).toEqual([
    ['A', 'Job 0'],
    ['B', 'Job 1'],
    ['C', 'Job 2'],
  ])
})

test('many rows of which one is not there are not changed at all', async () => {
  const id = await target.aContact({ jobtitle: 'Before' })
  const changes = [id, randomUUID()].map((each) => ({ id: each, values: { jobtitle: 'After' } }))
  const work = async () => {
    for await (const result of target.dataverse.updateMultiple('contact', changes)) void result
  }
  await expect(work()).rejects.toMatchObject({ effect: 'none' })
  expect(await target.dataverse.retrieveProperty('contact', id, 'jobtitle')).toBe('Before')
})

test('a deal is won by its action, which writes the close activity (P26)', async () => {
  const { dataverse } = target
  const customer = await target.anAccount()
  const { id } = await dataverse.create('opportunity', {
    name: target.mark,
    customerid: lookup('account', customer),
  })
  await dataverse.callAction('WinOpportunity', {
    OpportunityClose: entity('opportunityclose', { subject: target.mark, opportunityid: lookup('opportunity', id) }),
    Status: -1,
  })
  expect(await dataverse.retrieve('opportunity', id, { select: ['statecode'] })).toMatchObject({ statecode: 1 })
})

test('everything that was made here is removed again', async () => {
  expect(await target.cleanUp()).toEqual([])
})
