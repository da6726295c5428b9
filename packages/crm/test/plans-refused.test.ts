import { RowNotFoundError, UnknownNameError } from '@liaison/dataverse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CrmError, listPlans, planChanges, type ProposedChange, rejectPlan } from '../src/index.ts'
import { startEmbedded, type TestDatabase } from './databases.ts'
import { type PlanFixture, startPlanFixture } from './plan-fixture.ts'

let database: TestDatabase
let fixture: PlanFixture
let accountId: string
let dealId: string
let wonId: string
beforeAll(async () => {
  database = await startEmbedded()
  fixture = await startPlanFixture(database.db)
  ;({ accountId, dealId } = await fixture.aDeal())
  wonId = (await fixture.aDeal()).dealId
  await fixture.apply(await fixture.plan([{ kind: 'win', opportunityId: wonId }]))
})
afterAll(async () => {
  await fixture?.stop()
  await database?.close()
})

const writtenTables = ['account', 'contact', 'opportunity', 'opportunityclose', 'annotation', 'bw_siteassessment']
const everything = () => writtenTables.map((table) => fixture.emulator.rows.list(table))
const nowhere = 'f47ac10b-58cc-4372-a567-0e02b2c3d479'

async function refusalOf(...changes: ProposedChange[]): Promise<unknown> {
  const rowsBefore = everything()
  const plansBefore = await listPlans(fixture.deps, fixture.actor('mia'))
  const refusal = await fixture.plan(changes).catch((error: unknown) => error)
  expect(everything()).toEqual(rowsBefore)
  expect(await listPlans(fixture.deps, fixture.actor('mia'))).toEqual(plansBefore)
  return refusal
}

const accountUpdate = (fields: Record<string, string | number | null>): ProposedChange => ({
  kind: 'update',
  table: 'account',
  id: accountId,
  fields,
})

describe('refused, with nothing written and no plan kept:', () => {
  test.each<{ name: string; change: () => ProposedChange; problem: object }>([
    {
      name: 'an unknown field, with the ones like it (P15)',
      change: () => accountUpdate({ 'Main Fone': '1' }),
      problem: { fields: [{ column: 'Main Fone', problem: expect.stringContaining('Main Phone (telephone1)') }] },
    },
    {
      name: 'an unknown choice, with the ones there are (P19)',
      change: () => accountUpdate({ industrycode: 'Time travel' }),
      problem: { fields: [{ column: 'industrycode', problem: expect.stringMatching(/has no option .*Accounting/) }] },
    },
    {
      name: 'a text that is too long, with the count (P33)',
      change: () => accountUpdate({ name: 'x'.repeat(161) }),
      problem: { fields: [{ column: 'name', problem: 'is too long: 161 characters, and 160 fit; shorten it by 1' }] },
    },
    {
      name: 'a new account without what the organisation requires (P21)',
      change: () => ({ kind: 'create', table: 'account', fields: { name: 'Rhône Eaux' } }),
      problem: { fields: [{ column: 'bw_salesregionid', label: 'Sales Region', problem: 'is required' }] },
    },
    {
      name: 'a won deal set by its status (P26)',
      change: () => ({ kind: 'update', table: 'opportunity', id: dealId, fields: { statuscode: 'Won' } }),
      problem: { fields: [{ column: 'statecode', problem: expect.stringContaining('win or lose the deal') }] },
    },
    {
      name: 'a change of a closed deal (P31)',
      change: () => ({ kind: 'update', table: 'opportunity', id: wonId, fields: { name: 'Other' } }),
      problem: { fields: [{ column: 'statecode', problem: expect.stringContaining('is Won') }] },
    },
    {
      name: 'a deal closed again',
      change: () => ({ kind: 'lose', opportunityId: wonId, reason: 'Canceled' }),
      problem: { fields: [{ column: 'statecode', problem: 'is Won already' }] },
    },
    {
      name: 'a stage move of a closed deal',
      change: () => ({ kind: 'move-stage', opportunityId: wonId, to: 'next' }),
      problem: { fields: [{ column: 'statecode', problem: expect.stringContaining('is Won') }] },
    },
    {
      name: 'a reason that is none of a lost deal',
      change: () => ({ kind: 'lose', opportunityId: dealId, reason: 'In Progress' }),
      problem: { fields: [{ column: 'statuscode', problem: expect.stringContaining('Canceled, Out-Sold') }] },
    },
    {
      name: 'an amount that could mean two things (P27)',
      change: () => ({ kind: 'win', opportunityId: dealId, actualRevenue: '48,000' }),
      problem: { fields: [{ column: 'actualrevenue', problem: expect.stringContaining('written like 48000') }] },
    },
    {
      name: 'a move over a stage (P34)',
      change: () => ({ kind: 'move-stage', opportunityId: dealId, to: 'Propose' }),
      problem: { fields: [{ column: 'activestageid', problem: 'moves one step at a time: to Develop' }] },
    },
    {
      name: 'a title too long for a note',
      change: () => ({
        kind: 'add-note',
        regarding: { table: 'account', id: accountId },
        title: 'x'.repeat(501),
        text: 'x',
      }),
      problem: { fields: [{ column: 'subject', problem: expect.stringContaining('501 characters') }] },
    },
  ])('$name', async ({ change, problem }) => {
    const refusal = await refusalOf(change())
    expect(refusal).toBeInstanceOf(CrmError)
    expect(refusal).toMatchObject({ code: 'plan_refused', ...problem })
  })

  test('everything at once, when one of several changes is wrong', async () => {
    const good: ProposedChange = { kind: 'add-note', regarding: { table: 'account', id: accountId }, text: 'x' }
    const refusal = await refusalOf(good, accountUpdate({ name: null }), accountUpdate({ nonsense: 1 }))
    expect(refusal).toMatchObject({ code: 'plan_refused', fields: [{ column: 'name' }, { column: 'nonsense' }] })
  })

  test('a name that several records bear, with the records (P20)', async () => {
    await fixture.aDeal()
    const refusal = await refusalOf({
      kind: 'create',
      table: 'contact',
      fields: { lastname: 'Lee', parentcustomerid: { table: 'account', name: 'Aqualis' } },
    })
    expect(refusal).toMatchObject({
      code: 'plan_refused',
      fields: [{ column: 'parentcustomerid' }],
      candidates: expect.arrayContaining([expect.objectContaining({ table: 'account', name: 'Aqualis' })]),
    })
  })

  test('a record that does not exist', async () => {
    const refusal = await refusalOf({ kind: 'update', table: 'account', id: nowhere, fields: { name: 'Other' } })
    expect(refusal).toBeInstanceOf(RowNotFoundError)
  })

  test('a table that does not exist', async () => {
    const refusal = await refusalOf({ kind: 'create', table: 'acount', fields: { name: 'Other' } })
    expect(refusal).toBeInstanceOf(UnknownNameError)
  })

  test.each(['systemuser', 'task', 'opportunitysalesprocess'])('a row of %s', async (table) => {
    const refusal = await refusalOf({ kind: 'create', table, fields: { name: 'Other' } })
    expect(refusal).toMatchObject({ code: 'table_not_writable' })
  })

  test('what would change nothing', async () => {
    expect(await refusalOf(accountUpdate({ name: 'Aqualis' }))).toMatchObject({ code: 'plan_without_effect' })
  })
})

