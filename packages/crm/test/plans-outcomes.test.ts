import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  approvePlan,
  listAuditEvents,
  type ProposedChange,
  readPlan,
  rejectPlan,
  resumeEveryPlan,
  resumePlans,
} from '../src/index.ts'
import { ConnectionError, notConnected } from '../src/connections/connection-error.ts'
import { startEmbedded, type TestDatabase } from './databases.ts'
import { type PlanFixture, startPlanFixture } from './plan-fixture.ts'

let database: TestDatabase
let fixture: PlanFixture
let accountId: string
let dealId: string
beforeAll(async () => {
  database = await startEmbedded()
  fixture = await startPlanFixture(database.db)
})
beforeEach(async () => {
  ;({ accountId, dealId } = await fixture.aDeal())
})
afterAll(async () => {
  await fixture?.stop()
  await database?.close()
})

const phone = (telephone1: string): ProposedChange => ({
  kind: 'update',
  table: 'account',
  id: accountId,
  fields: { telephone1 },
})
const note = (): ProposedChange => ({ kind: 'add-note', regarding: { table: 'account', id: accountId }, text: 'Hello' })
const noteCount = () => fixture.emulator.rows.count('annotation')

describe('a row that somebody changed after the plan was made', () => {
  test('is a conflict that names the field, and nothing is written (P25)', async () => {
    const plan = await fixture.plan([phone('+49 30 2'), note()])
    await fixture.dataverse('eva').update('account', accountId, { telephone1: '+49 30 9' })
    const before = noteCount()
    const { conflict, state, thrown } = await fixture.apply(plan)
    expect(thrown).toBeUndefined()
    expect(state).toBe('conflicted')
    expect(conflict).toMatchObject({
      changeId: plan.changes[0]?.id,
      record: { table: 'account', id: accountId, name: 'Aqualis' },
      title: 'Aqualis was changed by Eva Sommer after this plan was made. Nothing was written.',
      fields: [
        { column: 'telephone1', label: 'Main Phone', expected: '+49 30 1', current: '+49 30 9', planned: '+49 30 2' },
      ],
    })
    expect(fixture.emulator.rows.get('account', accountId)).toMatchObject({ telephone1: '+49 30 9' })
    expect(noteCount()).toBe(before)
    expect(await rejectPlan(fixture.deps, fixture.actor('mia'), plan.id)).toMatchObject({ state: 'rejected' })
  })

  test('in other fields is a conflict too, for the person did not see them', async () => {
    const plan = await fixture.plan([phone('+49 30 2')])
    await fixture.dataverse('eva').update('account', accountId, { websiteurl: 'https://aqualis.example' })
    const { conflict } = await fixture.apply(plan)
    expect(conflict?.title).toContain('in other fields than this plan writes')
    expect(conflict?.fields).toMatchObject([{ column: 'telephone1', expected: '+49 30 1', current: '+49 30 1' }])
    expect(fixture.emulator.rows.get('account', accountId)).toMatchObject({ telephone1: '+49 30 1' })
  })

  test('while it was being sent is a conflict all the same, by the version that goes along', async () => {
    const plan = await fixture.plan([phone('+49 30 2'), note()])
    const before = noteCount()
    const client = fixture.dataverse('mia')
    const dataverseFor = fixture.deps.dataverseFor
    fixture.deps.dataverseFor = async () => ({
      ...client,
      async changeSet(operations, options) {
        await fixture.dataverse('eva').update('account', accountId, { telephone1: '+49 30 9' })
        return client.changeSet(operations, options)
      },
    })
    const { conflict, state } = await fixture.apply(plan)
    fixture.deps.dataverseFor = dataverseFor
    expect(state).toBe('conflicted')
    expect(conflict?.fields).toMatchObject([{ column: 'telephone1', current: '+49 30 9' }])
    expect(noteCount()).toBe(before)
  })

  test('is noticed before a deal is closed, though closing takes no version', async () => {
    const plan = await fixture.plan([{ kind: 'win', opportunityId: dealId }])
    await fixture.dataverse('eva').update('opportunity', dealId, { estimatedvalue: '1' })
    expect((await fixture.apply(plan)).state).toBe('conflicted')
    expect(fixture.emulator.rows.get('opportunity', dealId)).toMatchObject({ statecode: 0 })
  })

  test('is noticed on the way of a deal along its flow', async () => {
    const move: ProposedChange = { kind: 'move-stage', opportunityId: dealId, to: 'next' }
    const [first, second] = [await fixture.plan([move]), await fixture.plan([move])]
    expect((await fixture.apply(first)).state).toBe('applied')
    const { conflict, state } = await fixture.apply(second)
    expect(state).toBe('conflicted')
    expect(conflict).toMatchObject({
      record: { table: 'opportunity', id: dealId },
      fields: [{ column: 'activestageid', planned: 'Develop', expected: 'Qualify', current: 'Develop' }],
    })
  })
})

