import { recordEvent } from '../audit/audit-event.store.ts'
import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { getOwnPlan } from './own-plan.ts'
import { markRejected } from './plan.store.ts'
import type { Plan } from './plan.ts'
import { stateConflict } from './state-conflict.ts'

/**
 * Gives a plan up; nothing of it is or will be written.
 *
 * @throws {CrmError} `plan_state_conflict`, `plan_not_found`, `plan_not_yours`
 */
export async function rejectPlan(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log'>,
  actor: Actor,
  planId: string,
): Promise<Plan> {
  const { workspaceId, memberId } = actor
  const { plan, moved } = await inWorkspace(deps.db, workspaceId, async (trx) => {
    const { plan: found } = await getOwnPlan(trx, actor, planId)
    if (found.state === 'rejected') return { plan: found, moved: false }
    if (!(await markRejected(trx, planId))) {
      const { plan: now } = await getOwnPlan(trx, actor, planId)
      throw stateConflict(now.state, 'rejected')
    }
    const event = { id: deps.newId(), workspaceId, at: deps.clock.now(), kind: 'plan_rejected' as const }
    await recordEvent(trx, { ...event, memberId, planId, detail: {} })
    return { plan: (await getOwnPlan(trx, actor, planId)).plan, moved: true }
  })
  if (moved) deps.log({ event: 'plan.moved', workspaceId, planId, state: 'rejected' })
  return plan
}