describe('the value of a deal that Dynamics calculates (P27)', () => {
  test('is not written, and the plan says so', async () => {
    const { dealId: calculatedId } = await fixture.aDeal()
    fixture.emulator.rows.update('opportunity', calculatedId, { isrevenuesystemcalculated: true })
    const fields = { estimatedvalue: '1', description: 'Bigger' }
    const { changes } = await fixture.plan([{ kind: 'update', table: 'opportunity', id: calculatedId, fields }])
    expect(changes[0]?.fields).toMatchObject([{ column: 'description' }])
    expect(changes[0]?.warnings).toEqual([expect.stringContaining('Dynamics calculates Est. Revenue')])
  })
})

describe('the same idempotency key', () => {
  const proposal = (text: string) => ({
    idempotencyKey: 'meeting-42',
    changes: [{ kind: 'add-note' as const, regarding: { table: 'account' as const, id: accountId }, text }],
  })

  test('with the same proposal is the same plan, also when both come at once (P30)', async () => {
    const actor = fixture.actor('mia')
    const plans = await Promise.all([1, 2, 3].map(async () => planChanges(fixture.deps, actor, proposal('Hello'))))
    expect(new Set(plans.map(({ id }) => id)).size).toBe(1)
    expect(await planChanges(fixture.deps, actor, proposal('Hello'))).toEqual(plans[0])
  })

  test('with another proposal is refused', async () => {
    const attempt = planChanges(fixture.deps, fixture.actor('mia'), proposal('Other'))
    await expect(attempt).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  })

  test('of another person is another plan with other rows', async () => {
    const mine = await planChanges(fixture.deps, fixture.actor('mia'), proposal('Hello'))
    const theirs = await planChanges(fixture.deps, fixture.actor('eva'), proposal('Hello'))
    expect(theirs.id).not.toBe(mine.id)
    expect(theirs.changes[0]?.record.id).not.toBe(mine.changes[0]?.record.id)
  })
})

describe('plans are listed', () => {
  test('to the person who made them, the newest first, by state', async () => {
    const actor = fixture.actor('tom')
    const { accountId: tomsId } = await fixture.aDeal('tom')
    const change = (phone: string): ProposedChange => ({
      kind: 'update',
      table: 'account',
      id: tomsId,
      fields: { telephone1: phone },
    })
    const first = await fixture.plan([change('1')], 'tom')
    const second = await fixture.plan([change('2')], 'tom')
    expect((await listPlans(fixture.deps, actor)).items.map(({ id }) => id)).toEqual([second.id, first.id])
    await rejectPlan(fixture.deps, actor, first.id)
    expect((await listPlans(fixture.deps, actor, { state: 'draft' })).items.map(({ id }) => id)).toEqual([second.id])
    expect((await listPlans(fixture.deps, actor, { state: 'rejected' })).items).toMatchObject([{ id: first.id }])
  })
})