describe('a refusal', () => {
  test('by a rule of the organisation ends the plan with its own words (P32)', async () => {
    const plan = await fixture.plan([note()])
    const message = 'Brightwater rule: no notes on Sundays.'
    fixture.deps.dataverseFor = failingWrites(() =>
      fixture.emulator.faults.failNext({ status: 400, code: '0x80040265', message }),
    )
    const { failure, state, thrown } = await fixture.apply(plan)
    expect(thrown).toBeUndefined()
    expect(state).toBe('failed')
    expect(failure).toMatchObject({
      code: 'dataverse_business_rule',
      serviceCode: '0x80040265',
      serviceMessage: message,
      help: expect.stringContaining('rule of your organisation'),
    })
  })

  test('for want of a right says which one is missing', async () => {
    const plan = await fixture.plan([
      { kind: 'create', table: 'bw_salesregion', fields: { bw_name: 'Northern Europe' } },
    ])
    const { failure, state } = await fixture.apply(plan)
    expect(state).toBe('failed')
    expect(failure).toMatchObject({ code: 'dataverse_access_denied', serviceCode: '0x80040220' })
    expect(failure?.help).toContain('prvCreatebw_SalesRegion')
  })

  test('because the record was deleted ends the plan, and nothing else of it is written', async () => {
    const plan = await fixture.plan([phone('+49 30 2'), note()])
    const { accountId: other } = await fixture.aDeal()
    fixture.emulator.rows.update('opportunity', dealId, { customerid: { table: 'account', id: other } })
    fixture.emulator.rows.remove('account', accountId)
    const before = noteCount()
    const { failure, state } = await fixture.apply(plan)
    expect(state).toBe('failed')
    expect(failure).toMatchObject({ code: 'dataverse_row_not_found' })
    expect(fixture.emulator.rows.get('account', accountId)).toBeUndefined()
    expect(noteCount()).toBe(before)
  })
})

describe('a plan goes back to approved and its job tries again', () => {
  test('after throttling', async () => {
    const plan = await fixture.plan([note()])
    const before = noteCount()
    fixture.deps.dataverseFor = failingWrites(() =>
      fixture.emulator.faults.throttle({ nextRequests: 1, retryAfterSeconds: 1 }),
    )
    const { thrown, state } = await fixture.apply(plan)
    expect(state).toBe('approved')
    expect(thrown).toMatchObject({ code: 'dataverse_throttled' })
    expect(await fixture.runJob(plan.id)).toBeUndefined()
    expect((await fixture.read(plan.id)).state).toBe('applied')
    expect(noteCount()).toBe(before + 1)
  })

  test('after failures of Dynamics itself, until it is clear that they are its answer', async () => {
    const plan = await fixture.plan([note()])
    const before = noteCount()
    const fail = () => {
      fixture.deps.dataverseFor = failingWrites(() =>
        fixture.emulator.faults.failNext({ status: 500, code: '0x80040216' }),
      )
    }
    fail()
    expect((await fixture.apply(plan)).state).toBe('approved')
    for (const state of ['approved', 'approved', 'approved', 'failed']) {
      fail()
      await fixture.runJob(plan.id)
      expect((await fixture.read(plan.id)).state).toBe(state)
    }
    expect((await fixture.read(plan.id)).failure).toMatchObject({ code: 'dataverse_service_failed' })
    expect(noteCount()).toBe(before)
  })

  test('but a plan whose person is not connected waits, without a failed job, until they are again (P9)', async () => {
    const { dataverseFor } = fixture.deps
    const plan = await fixture.plan([note()])
    fixture.deps.dataverseFor = async () => {
      throw new ConnectionError(notConnected)
    }
    const { thrown, state } = await fixture.apply(plan)
    fixture.deps.dataverseFor = dataverseFor
    expect(thrown).toBeUndefined()
    expect(state).toBe('approved')
    const mia = fixture.actor('mia')
    fixture.jobs.length = 0
    expect(await resumePlans(fixture.deps, fixture.actor('eva'))).toEqual([])
    await resumePlans(fixture.deps, mia)
    expect(fixture.jobs).toEqual([{ workspaceId: fixture.workspaceId, planId: plan.id }])
    expect(await fixture.runJob(plan.id)).toBeUndefined()
    expect((await fixture.read(plan.id)).state).toBe('applied')
  })

  test('is taken up again by a server that starts, whoever it belongs to; what is settled is left alone', async () => {
    const waiting = await fixture.plan([note()])
    await approvePlan(fixture.deps, fixture.actor('mia'), waiting.id, { expectedHash: waiting.hash })
    const settled = await fixture.apply(await fixture.plan([note()]))
    fixture.jobs.length = 0
    await resumeEveryPlan(fixture.deps)
    expect(fixture.jobs).toEqual([{ workspaceId: fixture.workspaceId, planId: waiting.id }])
    expect(settled.state).toBe('applied')
  })
})

