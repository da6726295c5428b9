import { sql } from 'kysely'
import type { Transaction } from '../database.ts'
import type { Conflict, PlanProblem, Receipt } from './plan.ts'
import { findPlan, type StoredPlan } from './plan.store.ts'

/**
 * Shorter than the time over which the job is tried again: whoever takes it up after a worker died finds the lease ended.
 * A worker that is slower than its lease does no harm, for a second sending meets ids that exist and versions that changed.
 */
const leaseSeconds = 60

const leaseEnd = sql<Date>`now() + make_interval(secs => ${sql.lit(leaseSeconds)})`

/** One worker's turn at a plan. */
export interface Lease {
  planId: string
  leaseId: string
}

export type Taken = { kind: 'taken'; stored: StoredPlan } | { kind: 'busy' } | { kind: 'nothing-to-do' }

/** `approved` → `applying`, for one worker alone. Also takes over what another worker left, by the database's own clock. */
export async function takePlan(trx: Transaction, { planId, leaseId }: Lease): Promise<Taken> {
  const { numUpdatedRows } = await trx
    .updateTable('plans')
    .set({ state: 'applying', lease_id: leaseId, lease_until: leaseEnd, attempts: sql<number>`attempts + 1` })
    .where('plan_id', '=', planId)
    .where((where) =>
      where.or([
        where('state', '=', 'approved'),
        where.and([where('state', '=', 'applying'), where('lease_until', '<', sql<Date>`now()`)]),
      ]),
    )
    .executeTakeFirst()
  const stored = await findPlan(trx, planId)
  if (numUpdatedRows > 0n && stored) return { kind: 'taken', stored }
  return { kind: stored?.plan.state === 'applying' ? 'busy' : 'nothing-to-do' }
}

/** From here on it may have been written. False when the lease went to somebody else. */
export async function markSent(trx: Transaction, lease: Lease, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await held(trx, lease)
    .set({ sent_at: sql<Date>`coalesce(sent_at, ${at})`, lease_until: leaseEnd })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type Conclusion =
  | { state: 'applied'; receipt: Receipt }
  | { state: 'conflicted'; conflict: Conflict }
  | { state: 'failed'; failure: PlanProblem }
  /** To be tried again. `sent: false`: it is known that nothing was ever sent. */
  | { state: 'approved'; sent: boolean }

/** Ends the worker's turn. False when the lease went to somebody else, who then decides. */
export async function concludePlan(trx: Transaction, lease: Lease, conclusion: Conclusion): Promise<boolean> {
  const { numUpdatedRows } = await held(trx, lease)
    .set({
      state: conclusion.state,
      lease_id: null,
      lease_until: null,
      ...(conclusion.state === 'applied' ? { receipt: JSON.stringify(conclusion.receipt) } : {}),
      ...(conclusion.state === 'conflicted' ? { conflict: JSON.stringify(conclusion.conflict) } : {}),
      ...(conclusion.state === 'failed' ? { failure: JSON.stringify(conclusion.failure) } : {}),
      ...(conclusion.state === 'approved' && !conclusion.sent ? { sent_at: null } : {}),
    })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The plan stays `applying`, because nobody knows what became of it, and the next worker may take it at once. */
export async function endLease(trx: Transaction, lease: Lease): Promise<void> {
  await held(trx, lease)
    .set({ lease_until: sql<Date>`now() - interval '1 second'` })
    .execute()
}

const held = (trx: Transaction, { planId, leaseId }: Lease) =>
  trx.updateTable('plans').where('plan_id', '=', planId).where('state', '=', 'applying').where('lease_id', '=', leaseId)
