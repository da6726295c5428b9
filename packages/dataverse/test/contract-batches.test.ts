import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  create,
  DataverseError,
  DuplicateKeyError,
  etagOf,
  functionCall,
  insert,
  list,
  lookup,
  remove,
  retrieve,
  RowChangedError,
  RowNotFoundError,
  rowOf,
  startsWith,
  update,
} from '../src/index.ts'
import { type Contract, startContract } from './builders/contract-rows.ts'

// Part of `npm run contract`: what several operations in one request come to.

let target: Contract
beforeAll(async () => {
  target = await startContract()
})
afterAll(async () => {
  await target.cleanUp()
  await target.stop()
})

test('reads of which one fails: each has its own outcome, in order', async () => {
  const id = await target.aContact({ firstname: 'Ida' })
  const [row, missing, page, me] = await target.dataverse.batchSettled([
    retrieve('contact', id, { select: ['firstname'] }),
    retrieve('contact', randomUUID(), { select: ['firstname'] }),
    list('contact', { select: ['lastname'], filter: startsWith('lastname', target.mark), top: 1 }),
    functionCall<{ UserId: string }>('WhoAmI'),
  ])
  expect(row).toMatchObject({ kind: 'ok', value: { firstname: 'Ida' } })
  expect(missing.kind === 'failed' && missing.error).toBeInstanceOf(RowNotFoundError)
  expect(page.kind === 'ok' && page.value.rows).toHaveLength(1)
  expect(me).toMatchObject({ kind: 'ok', value: { UserId: (await target.dataverse.whoAmI()).userId } })
})

test('text that looks like the protocol of a batch comes back as it was written (P47)', async () => {
  const description =
    '--batchresponse_1--\r\n\r\nHTTP/1.1 500 Internal Server Error\r\nContent-ID: 1\r\n--changesetresponse_1'
  const [first, second] = [await target.aContact({ description }), await target.aContact({ firstname: 'After' })]
  const [row, after] = await target.dataverse.batch([
    retrieve('contact', first, { select: ['description'] }),
    retrieve('contact', second, { select: ['firstname'] }),
  ])
  expect(String(row['description']).replaceAll('\r\n', '\n')).toBe(description.replaceAll('\r\n', '\n'))
  expect(after).toMatchObject({ firstname: 'After' })
})

test('more than 1,000 reads are answered, each by its own reply', async () => {
  const id = await target.aContact({ firstname: 'Last' })
  const replies = await target.dataverse.batch([
    ...Array.from({ length: 1_000 }, () => functionCall<{ UserId: string }>('WhoAmI')),
    retrieve('contact', id, { select: ['firstname'] }),
  ])
  expect(replies).toHaveLength(1_001)
  expect(replies[1_000]).toMatchObject({ firstname: 'Last' })
})

test('rows of a change set refer to rows that the service numbers in the same change set (Content-ID)', async () => {
  const account = insert('account', { name: target.mark })
  const contact = insert('contact', { lastname: target.mark, parentcustomerid: rowOf(account) })
  const results = await target.dataverse.changeSet([
    account,
    contact,
    update('account', rowOf(account), { primarycontactid: rowOf(contact) }),
  ])
  const [accountId = '', contactId = ''] = results.map(({ id }) => id)
  const [made, person] = await target.dataverse.batch([
    retrieve('account', accountId, { select: ['primarycontactid'] }),
    retrieve('contact', contactId, { select: ['parentcustomerid'] }),
  ])
  expect(made['_primarycontactid_value']).toBe(contactId)
  expect(person['_parentcustomerid_value']).toBe(accountId)
})

test('independent writes: one that fails stops no other, and each outcome is that of its own write', async () => {
  const [kept, gone, taken] = [await target.aContact(), await target.aContact(), await target.aContact()]
  const stale = etagOf(await target.dataverse.retrieve('contact', kept, { select: ['lastname'] })) ?? ''
  await target.dataverse.update('contact', kept, { jobtitle: 'Buyer' })
  const outcomes = await target.dataverse.writeSettled([
    update('contact', randomUUID(), { jobtitle: 'Ghost' }),
    update('contact', kept, { jobtitle: 'Seller' }, { ifMatch: stale }),
    create('contact', taken, { lastname: target.mark }),
    remove('contact', gone),
    update('contact', kept, { department: 'North' }),
  ])
  const errors = outcomes.map((outcome) => (outcome.kind === 'failed' ? outcome.error : undefined))
  expect(errors[0]).toBeInstanceOf(RowNotFoundError)
  expect(errors[1]).toBeInstanceOf(RowChangedError)
  expect(errors[2]).toBeInstanceOf(DuplicateKeyError)
  expect(errors.slice(3)).toEqual([undefined, undefined])
  expect(errors.slice(0, 3).map((error) => error?.effect)).toEqual(['none', 'none', 'none'])
  expect(await target.dataverse.retrieve('contact', kept, { select: ['jobtitle', 'department'] })).toMatchObject({
    jobtitle: 'Buyer',
    department: 'North',
  })
  await expect(target.dataverse.retrieve('contact', gone)).rejects.toBeInstanceOf(RowNotFoundError)
})

test('several change sets beside single writes: each is all or nothing by itself', async () => {
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()]
  const account = insert('account', { name: target.mark })
  const [single, whole, broken] = await target.dataverse.writeSettled([
    create('contact', first, { lastname: target.mark }),
    [account, create('contact', second, { lastname: target.mark, parentcustomerid: rowOf(account) })],
    [create('contact', third, { lastname: target.mark }), update('contact', randomUUID(), { jobtitle: 'Ghost' })],
  ])
  expect(single).toMatchObject({ kind: 'ok', value: { id: first } })
  const made = whole.kind === 'ok' ? whole.value : []
  expect(made.map(({ id }) => id)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/) as string, second])
  expect(broken.kind === 'failed' && broken.error).toBeInstanceOf(DataverseError)
  const row = await target.dataverse.retrieve('contact', second, { select: ['parentcustomerid'] })
  expect(row['_parentcustomerid_value']).toBe(made[0]?.id)
  await expect(target.dataverse.retrieve('contact', third)).rejects.toBeInstanceOf(RowNotFoundError)
})

test('a reference that nothing in the change set makes is refused before anything is sent', async () => {
  const elsewhere = insert('account', { name: target.mark })
  const lost = target.dataverse.changeSet([
    insert('contact', { lastname: target.mark, parentcustomerid: rowOf(elsewhere) }),
    elsewhere,
  ])
  await expect(lost).rejects.toMatchObject({ code: 'dataverse_invalid_request', sent: false })
  const outside = target.dataverse.create('contact', { lastname: target.mark, parentcustomerid: rowOf(elsewhere) })
  await expect(outside).rejects.toMatchObject({ code: 'dataverse_invalid_request', sent: false })
})

test('a change set whose row is not there fails as that row, and leaves nothing', async () => {
  const made = randomUUID()
  const half = target.dataverse.changeSet([
    create('contact', made, { lastname: target.mark, parentcustomerid: lookup('account', await target.anAccount()) }),
    remove('contact', randomUUID()),
  ])
  await expect(half).rejects.toMatchObject({ effect: 'none', serviceCode: expect.stringMatching(/^0x/) as string })
  await expect(target.dataverse.retrieve('contact', made)).rejects.toBeInstanceOf(RowNotFoundError)
})
