import { recordEvent } from '../audit/audit-event.store.ts'
import type { Deps } from '../deps.ts'
import { enterWorkspace, inInstallation } from '../workspaces/in-workspace.ts'
import { deleteSession, findSession } from './session.store.ts'

/** Ends the browser's session. The connection stays, so that approved plans go on; see `disconnect` for that. */
export async function signOut(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  sessionId: string,
): Promise<void> {
  const at = clock.now()
  await inInstallation(db, async (trx) => {
    const session = await findSession(trx, sessionId, at)
    if (!session) return
    await deleteSession(trx, session.hash)
    if (!session.owner) return
    const { workspaceId } = session.owner
    await enterWorkspace(trx, workspaceId)
    await recordEvent(trx, { id: newId(), ...session.owner, at, kind: 'signed_out', detail: {} })
  })
}
