import { action, entity, lookup } from '@liaison/dataverse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listOpportunities, OpportunityScreen, readOpportunity } from '../src/index.ts'
import { anOpenDeal, everyRow, idsOf } from './demo-rows.ts'
import { type EmulatedEnvironment, startEmulatedEnvironment } from './emulated-environment.ts'

let environment: EmulatedEnvironment
let accountId: string
let openId: string
beforeAll(async () => {
  environment = await startEmulatedEnvironment()
  const open = await anOpenDeal(environment.dataverseFor('ada'))
  accountId = open.accountId
  openId = open.id
})
afterAll(async () => environment.stop())

async function allIds(query: Parameters<typeof listOpportunities>[2], userKey = 'ada'): Promise<string[]> {
  const { deps, actor } = environment
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await listOpportunities(deps, actor(userKey), { ...query, cursor })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return ids.sort()
}

describe('the list of deals', () => {
  test.each([
    ['open', 0],
    ['won', 1],
    ['lost', 2],
  ] as const)('holds the %s ones', async (state, value) => {
    const rows = await everyRow(environment.dataverseFor('ada'), 'opportunity')
    const expected = rows.filter((row) => row['statecode'] === value)
    expect(expected.length).toBeGreaterThan(0)
    expect(await allIds({ state })).toEqual(idsOf(expected, 'opportunityid').sort())
  })

  test("can be the reader's own", async () => {
    const mia = environment.emulator.users.find(({ key }) => key === 'mia')?.systemUserId
    const rows = await everyRow(environment.dataverseFor('ada'), 'opportunity')
    const expected = rows.filter((row) => row['statecode'] === 0 && row['_ownerid_value'] === mia)
    expect(expected.length).toBeGreaterThan(0)
    expect(await allIds({ mine: true }, 'mia')).toEqual(idsOf(expected, 'opportunityid').sort())
  })

  test('shows value with currency and the active stage, in two round trips', async () => {
    const { deps, actor, emulator } = environment
    await listOpportunities(deps, actor('mia'), {})
    const before = emulator.roundTrips()
    const { items, problems } = await listOpportunities(deps, actor('mia'), {})
    expect(emulator.roundTrips() - before).toBe(2)
    expect(problems).toEqual([])
    expect(items.filter(({ stage }) => stage !== undefined).length).toBeGreaterThan(0)
    expect(items.find(({ value }) => value !== null)?.value).toMatchObject({
      amount: expect.stringMatching(/^\d+(\.\d+)?$/),
      currency: expect.stringMatching(/^[A-Z]{3}$/),
    })
  })
})

describe('a deal', () => {
  test('is shown with its flow and timeline in one round trip, once its flow instance is known', async () => {
    const { deps, actor, emulator } = environment
    await readOpportunity(deps, actor('mia'), openId)
    const before = emulator.roundTrips()
    const screen = await readOpportunity(deps, actor('mia'), openId)
    expect(emulator.roundTrips() - before).toBe(1)
    expect(OpportunityScreen.parse(screen)).toEqual(screen)
    expect(screen.problems).toEqual([])
    expect(screen.lossReasons).toEqual(['Canceled', 'Out-Sold'])
    expect(screen.opportunity).toMatchObject({ id: openId, account: { id: accountId }, status: { state: 'open' } })
    const { pipeline } = screen
    expect(pipeline).toMatchObject({
      table: 'opportunitysalesprocess',
      state: 'active',
      etag: expect.stringMatching(/^W\//),
    })
    expect(pipeline?.stages.map(({ name }) => name)).toEqual(['Qualify', 'Develop', 'Propose', 'Close'])
    const at = pipeline?.stages.findIndex(({ position }) => position === 'active') ?? -1
    expect(pipeline?.stages[at]?.id).toBe(pipeline?.activeStageId)
    expect(screen.opportunity.stage).toEqual({ id: pipeline?.activeStageId, name: pipeline?.stages[at]?.name })
    expect(pipeline?.next?.id).toBe(pipeline?.stages[at + 1]?.id)
    expect(pipeline?.previous?.id).toBe(pipeline?.stages[at - 1]?.id)
  })

  test('is worth its estimate while it is open and what it brought once it is won (P27)', async () => {
    const { deps, actor } = environment
    const dataverse = environment.dataverseFor('ada')
    const { id } = await dataverse.create('opportunity', {
      name: 'Exact deal',
      customerid: lookup('account', accountId),
      estimatedvalue: '123456789.07',
      estimatedclosedate: '2026-03-31',
      isrevenuesystemcalculated: false,
    })
    const open = (await readOpportunity(deps, actor('ada'), id)).opportunity
    expect(open).toMatchObject({
      value: { amount: '123456789.07' },
      estimatedCloseDate: '2026-03-31',
      valueIsCalculated: false,
      account: { id: accountId },
    })
    await dataverse.changeSet([
      action('WinOpportunity', {
        Status: 3,
        OpportunityClose: entity('opportunityclose', {
          subject: 'Won',
          opportunityid: lookup('opportunity', id),
          actualrevenue: '120000000.01',
        }),
      }),
    ])
    const won = (await readOpportunity(deps, actor('ada'), id)).opportunity
    expect(won).toMatchObject({ status: { state: 'won' }, value: { amount: '120000000.01' } })
  })
})
