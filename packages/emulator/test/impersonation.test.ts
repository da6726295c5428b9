import { beforeEach, expect, test } from 'vitest'
import type { Caller } from '../src/operations/access.ts'
import {
  refusal,
  type SalesOrganisation,
  salesOrganisation,
  to,
  units,
  type User,
  users,
} from './sales-organisation.ts'

let org: SalesOrganisation
let deals: Record<'mia' | 'tom' | 'ann', string>

/** The token's user acts for another; authentication has been settled. */
const acting = (real: User, other: User): Caller => ({
  userId: users[other],
  businessUnitId: other === 'ann' ? units.americas : units.europe,
  onBehalfOf: users[real],
})

beforeEach(() => {
  org = salesOrganisation()
  const account = org.seed('account', { name: 'Contoso' })
  const deal = (owner: User): string =>
    org.seed('opportunity', { name: owner, customerid: to('account', account) }, owner)
  deals = { mia: deal('mia'), tom: deal('tom'), ann: deal('ann') }
})

const rename = (id: string): ReturnType<SalesOrganisation['send']> =>
  org.send('mia', 'PATCH', `opportunities(${id})`, { name: 'Renamed' })

test('an administrator acting for a seller may do what the seller may', async () => {
  org.environment.authenticate = () => Promise.resolve(acting('ada', 'mia'))
  expect((await rename(deals.mia)).statusCode).toBe(204)
  expect(org.row('opportunity', deals.mia)).toMatchObject({
    modifiedby: to('systemuser', users.mia),
    modifiedonbehalfby: to('systemuser', users.ada),
  })
  expect(refusal(await rename(deals.tom))).toMatchObject({ status: 403, code: '0x80048306' })
})

test('a seller acting for an administrator gains nothing', async () => {
  org.environment.authenticate = () => Promise.resolve(acting('mia', 'ada'))
  expect((await rename(deals.mia)).statusCode).toBe(204)
  expect(refusal(await rename(deals.tom))).toMatchObject({ status: 403, code: '0x80048306' })
  expect(refusal(await org.send('mia', 'POST', 'businessunits', { name: 'Mine' }))).toMatchObject({
    status: 403,
    code: '0x80040220',
    message: expect.stringContaining(`Id=${users.mia}`),
  })
})

test('two sellers together see and change only what both may', async () => {
  org.environment.authenticate = () => Promise.resolve(acting('tom', 'mia'))
  const list = await org.send('mia', 'GET', 'opportunities?$select=name')
  expect(list.json<{ value: unknown[] }>().value).toHaveLength(3)
  for (const id of Object.values(deals)) expect((await rename(id)).statusCode).toBe(403)
})
