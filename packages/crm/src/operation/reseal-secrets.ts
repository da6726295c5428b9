import { resealConnections } from '../connections/reseal-connections.ts'
import type { Deps } from '../deps.ts'
import { resealNotices } from '../notices/reseal-notices.ts'
import type { ResealTally } from '../sealing/reseal-tally.ts'
import { resealSignIns } from '../sessions/reseal-sign-ins.ts'
import { listWorkspaceIds } from '../workspaces/workspace.store.ts'

/**
 * Seals everything with the newest key of the ring that was sealed with another one, so that the others can be given up.
 * May run at any time, on any number of servers at once, and again after it was interrupted.
 */
export async function resealSecrets(
  deps: Pick<Deps, 'db' | 'seal' | 'log'>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<ResealTally> {
  const tally: ResealTally = { resealed: 0, unreadable: 0 }
  await resealSignIns(deps, tally)
  for (const workspaceId of await listWorkspaceIds(deps.db)) {
    await resealConnections(deps, workspaceId, tally, signal)
    await resealNotices(deps, workspaceId, tally)
  }
  const { resealed, unreadable } = tally
  if (resealed + unreadable > 0) deps.log({ event: 'keys.resealed', keyId: deps.seal.keyId, resealed, unreadable })
  return tally
}
