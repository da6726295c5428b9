import { type Selectable, sql } from 'kysely'
import type { Transaction } from '../database.ts'
import type { PlansTable } from './plan.table.ts'
import type { Conflict, Plan, PlannedChange, PlanProblem, PlanState, Receipt } from './plan.ts'
import type { PlannedOperation } from './planned-operation.ts'

/** A plan with what is not shown of it. */
export interface StoredPlan {
  plan: Plan
  memberId: string
  proposalHash: string
  operations: PlannedOperation[]
  attempts: number
  /** An attempt may have written: read back before sending again. */
  wasSent: boolean
}

export interface NewPlan {
  workspaceId: string
  id: string
  memberId: string
  hash: string
  reason: string | undefined
  source: string | undefined
  idempotencyKey: string | undefined
  proposalHash: string
  changes: readonly PlannedChange[]
  operations: readonly PlannedOperation[]
  createdAt: Date
}

/** False when the member has a plan with this idempotency key already. */
export async function insertPlan(trx: Transaction, plan: NewPlan): Promise<boolean> {
  const inserted = await trx
    .insertInto('plans')
    .values({
      workspace_id: plan.workspaceId,
      plan_id: plan.id,
      created_by: plan.memberId,
      state: 'draft',
      hash: plan.hash,
      reason: plan.reason ?? null,
      source: plan.source ?? null,
      idempotency_key: plan.idempotencyKey ?? null,
      proposal_hash: plan.proposalHash,
      changes: JSON.stringify(plan.changes),
      operations: JSON.stringify(plan.operations),
      created_at: plan.createdAt,
      approved_at: null,
      lease_id: null,
      lease_until: null,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'created_by', 'idempotency_key']).doNothing())
    .returning('plan_id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function findPlan(trx: Transaction, planId: string): Promise<StoredPlan | undefined> {
  const row = await plansWithNames(trx).where('plan_id', '=', planId).executeTakeFirst()
  return row && toStoredPlan(row)
}

export async function findPlanByKey(
  trx: Transaction,
  memberId: string,
  idempotencyKey: string,
): Promise<StoredPlan | undefined> {
  const row = await plansWithNames(trx)
    .where('created_by', '=', memberId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
  return row && toStoredPlan(row)
}

/** Newest first. */
export async function findPlansOf(
  trx: Transaction,
  memberId: string,
  { state, limit }: { state: PlanState | undefined; limit: number },
): Promise<Plan[]> {
  const ofMember = plansWithNames(trx).where('created_by', '=', memberId)
  const rows = await (state === undefined ? ofMember : ofMember.where('state', '=', state))
    .orderBy('plans.created_at', 'desc')
    .orderBy('plan_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => toStoredPlan(row).plan)
}

/** False when the plan is in none of the states any more. */
export async function markApproved(trx: Transaction, planId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('plans')
    .set({ state: 'approved', approved_at: at })
    .where('plan_id', '=', planId)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** An approved plan that may have been written is not given up any more: only reading back can tell what became of it. */
export async function markRejected(trx: Transaction, planId: string): Promise<boolean> {
  const { numUpdatedRows } = await rejected(trx).where('plan_id', '=', planId).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Every plan of the member that can be given up. Answers which they were. */
export async function markPlansRejected(trx: Transaction, memberId: string): Promise<string[]> {
  const rows = await rejected(trx).where('created_by', '=', memberId).returning('plan_id').execute()
  return rows.map(({ plan_id }) => plan_id)
}

const rejected = (trx: Transaction) =>
  trx
    .updateTable('plans')
    .set({ state: 'rejected' })
    .where((where) =>
      where.or([
        where('state', 'in', ['draft', 'conflicted']),
        where.and([where('state', '=', 'approved'), where('sent_at', 'is', null)]),
      ]),
    )

/** Waiting for a worker: approved, or left by one whose lease ended. */
export async function findWaitingPlans(trx: Transaction, memberId: string | undefined): Promise<string[]> {
  const waiting = trx
    .selectFrom('plans')
    .select('plan_id')
    .where((where) =>
      where.or([
        where('state', '=', 'approved'),
        where.and([where('state', '=', 'applying'), where('lease_until', '<', sql<Date>`now()`)]),
      ]),
    )
    .orderBy('approved_at')
  const rows = await (memberId === undefined ? waiting : waiting.where('created_by', '=', memberId)).execute()
  return rows.map(({ plan_id }) => plan_id)
}

const plansWithNames = (trx: Transaction) =>
  trx
    .selectFrom('plans')
    .innerJoin('members', (join) =>
      join.onRef('members.workspace_id', '=', 'plans.workspace_id').onRef('members.member_id', '=', 'plans.created_by'),
    )
    .selectAll('plans')
    .select('members.name as member_name')

function toStoredPlan(row: Selectable<PlansTable> & { member_name: string }): StoredPlan {
  const plan: Plan = {
    id: row.plan_id,
    hash: row.hash,
    state: row.state,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.source === null ? {} : { source: row.source }),
    createdBy: { id: row.created_by, name: row.member_name },
    createdAt: row.created_at.toISOString(),
    ...(row.approved_at === null ? {} : { approvedAt: row.approved_at.toISOString() }),
    changes: row.changes,
    ...optional('receipt', row.receipt),
    ...optional('conflict', row.conflict),
    ...optional('failure', row.failure),
  }
  return {
    plan,
    memberId: row.created_by,
    proposalHash: row.proposal_hash,
    operations: row.operations,
    attempts: row.attempts,
    wasSent: row.sent_at !== null,
  }
}

const optional = <Name extends string, Value extends Receipt | Conflict | PlanProblem>(
  name: Name,
  value: Value | null,
): Partial<Record<Name, Value>> => (value === null ? {} : ({ [name]: value } as Record<Name, Value>))
