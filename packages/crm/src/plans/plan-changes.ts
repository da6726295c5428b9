import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import type { FieldInputProblem } from '../fields/field-input.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { arrangeOperations } from './arrange-operations.ts'
import { hashOf } from './canonical-json.ts'
import { deriveId } from './derive-id.ts'
import { draftChanges } from './draft-changes.ts'
import { auditedPlan } from './audited-plan.ts'
import { findPlan, findPlanByKey, insertPlan, type StoredPlan } from './plan.store.ts'
import type { Plan, PlannedChange } from './plan.ts'
import type { PlannedOperation } from './planned-operation.ts'
import type { PlanProposal } from './proposal.ts'

export type PlanDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'dataverseFor' | 'pipelineCache'>

export interface Proposal extends PlanProposal {
  /** The same key with the same proposal answers the same plan, and creates the same rows, however often it is sent. */
  idempotencyKey?: string | undefined
}

/**
 * Makes a plan of what somebody wishes: names and labels are looked up, the rows concerned are read, and what can be known
 * to fail is said now. Writes nothing to Dynamics.
 *
 * @throws {CrmError} `plan_refused` with every field that cannot be written as asked, `plan_without_effect`,
 * `table_not_writable`, `idempotency_key_reused`
 * @throws {RowNotFoundError} @throws {AccessDeniedError} @throws {UnknownNameError}
 */
export async function planChanges(
  deps: PlanDeps,
  actor: Actor,
  { idempotencyKey, ...proposal }: Proposal,
): Promise<Plan> {
  const { workspaceId, memberId } = actor
  const proposalHash = hashOf(proposal)
  const known = await planOfKey(deps, actor, idempotencyKey)
  if (known) return samePlan(known, proposalHash)

  const planId = deps.newId()
  const seed = [workspaceId, memberId, idempotencyKey === undefined ? 'plan' : 'key', idempotencyKey ?? planId]
  const { changes, operations } = await draftPlan(deps, actor, proposal, seed)
  const createdAt = deps.clock.now()
  const stored = await inWorkspace(deps.db, workspaceId, async (trx) => {
    const inserted = await insertPlan(trx, {
      workspaceId,
      id: planId,
      memberId,
      hash: hashOf(operations),
      reason: proposal.reason,
      source: proposal.source,
      idempotencyKey,
      proposalHash,
      changes,
      operations,
      createdAt,
    })
    if (!inserted) return undefined
    const detail = auditedPlan({ changes, reason: proposal.reason, source: proposal.source })
    await recordEvent(trx, {
      id: deps.newId(),
      workspaceId,
      at: createdAt,
      kind: 'plan_created',
      memberId,
      planId,
      detail,
    })
    return findPlan(trx, planId)
  })
  if (stored) {
    deps.log({ event: 'plan.created', workspaceId, planId, memberId, operationCount: operations.length })
    return stored.plan
  }
  // The same request came twice at once, and the other one was first.
  const first = await planOfKey(deps, actor, idempotencyKey)
  if (!first) throw new Error('A plan was neither inserted nor found')
  return samePlan(first, proposalHash)
}

async function draftPlan(
  deps: PlanDeps,
  actor: Actor,
  { changes }: PlanProposal,
  seed: readonly string[],
): Promise<{ changes: PlannedChange[]; operations: PlannedOperation[] }> {
  const dataverse = await deps.dataverseFor(actor)
  const drafted = await draftChanges(dataverse, changes, {
    pipelineCache: deps.pipelineCache,
    rowIdAt: (position) => deriveId([...seed, String(position)]),
  })
  const ready = drafted.flatMap((draft) => (draft.kind === 'drafted' ? [draft] : []))
  const { operations, problems } = arrangeOperations(ready.flatMap(({ operation }) => operation ?? []))
  const refused = [...drafted.flatMap((draft) => (draft.kind === 'refused' ? draft.problems : [])), ...problems]
  if (refused.length > 0) throw refusal(refused)
  if (operations.length === 0) throw withoutEffect(ready.map(({ change }) => change))
  return { changes: ready.map(({ change }) => change), operations }
}

async function planOfKey(
  { db }: PlanDeps,
  { workspaceId, memberId }: Actor,
  idempotencyKey: string | undefined,
): Promise<StoredPlan | undefined> {
  if (idempotencyKey === undefined) return undefined
  return inWorkspace(db, workspaceId, async (trx) => findPlanByKey(trx, memberId, idempotencyKey))
}

function samePlan({ plan, proposalHash }: StoredPlan, expected: string): Plan {
  if (proposalHash === expected) return plan
  throw new CrmError({
    code: 'idempotency_key_reused',
    message: 'This idempotency key belongs to another proposal.',
    help: 'Send a new key with a new proposal; the same key only with the same proposal.',
  })
}

function refusal(problems: readonly FieldInputProblem[]): CrmError {
  const [only, ...more] = problems
  return new CrmError({
    code: 'plan_refused',
    message:
      only && more.length === 0
        ? `This cannot be written as asked, because of ${only.label}. Nothing was written.`
        : `This cannot be written as asked, because of ${problems.length} fields. Nothing was written.`,
    help: 'Correct what is named and plan again.',
    fields: problems.map(({ column, label, problem }) => ({ column, label, problem })),
    candidates: problems.flatMap(({ candidates = [], fieldCandidates = [] }) => [...candidates, ...fieldCandidates]),
  })
}

const withoutEffect = (changes: readonly PlannedChange[]): CrmError => {
  const why = [...new Set(changes.flatMap(({ warnings }) => warnings))].join(' ')
  return new CrmError({
    code: 'plan_without_effect',
    message: `This plan would change nothing. ${why}`.trim(),
    help: 'Change a value, or leave it.',
  })
}
