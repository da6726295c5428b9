import type { Deps } from '../deps.ts'
import { listWorkspaceIds } from '../workspaces/workspace.store.ts'
import { resumePlans } from './resume-plans.ts'

/** Queues every approved plan that still waits: a server that starts takes up what others gave up while it was away. */
export async function resumeEveryPlan(deps: Pick<Deps, 'db' | 'enqueueApply'>): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(deps.db)) await resumePlans(deps, { workspaceId })
}
