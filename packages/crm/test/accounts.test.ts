import { lookup, RowNotFoundError } from '@liaison/dataverse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AccountScreen, type AccountSummary, listAccounts, readAccount } from '../src/index.ts'
import { anOpenDeal, everyRow, idsOf } from './demo-rows.ts'
import { type EmulatedEnvironment, startEmulatedEnvironment } from './emulated-environment.ts'

let environment: EmulatedEnvironment
beforeAll(async () => {
  environment = await startEmulatedEnvironment()
})
afterAll(async () => environment.stop())

async function everyAccount(search?: string): Promise<AccountSummary[]> {
  const { deps, actor } = environment
  const accounts: AccountSummary[] = []
  let cursor: string | undefined
  do {
    const page = await listAccounts(deps, actor('ada'), { search, cursor })
    accounts.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return accounts
}

describe('the list of accounts', () => {
  test('holds every account once, over several pages (P39)', async () => {
    const accounts = await everyAccount()
    const rows = await everyRow(environment.dataverseFor('ada'), 'account')
    expect(rows.length).toBeGreaterThan(100)
    expect(accounts.map(({ id }) => id).sort()).toEqual(idsOf(rows, 'accountid').sort())
    expect(accounts[0]).toMatchObject({ status: { state: 'active' }, owner: { table: 'systemuser' } })
  })

  test('is searched by part of the name; wildcards of SQL mean themselves', async () => {
    const dataverse = environment.dataverseFor('ada')
    const [region] = await everyRow(dataverse, 'bw_salesregion')
    await dataverse.create('account', {
      name: '100% Pure_Water [Labs]',
      bw_salesregionid: lookup('bw_salesregion', String(region?.['bw_salesregionid'])),
    })
    expect((await everyAccount('0% pure_water [')).map(({ name }) => name)).toEqual(['100% Pure_Water [Labs]'])
    expect(await everyAccount('100_ Pure')).toEqual([])
  })

  test.each([
    ['made up', 'page-2'],
    ['to another host', Buffer.from('https://evil.example/api/data/v9.2/accounts?$skiptoken=1').toString('base64url')],
  ])('does not follow a cursor that is %s, and asks nobody', async (_what, cursor) => {
    const { deps, actor, emulator } = environment
    await listAccounts(deps, actor('ada'), {})
    const before = emulator.roundTrips()
    await expect(listAccounts(deps, actor('ada'), { cursor })).rejects.toMatchObject({ code: 'cursor_not_valid' })
    expect(emulator.roundTrips()).toBe(before)
  })

  test('does not follow a cursor of another table', async () => {
    const { deps, actor, emulator } = environment
    const link = `${emulator.environmentUrl}/api/data/v9.2/contacts?$skiptoken=1`
    const cursor = Buffer.from(link).toString('base64url')
    await expect(listAccounts(deps, actor('ada'), { cursor })).rejects.toMatchObject({ code: 'cursor_not_valid' })
  })
})

describe('an account', () => {
  test('is shown with contacts, open deals, their stages and its timeline, in one round trip', async () => {
    const { deps, actor, emulator } = environment
    const { accountId } = await anOpenDeal(environment.dataverseFor('ada'))
    await readAccount(deps, actor('mia'), accountId)
    const before = emulator.roundTrips()
    const screen = await readAccount(deps, actor('mia'), accountId)
    expect(emulator.roundTrips() - before).toBe(1)
    expect(AccountScreen.parse(screen)).toEqual(screen)
    expect(screen.problems).toEqual([])
    expect(screen.account.id).toBe(accountId)
    expect(screen.contacts.length).toBeGreaterThan(0)
    expect(screen.contacts.map(({ account }) => account?.id)).toEqual(screen.contacts.map(() => accountId))
    expect(screen.opportunities.length).toBeGreaterThan(0)
    for (const deal of screen.opportunities) {
      expect(deal).toMatchObject({ account: { id: accountId }, status: { state: 'open' }, stage: expect.anything() })
    }
    expect(screen.timeline.items.length).toBeGreaterThan(0)
    expect(screen.account.requiredLookups).toMatchObject([
      { column: 'bw_salesregionid', label: 'Sales Region', value: { table: 'bw_salesregion' } },
    ])
  })

  test('that does not exist is not found', async () => {
    const { deps, actor } = environment
    const missing = readAccount(deps, actor('mia'), '00000000-0000-4000-8000-00000000dead')
    await expect(missing).rejects.toBeInstanceOf(RowNotFoundError)
  })
})
