import type { Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { storeUse } from './connection.store.ts'
import type { TokenOwner } from './stored-tokens.ts'

const noteAgainMs = 15 * 60_000

/** Keeps about when each member last worked with their connection, without a write for each request. */
export function useNotes({ db, clock }: Pick<Deps, 'db' | 'clock'>): (owner: TokenOwner) => Promise<void> {
  const noted = new Map<string, number>()
  return async ({ workspaceId, memberId }) => {
    const now = clock.now()
    const key = `${workspaceId} ${memberId}`
    if (now.getTime() - (noted.get(key) ?? 0) < noteAgainMs) return
    noted.set(key, now.getTime())
    await inWorkspace(db, workspaceId, async (trx) => storeUse(trx, memberId, now))
  }
}
