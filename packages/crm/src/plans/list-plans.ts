import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { findPlansOf } from './plan.store.ts'
import type { PlanList, PlanState } from './plan.ts'

const maxPlans = 100

/** The actor's own plans, the newest first. */
export async function listPlans(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  { state }: { state?: PlanState | undefined } = {},
): Promise<PlanList> {
  const items = await inWorkspace(db, actor.workspaceId, async (trx) =>
    findPlansOf(trx, actor.memberId, { state, limit: maxPlans }),
  )
  return { items }
}
