import { eq, etagOf, list, retrieve } from '@liaison/dataverse'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { applyPlan, approvePlan, type Deps, inWorkspace, type Plan, type ProposedChange } from '../src/index.ts'
import { concludePlan, endLease, markSent, takePlan } from '../src/plans/plan-lease.store.ts'
import { observeRows } from '../src/plans/observe-rows.ts'
import { writeOperations } from '../src/plans/write-operations.ts'
import { onEveryDatabase } from './databases.ts'
import { type PlanFixture, startPlanFixture } from './plan-fixture.ts'

onEveryDatabase((database) => {
  let fixture: PlanFixture
  let accountId: string
  let dealId: string
  beforeAll(async () => {
    fixture = await startPlanFixture(database().db)
  })
  beforeEach(async () => {
    ;({ accountId, dealId } = await fixture.aDeal())
  })
  afterAll(async () => fixture?.stop())

  const changes = (): Record<string, ProposedChange[]> => ({
    'a note and an update': [
      { kind: 'add-note', regarding: { table: 'account', id: accountId }, text: 'Hello' },
      { kind: 'update', table: 'account', id: accountId, fields: { telephone1: '+49 30 2' } },
    ],
    'an update alone': [{ kind: 'update', table: 'account', id: accountId, fields: { telephone1: '+49 30 2' } }],
    'a won deal': [{ kind: 'win', opportunityId: dealId, actualRevenue: '1' }],
    'a stage move': [{ kind: 'move-stage', opportunityId: dealId, to: 'next' }],
  })
  const kinds = ['a note and an update', 'an update alone', 'a won deal', 'a stage move'] as const

  const approved = async (kind: (typeof kinds)[number]): Promise<Plan> => {
    const plan = await fixture.plan(changes()[kind] ?? [])
    return approvePlan(fixture.deps, fixture.actor('mia'), plan.id, { expectedHash: plan.hash })
  }
  /** Everything a plan of this file could write twice: how many rows, and the versions of those it changes. */
  const effects = async () => {
    const client = fixture.dataverse('ada')
    const ofDeal = { filter: eq('opportunityid', dealId), top: 1 }
    const [account, deal, instances] = await client.batch([
      retrieve('account', accountId),
      retrieve('opportunity', dealId),
      list('opportunitysalesprocess', ofDeal),
    ])
    return {
      notes: fixture.emulator.rows.count('annotation'),
      closings: fixture.emulator.rows.count('opportunityclose'),
      versions: [account, deal, ...instances.rows].map((row) => etagOf(row)),
    }
  }
  const inPlans = async <T>(work: Parameters<typeof inWorkspace<T>>[2]) =>
    inWorkspace(fixture.deps.db, fixture.workspaceId, work)
  const settledAs = (planId: string) =>
    fixture.events.flatMap((event) =>
      event.event === 'plan.settled_by_reading' && event.planId === planId ? [event.verdict] : [],
    )
  /** What happens around the next change set. */
  const aroundChangeSet = (around: (send: () => Promise<unknown>) => Promise<unknown>): Deps['dataverseFor'] => {
    const { dataverseFor } = fixture.deps
    return async (actor) => {
      const client = await dataverseFor(actor)
      return {
        ...client,
        changeSet: async (operations, options) => {
          let results: Awaited<ReturnType<typeof client.changeSet>> = []
          await around(async () => (results = await client.changeSet(operations, options)))
          return results
        },
      }
    }
  }

  describe.each(kinds)('%s', (kind) => {
    test('whose reply is lost after the write is applied once, found by reading back', async () => {
      const plan = await approved(kind)
      const cut = aroundChangeSet(async (send) => {
        fixture.emulator.faults.cutConnection({ when: 'after' })
        return send()
      })
      await applyPlan({ ...fixture.deps, dataverseFor: cut }, { workspaceId: fixture.workspaceId, planId: plan.id })
      expect(settledAs(plan.id)).toEqual(['done'])
      const after = await effects()
      expect(await fixture.read(plan.id)).toMatchObject({
        state: 'applied',
        receipt: { appliedBy: { systemUserId: fixture.systemUserId('mia') } },
      })
      expect(await fixture.runJob(plan.id)).toBeUndefined()
      expect(await effects()).toEqual(after)
    })

    test('whose connection is cut before the write is sent again, and applied once', async () => {
      const before = await effects()
      const plan = await approved(kind)
      const cut = aroundChangeSet(async (send) => {
        fixture.emulator.faults.cutConnection({ when: 'before' })
        return send()
      })
      const job = { workspaceId: fixture.workspaceId, planId: plan.id }
      await expect(applyPlan({ ...fixture.deps, dataverseFor: cut }, job)).rejects.toMatchObject({
        code: 'dataverse_connection_lost',
      })
      expect(await effects()).toEqual(before)
      expect(await fixture.read(plan.id)).toMatchObject({ state: 'approved' })
      expect(await fixture.runJob(plan.id)).toBeUndefined()
      expect(settledAs(plan.id)).toEqual(['not-done', 'not-done'])
      expect((await fixture.read(plan.id)).state).toBe('applied')
      expect(await effects()).not.toEqual(before)
    })

    test('whose worker died after the write is found applied by the next one', async () => {
      const plan = await approved(kind)
      const lease = { planId: plan.id, leaseId: fixture.deps.newId() }
      const taken = await inPlans(async (trx) => takePlan(trx, lease))
      if (taken.kind !== 'taken') throw new Error('Not taken')
      await inPlans(async (trx) => markSent(trx, lease, new Date()))
      const client = fixture.dataverse('mia')
      const { operations } = await observeRows(client, taken.stored.operations)
      await client.changeSet(writeOperations(operations))
      const after = await effects()

      expect(await fixture.runJob(plan.id)).toMatchObject({ code: 'plan_busy' })
      await inPlans(async (trx) => endLease(trx, lease))
      expect(await fixture.runJob(plan.id)).toBeUndefined()
      expect(await fixture.read(plan.id)).toMatchObject({ state: 'applied' })
      expect(await effects()).toEqual(after)
    })

    test('that a slow worker and its successor both send has one effect', async () => {
      const plan = await approved(kind)
      const job = { workspaceId: fixture.workspaceId, planId: plan.id }
      const slow = aroundChangeSet(async (send) => {
        const row = await inPlans(async (trx) =>
          trx.selectFrom('plans').select('lease_id').where('plan_id', '=', plan.id).executeTakeFirstOrThrow(),
        )
        await inPlans(async (trx) => endLease(trx, { planId: plan.id, leaseId: row.lease_id ?? '' }))
        expect(await fixture.runJob(plan.id)).toBeUndefined()
        return send()
      })
      const before = await effects()
      await applyPlan({ ...fixture.deps, dataverseFor: slow }, job).catch(() => undefined)
      expect((await fixture.read(plan.id)).state).toBe('applied')
      const { notes, closings } = await effects()
      expect(notes - before.notes).toBe(kind === 'a note and an update' ? 1 : 0)
      expect(closings - before.closings).toBe(kind === 'a won deal' ? 1 : 0)
    })
  })

  test('several workers at one plan write it once', async () => {
    const before = await effects()
    const plan = await approved('a note and an update')
    const second = { ...fixture.deps, db: database().another() }
    const workers = [fixture.deps, second, fixture.deps, second, fixture.deps, second]
    const job = { workspaceId: fixture.workspaceId, planId: plan.id }
    const ends = await Promise.allSettled(workers.map(async (deps) => applyPlan(deps, job)))
    const reasons = ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []))
    expect(reasons.length).toBeLessThan(workers.length)
    expect(reasons).toEqual(reasons.map(() => expect.objectContaining({ code: 'plan_busy' })))
    expect((await fixture.read(plan.id)).state).toBe('applied')
    expect((await effects()).notes).toBe(before.notes + 1)
    const applied = fixture.events.filter(
      (event) => event.event === 'plan.moved' && event.planId === plan.id && event.state === 'applied',
    )
    expect(applied).toHaveLength(1)
  })

  test('a worker whose turn went to another one decides nothing any more', async () => {
    const { id: planId } = await approved('a note and an update')
    const [late, current] = [fixture.deps.newId(), fixture.deps.newId()].map((leaseId) => ({ planId, leaseId }))
    if (!late || !current) throw new Error('No leases')
    await inPlans(async (trx) => takePlan(trx, late))
    await inPlans(async (trx) => endLease(trx, late))
    expect(await inPlans(async (trx) => takePlan(trx, current))).toMatchObject({ kind: 'taken' })
    const again = { state: 'approved', sent: false } as const
    expect(await inPlans(async (trx) => markSent(trx, late, new Date()))).toBe(false)
    expect(await inPlans(async (trx) => concludePlan(trx, late, again))).toBe(false)
    expect((await fixture.read(planId)).state).toBe('applying')
    expect(await inPlans(async (trx) => concludePlan(trx, current, again))).toBe(true)
  })

  test('two people never mix: each record is by the one who planned it (P50)', async () => {
    const people = ['mia', 'tom', 'eva', 'mia', 'tom', 'eva']
    const plans = await Promise.all(
      people.map(async (person) => {
        const { accountId: about } = await fixture.aDeal(person)
        const change: ProposedChange = { kind: 'add-note', regarding: { table: 'account', id: about }, text: person }
        return { person, plan: await fixture.plan([change], person) }
      }),
    )
    await Promise.all(plans.map(async ({ person, plan }) => fixture.apply(plan, person)))
    for (const { person, plan } of plans) {
      const { receipt } = await fixture.read(plan.id, person)
      const userId = fixture.systemUserId(person)
      expect(receipt).toMatchObject({ appliedBy: { systemUserId: userId }, records: [{ createdBy: userId }] })
      const [record] = receipt?.records ?? []
      expect(fixture.emulator.rows.get('annotation', record?.id ?? '')).toMatchObject({ createdby: { id: userId } })
    }
  })
})
