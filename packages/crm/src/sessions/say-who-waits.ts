import { isWaiting } from '../connections/connection.ts'
import type { Deps } from '../deps.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { findSession, storeWaitsAs } from './session.store.ts'
import type { WhoWaits } from './waiting.ts'

/**
 * Whoever waits for an administrator of Entra in this browser says who they are, for the workspace's administrators to see.
 * Of whoever does not wait, or is signed in and known, nothing is kept.
 */
export async function sayWhoWaits(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { sessionId, name }: WhoWaits & { sessionId: string | undefined },
): Promise<void> {
  if (sessionId === undefined) return
  await inInstallation(db, async (trx) => {
    const session = await findSession(trx, sessionId, clock.now())
    if (session && !session.owner && isWaiting(session.problem?.state)) await storeWaitsAs(trx, session.hash, name)
  })
}
