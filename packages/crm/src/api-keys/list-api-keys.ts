import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { ApiKey } from './api-key.ts'
import { selectKeys } from './api-key.store.ts'

/** The newest first: all of the workspace for its administrators, their own for everybody else. Never a secret. */
export async function listApiKeys(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { workspaceId, memberId, role }: Actor,
): Promise<ApiKey[]> {
  const keys = await inWorkspace(db, workspaceId, async (trx) => selectKeys(trx, clock.now()))
  return keys.filter(({ createdBy }) => role === 'admin' || createdBy.id === memberId)
}
