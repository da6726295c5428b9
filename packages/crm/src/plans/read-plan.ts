import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { getOwnPlan } from './own-plan.ts'
import type { Plan } from './plan.ts'

/** @throws {CrmError} `plan_not_found`, `plan_not_yours` */
export async function readPlan({ db }: Pick<Deps, 'db'>, actor: Actor, planId: string): Promise<Plan> {
  const { plan } = await inWorkspace(db, actor.workspaceId, async (trx) => getOwnPlan(trx, actor, planId))
  return plan
}
