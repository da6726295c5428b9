import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, ApplyJob, Deps } from '../deps.ts'
import type { Transaction } from '../database.ts'
import { alarmEnvironmentChanged, environmentChanged } from '../connections/environment-changed.ts'
import { noteProblem } from '../connections/note-problem.ts'
import { findKnownMember } from '../members/member.store.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { readWorkspace } from '../workspaces/workspace.store.ts'
import { type AttemptOutcome, attemptPlan } from './attempt-plan.ts'
import { auditedPlan } from './audited-plan.ts'
import { type Conclusion, concludePlan, endLease, type Lease, markSent, takePlan } from './plan-lease.store.ts'
import type { StoredPlan } from './plan.store.ts'

export type ApplyDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'dataverseFor'>

/**
 * Writes an approved plan, as the person who made it: everything in one change set, or nothing. May be called any number
 * of times, by any number of workers, and again after any of them died: the plan has one effect.
 *
 * Resolves when there is nothing left to do now: the plan has an outcome, or it waits for its person to connect again.
 *
 * @throws {CrmError} `plan_busy`, `plan_unsettled`, and what kept an attempt from writing: call again later.
 */
export async function applyPlan(
  deps: ApplyDeps,
  { workspaceId, planId }: ApplyJob,
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  const lease = { planId, leaseId: deps.newId() }
  const turn = await inWorkspace(deps.db, workspaceId, async (trx) => takeTurn(trx, workspaceId, lease))
  if (turn.kind === 'nothing-to-do') return
  if (turn.kind === 'busy') throw busy()
  deps.log({ event: 'plan.moved', workspaceId, planId, state: 'applying' })

  const { stored, actor, organizationId } = turn
  const outcome = await attemptPlan({
    dataverse: async () => deps.dataverseFor(actor),
    stored,
    signal,
    organizationId,
    now: () => deps.clock.now(),
    async onEnvironmentChanged() {
      await alarmEnvironmentChanged(deps, workspaceId)
      await noteProblem(deps, actor, environmentChanged)
    },
    async markSent() {
      const kept = await inWorkspace(deps.db, workspaceId, async (trx) => markSent(trx, lease, deps.clock.now()))
      if (!kept) throw busy()
    },
    onSettled(verdict) {
      const settled = verdict === 'overtaken' ? 'unclear' : verdict
      deps.log({ event: 'plan.settled_by_reading', workspaceId, planId, verdict: settled })
    },
  })
  await endTurn(deps, { workspaceId, lease, stored, outcome })
  if (outcome.kind === 'again' || outcome.kind === 'unclear') throw outcome.error
}

type Turn =
  | { kind: 'taken'; stored: StoredPlan; actor: Actor; organizationId: string | undefined }
  | { kind: 'busy' }
  | { kind: 'nothing-to-do' }

async function takeTurn(trx: Transaction, workspaceId: string, lease: Lease): Promise<Turn> {
  const taken = await takePlan(trx, lease)
  if (taken.kind !== 'taken') return taken
  const { memberId } = taken.stored
  // Somebody who was removed has no connection to write with: their plan waits, as after any other loss of it.
  const known = await findKnownMember(trx, memberId)
  if (!known) throw new Error('A plan without its member')
  const { organizationId } = await readWorkspace(trx)
  return {
    kind: 'taken',
    stored: taken.stored,
    actor: { workspaceId, memberId, role: known.member.role },
    organizationId,
  }
}

interface EndedTurn {
  workspaceId: string
  lease: Lease
  stored: StoredPlan
  outcome: AttemptOutcome
}

async function endTurn(deps: ApplyDeps, { workspaceId, lease, stored, outcome }: EndedTurn): Promise<void> {
  const { planId } = lease
  if (outcome.kind === 'unclear') {
    await inWorkspace(deps.db, workspaceId, async (trx) => endLease(trx, lease))
    return
  }
  const conclusion: Conclusion =
    outcome.kind === 'concluded' ? outcome.conclusion : { state: 'approved', sent: outcome.sent }
  const concluded = await inWorkspace(deps.db, workspaceId, async (trx) => {
    if (!(await concludePlan(trx, lease, conclusion))) return false
    if (conclusion.state === 'approved') return true
    await recordEvent(trx, {
      id: deps.newId(),
      workspaceId,
      at: deps.clock.now(),
      kind: auditKinds[conclusion.state],
      memberId: stored.memberId,
      planId,
      detail: { ...auditedPlan(stored.plan), ...conclusion },
    })
    return true
  })
  if (!concluded) return
  const code = conclusion.state === 'failed' ? { code: conclusion.failure.code } : {}
  deps.log({ event: 'plan.moved', workspaceId, planId, state: conclusion.state, ...code })
}

const auditKinds = { applied: 'plan_applied', conflicted: 'plan_conflicted', failed: 'plan_failed' } as const

const busy = (): CrmError =>
  new CrmError({
    code: 'plan_busy',
    message: 'This plan is being applied at the moment.',
    help: 'Wait a moment and read it again.',
  })