describe('a decision', () => {
  test('needs the hash that was read', async () => {
    const plan = await fixture.plan([note()])
    fixture.jobs.length = 0
    const attempt = approvePlan(fixture.deps, fixture.actor('mia'), plan.id, { expectedHash: `${plan.hash}x` })
    await expect(attempt).rejects.toMatchObject({ code: 'plan_hash_mismatch' })
    expect(fixture.jobs).toEqual([])
    expect((await fixture.read(plan.id)).state).toBe('draft')
  })

  test('is the business of the person whose account writes', async () => {
    const plan = await fixture.plan([note()])
    const tom = fixture.actor('tom')
    const approval = approvePlan(fixture.deps, tom, plan.id, { expectedHash: plan.hash })
    await expect(approval).rejects.toMatchObject({ code: 'plan_not_yours' })
    await expect(rejectPlan(fixture.deps, tom, plan.id)).rejects.toMatchObject({ code: 'plan_not_yours' })
    await expect(readPlan(fixture.deps, tom, plan.id)).rejects.toMatchObject({ code: 'plan_not_yours' })
    const nowhere = '00000000-0000-4000-8000-000000000000'
    await expect(readPlan(fixture.deps, tom, nowhere)).rejects.toMatchObject({ code: 'plan_not_found' })
  })

  test('that was made is not turned round', async () => {
    const mia = fixture.actor('mia')
    const rejected = await fixture.plan([note()])
    await rejectPlan(fixture.deps, mia, rejected.id)
    const approval = approvePlan(fixture.deps, mia, rejected.id, { expectedHash: rejected.hash })
    await expect(approval).rejects.toMatchObject({ code: 'plan_state_conflict' })
    const applied = await fixture.apply(await fixture.plan([note()]))
    await expect(rejectPlan(fixture.deps, mia, applied.id)).rejects.toMatchObject({ code: 'plan_state_conflict' })
  })

  test('queues one job, however often it is sent', async () => {
    const plan = await fixture.plan([note()])
    fixture.jobs.length = 0
    const mia = fixture.actor('mia')
    const approve = async () => approvePlan(fixture.deps, mia, plan.id, { expectedHash: plan.hash })
    expect(await approve()).toMatchObject({ state: 'approved', approvedAt: expect.any(String) })
    expect(await approve()).toMatchObject({ state: 'approved' })
    expect(fixture.jobs).toEqual([{ workspaceId: fixture.workspaceId, planId: plan.id }])
  })

  test('is not kept when its job cannot be queued', async () => {
    const plan = await fixture.plan([note()])
    const deps = { ...fixture.deps, enqueueApply: () => Promise.reject(new Error('The queue is away')) }
    const attempt = approvePlan(deps, fixture.actor('mia'), plan.id, { expectedHash: plan.hash })
    await expect(attempt).rejects.toThrow('The queue is away')
    expect((await fixture.read(plan.id)).state).toBe('draft')
  })
})

test('the history tells who planned, approved and applied, and each field before and after (P52)', async () => {
  const plan = await fixture.plan([phone('+49 30 2')])
  await fixture.apply(plan)
  const { items: events } = await listAuditEvents(fixture.deps, { ...fixture.actor('ada'), role: 'admin' })
  const ofPlan = events.filter(({ planId }) => planId === plan.id)
  expect(ofPlan.map(({ kind }) => kind).sort()).toEqual(['plan_applied', 'plan_approved', 'plan_created'])
  expect(ofPlan.every(({ memberId }) => memberId === fixture.actor('mia').memberId)).toBe(true)
  expect(ofPlan.find(({ kind }) => kind === 'plan_applied')?.detail).toMatchObject({
    changes: [{ fields: [{ column: 'telephone1', before: '+49 30 1', after: '+49 30 2' }] }],
    receipt: { appliedBy: { systemUserId: fixture.systemUserId('mia') } },
  })
})

/** Lets something go wrong with the next write, once; reads before it are left alone. */
function failingWrites(arm: () => void): PlanFixture['deps']['dataverseFor'] {
  const { dataverseFor } = fixture.deps
  return async (actor) => {
    fixture.deps.dataverseFor = dataverseFor
    const client = await dataverseFor(actor)
    return {
      ...client,
      async changeSet(operations, options) {
        arm()
        return client.changeSet(operations, options)
      },
    }
  }
}
