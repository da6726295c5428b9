import type { Actor, Deps } from '../deps.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { selectSessionsOf } from './member-session.store.ts'
import { sessionHash } from './session-id.ts'
import type { SignedInSessionList } from './signed-in-session.ts'

/** Where the member is signed in to this workspace. `sessionId`: of the browser that asks. */
export async function listSessions(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  sessionId: string,
): Promise<SignedInSessionList> {
  const asks = { hash: sessionHash(sessionId), now: clock.now() }
  return { items: await inInstallation(db, async (trx) => selectSessionsOf(trx, actor, asks)) }
}
