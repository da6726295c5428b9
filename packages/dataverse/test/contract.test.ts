import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  create,
  DataverseError,
  DuplicateKeyError,
  eq,
  etagOf,
  formattedOf,
  list,
  lookup,
  lookupOf,
  retrieve,
  RowChangedError,
  RowNotFoundError,
  type RowValues,
  startsWith,
  UnknownNameError,
  update,
} from '../src/index.ts'
import { type Contract, startContract } from './builders/contract-rows.ts'

// `npm run contract`: what the client relies on, tried on the emulator or on a real environment. The same cases for both:
// none uses what only one of them has. A difference found in a real run becomes a case here before it is mended there.

let target: Contract
let mark: string
beforeAll(async () => {
  target = await startContract()
  mark = target.mark
})
afterAll(async () => {
  await target.cleanUp()
  await target.stop()
})

const aContact = async (values: RowValues = {}): Promise<string> => target.aContact(values)

test('who asks is known to the environment', async () => {
  const { userId, organizationId } = await target.dataverse.whoAmI()
  expect(userId).toMatch(/^[0-9a-f-]{36}$/)
  const user = await target.dataverse.retrieve('systemuser', userId, { select: ['fullname'] })
  expect(user['systemuserid']).toBe(userId)
  expect(organizationId).toMatch(/^[0-9a-f-]{36}$/)
})

