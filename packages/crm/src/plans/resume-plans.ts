import type { ApplyJob, Deps } from '../deps.ts'
import { asLoginRole, inWorkspace } from '../workspaces/in-workspace.ts'
import { findWaitingPlans } from './plan.store.ts'

/**
 * Queues the approved plans that wait: those of one member who is connected again (P9), or all of the workspace after the
 * server was away. Queueing one that a worker has in hand does no harm.
 */
export async function resumePlans(
  { db, enqueueApply }: Pick<Deps, 'db' | 'enqueueApply'>,
  { workspaceId, memberId }: { workspaceId: string; memberId?: string | undefined },
): Promise<ApplyJob[]> {
  return inWorkspace(db, workspaceId, async (trx) => {
    const jobs = (await findWaitingPlans(trx, memberId)).map((planId) => ({ workspaceId, planId }))
    await asLoginRole(trx, workspaceId, async () => {
      for (const job of jobs) await enqueueApply(trx, job)
    })
    return jobs
  })
}
