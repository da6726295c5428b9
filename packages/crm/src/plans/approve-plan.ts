import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { asLoginRole, inWorkspace } from '../workspaces/in-workspace.ts'
import { getOwnPlan } from './own-plan.ts'
import { markApproved } from './plan.store.ts'
import type { Plan } from './plan.ts'
import type { Approval } from './proposal.ts'
import { stateConflict } from './state-conflict.ts'

/**
 * Approves exactly what was read. The job that applies it is queued in the same transaction, so neither is without the
 * other. Approving again what is approved already changes nothing.
 *
 * @throws {CrmError} `plan_hash_mismatch`, `plan_state_conflict`, `plan_not_found`, `plan_not_yours`
 */
export async function approvePlan(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'enqueueApply'>,
  actor: Actor,
  planId: string,
  { expectedHash }: Approval,
): Promise<Plan> {
  const { workspaceId, memberId } = actor
  const at = deps.clock.now()
  const { plan, moved } = await inWorkspace(deps.db, workspaceId, async (trx) => {
    const { plan: found } = await getOwnPlan(trx, actor, planId)
    if (found.hash !== expectedHash) throw hashMismatch()
    // A double click, or a reply that was lost on the way back.
    if (found.state === 'approved' || found.state === 'applying' || found.state === 'applied') {
      return { plan: found, moved: false }
    }
    if (!(await markApproved(trx, planId, at))) {
      const { plan: now } = await getOwnPlan(trx, actor, planId)
      throw stateConflict(now.state, 'approved')
    }
    await recordEvent(trx, {
      id: deps.newId(),
      workspaceId,
      at,
      kind: 'plan_approved',
      memberId,
      planId,
      detail: { hash: expectedHash },
    })
    await asLoginRole(trx, workspaceId, async () => deps.enqueueApply(trx, { workspaceId, planId }))
    return { plan: (await getOwnPlan(trx, actor, planId)).plan, moved: true }
  })
  if (moved) deps.log({ event: 'plan.moved', workspaceId, planId, state: 'approved' })
  return plan
}

const hashMismatch = (): CrmError =>
  new CrmError({
    code: 'plan_hash_mismatch',
    message: 'The plan is not the one that was read: its hash is another.',
    help: 'Read the plan again and approve it with the hash it has now.',
  })