test('a row has the id its maker chose, its author, and computed and formatted values', async () => {
  const { userId } = await target.dataverse.whoAmI()
  const id = await aContact({ firstname: 'Ida', preferredcontactmethodcode: 2 })
  const row = await target.dataverse.retrieve('contact', id, {
    select: ['fullname', 'createdby', 'preferredcontactmethodcode'],
  })
  expect(row['fullname']).toContain('Ida')
  expect(lookupOf(row, 'createdby')).toMatchObject({ id: userId, table: 'systemuser' })
  expect(row['preferredcontactmethodcode']).toBe(2)
  expect(formattedOf(row, 'preferredcontactmethodcode')).toMatch(/./)
  expect(etagOf(row)).toMatch(/^W\/"/)
})

test('the same id a second time is refused and leaves the row as it was (P23)', async () => {
  const id = await aContact({ firstname: 'First' })
  const again = target.dataverse.create('contact', { lastname: mark, firstname: 'Second' }, { id })
  await expect(again).rejects.toBeInstanceOf(DuplicateKeyError)
  expect(await target.dataverse.retrieve('contact', id, { select: ['firstname'] })).toMatchObject({
    firstname: 'First',
  })
})

test('an old version does not overwrite a newer one (P25)', async () => {
  const id = await aContact()
  const etag = etagOf(await target.dataverse.retrieve('contact', id, { select: ['lastname'] })) ?? ''
  await target.dataverse.update('contact', id, { jobtitle: 'Buyer' }, { ifMatch: etag })
  const stale = target.dataverse.update('contact', id, { jobtitle: 'Seller' }, { ifMatch: etag })
  await expect(stale).rejects.toBeInstanceOf(RowChangedError)
  expect(await target.dataverse.retrieve('contact', id, { select: ['jobtitle'] })).toMatchObject({ jobtitle: 'Buyer' })
})

test('an update of a row that is gone creates none (P22)', async () => {
  const id = randomUUID()
  const ghost = target.dataverse.update('contact', id, { lastname: mark })
  await expect(ghost).rejects.toBeInstanceOf(RowNotFoundError)
  await expect(target.dataverse.retrieve('contact', id)).rejects.toBeInstanceOf(RowNotFoundError)
})

test('text longer than its column is refused by the service', async () => {
  const tooLong = target.dataverse.create('contact', { lastname: 'x'.repeat(300) })
  await expect(tooLong).rejects.toMatchObject({ serviceCode: expect.stringMatching(/^0x/), effect: 'none' })
  await expect(tooLong).rejects.toBeInstanceOf(DataverseError)
})

test('a column that does not exist is named with what may have been meant (P15)', async () => {
  const wrong = target.dataverse
    .list('contact', { select: ['fullnam'] })
    [Symbol.asyncIterator]()
    .next()
  await expect(wrong).rejects.toBeInstanceOf(UnknownNameError)
})

test('a change set is all or nothing', async () => {
  const [first, second] = [randomUUID(), randomUUID()]
  const half = target.dataverse.changeSet([
    create('contact', first, { lastname: mark }),
    update('contact', second, { lastname: mark }),
  ])
  await expect(half).rejects.toBeInstanceOf(DataverseError)
  await expect(target.dataverse.retrieve('contact', first)).rejects.toBeInstanceOf(RowNotFoundError)
})

test('rows of a change set may point at each other, and are read side by side in one batch (P16)', async () => {
  const [account, contact] = [randomUUID(), randomUUID()]
  await target.dataverse.changeSet([
    create('account', account, { name: mark }),
    create('contact', contact, { lastname: mark, parentcustomerid: lookup('account', account) }),
  ])
  const [row, contacts] = await target.dataverse.batch([
    retrieve('account', account, { select: ['name'] }),
    list('contact', { select: ['lastname'], filter: eq('parentcustomerid', account) }),
  ])
  expect(row).toMatchObject({ name: mark })
  expect(contacts.rows.map((each) => each['contactid'])).toEqual([contact])
})

test('a list goes on over its pages, in order, each row once (P39)', async () => {
  const names = ['A', 'B', 'C', 'D', 'E']
  for (const name of names) await aContact({ firstname: name, lastname: `${mark} pages` })
  const query = {
    select: ['firstname'],
    filter: startsWith('lastname', `${mark} pages`),
    orderBy: [{ column: 'firstname' }],
    maxPageSize: 2,
  }
  const read: unknown[] = []
  let pages = 0
  for await (const page of target.dataverse.list('contact', query).pages()) {
    pages += 1
    read.push(...page.rows.map((row) => row['firstname']))
  }
  expect(read).toEqual(names)
  expect(pages).toBeGreaterThanOrEqual(3)
})

test('choices say which status belongs to which state', async () => {
  const { columns } = await target.dataverse.tables.get('opportunity')
  const won = columns.get('statecode')?.choices?.find(({ value }) => value === 1)
  const statuses = columns.get('statuscode')?.choices ?? []
  expect(won?.defaultStatus).toBeTypeOf('number')
  expect(statuses.find(({ value }) => value === won?.defaultStatus)?.state).toBe(1)
})

test('what was deleted is gone', async () => {
  const id = await aContact()
  await target.dataverse.delete('contact', id)
  await expect(target.dataverse.retrieve('contact', id)).rejects.toBeInstanceOf(RowNotFoundError)
})

test('what was created, changed and deleted since a cursor comes once, and the cursor goes on (P41)', async () => {
  const { dataverse } = target
  const changed = await aContact()
  const gone = await aContact()
  const first = await readChanges()
  expect(first.ids).toEqual(expect.arrayContaining([changed, gone]))

  const created = await aContact()
  await dataverse.update('contact', changed, { jobtitle: 'Buyer' })
  await dataverse.delete('contact', gone)
  expect((await dataverse.countChanges('contact', first.cursor)).count).toBeGreaterThanOrEqual(3)
  const second = await readChanges(first.cursor)
  expect(second.ids).toEqual(expect.arrayContaining([changed, created]))
  expect(second.ids).not.toContain(gone)
  expect(second.deleted).toContain(gone)
  const third = await readChanges(second.cursor)
  expect(third.ids).not.toContain(created)
  expect(third.deleted).not.toContain(gone)
})

test('what changed lately is found by modification time, over all pages (P40)', async () => {
  const ids = [await aContact(), await aContact(), await aContact()]
  // This computer and the service need not agree on the minute.
  const since = new Date(Date.now() - 600_000)
  const found: unknown[] = []
  for await (const { changed } of target.dataverse.changesByModifiedOn('contact', { since, maxPageSize: 2 })) {
    found.push(...changed.map((row) => row['contactid']))
  }
  expect(found).toEqual(expect.arrayContaining(ids))
})

async function readChanges(since?: string): Promise<{ ids: unknown[]; deleted: string[]; cursor: string }> {
  const read = { ids: [] as unknown[], deleted: [] as string[], cursor: '' }
  const query = { select: ['lastname'], ...(since === undefined ? {} : { since }) }
  for await (const { changed, deleted, cursor = '' } of target.dataverse.changes('contact', query)) {
    read.ids.push(...changed.map((row) => row['contactid']))
    read.deleted.push(...deleted.map(({ id }) => id))
    read.cursor = cursor
  }
  return read
}
