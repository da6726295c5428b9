import { deleteOverAttempts } from '../attempts/over-attempt.store.ts'
import { deleteOverLinks } from '../connect-links/over-link.store.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { deleteOverInvitations } from '../invitations/over-invitation.store.ts'
import { deleteOverNotices } from '../notices/over-notice.store.ts'
import { deleteOverSessions, forgetOverSignIns } from '../sessions/over-session.store.ts'
import { inInstallation, inWorkspace } from '../workspaces/in-workspace.ts'
import { listWorkspaceIds } from '../workspaces/workspace.store.ts'

/** How many rows of each kind. */
export interface DeletedRows {
  sessions: number
  /** Not the session, but what its sign-in would have been finished with. */
  signIns: number
  attempts: number
  connectLinks: number
  invitations: number
  notices: number
}

interface DeletionBounds {
  signal?: AbortSignal
  /** In one transaction, so that nobody waits for it. */
  batchRows?: number
}

/**
 * What nobody can use any more goes: sessions, started sign-ins, counts of attempts, links, invitations and notices that ended
 * long ago. Plans with their idempotency keys, keys and the history stay. May run at any time, on any number of servers at once;
 * what is left when `signal` ends it goes the next time.
 */
export async function deleteWhatIsOver(
  { db, clock, log }: Pick<Deps, 'db' | 'clock' | 'log'>,
  { signal, batchRows = 500 }: DeletionBounds = {},
): Promise<DeletedRows> {
  const now = clock.now()
  const inBatches = async (
    run: (work: (trx: Transaction) => Promise<number>) => Promise<number>,
    work: (trx: Transaction, at: Date, limit: number) => Promise<number>,
  ): Promise<number> => {
    let rows = 0
    for (let last = batchRows; last === batchRows && signal?.aborted !== true; rows += last) {
      last = await run(async (trx) => work(trx, now, batchRows))
    }
    return rows
  }
  const installed = async (work: (trx: Transaction) => Promise<number>) => inInstallation(db, work)
  const deleted: DeletedRows = {
    sessions: await inBatches(installed, deleteOverSessions),
    signIns: await inBatches(installed, forgetOverSignIns),
    attempts: await inBatches(installed, deleteOverAttempts),
    connectLinks: 0,
    invitations: 0,
    notices: 0,
  }
  for (const workspaceId of await listWorkspaceIds(db)) {
    const there = async (work: (trx: Transaction) => Promise<number>) => inWorkspace(db, workspaceId, work)
    deleted.connectLinks += await inBatches(there, deleteOverLinks)
    deleted.invitations += await inBatches(there, deleteOverInvitations)
    deleted.notices += await inBatches(there, deleteOverNotices)
  }
  if (Object.values(deleted).some((rows) => rows > 0)) log({ event: 'over.deleted', ...deleted })
  return deleted
}
