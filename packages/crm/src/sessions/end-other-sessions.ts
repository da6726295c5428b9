import { recordEvent } from '../audit/audit-event.store.ts'
import type { Actor, Deps } from '../deps.ts'
import { enterWorkspace, inInstallation } from '../workspaces/in-workspace.ts'
import { sessionHash } from './session-id.ts'
import { deleteSessionsOf } from './session.store.ts'
import type { EndedSessions } from './signed-in-session.ts'

/** Signs the member out everywhere but in the browser that asks. The connection and their API keys stay. */
export async function endOtherSessions(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  { workspaceId, memberId }: Actor,
  sessionId: string,
): Promise<EndedSessions> {
  const owner = { workspaceId, memberId }
  return inInstallation(db, async (trx) => {
    const ended = await deleteSessionsOf(trx, owner, { except: sessionHash(sessionId) })
    if (ended === 0) return { ended }
    await enterWorkspace(trx, workspaceId)
    const detail = { elsewhere: true, sessions: ended }
    await recordEvent(trx, { id: newId(), ...owner, at: clock.now(), kind: 'signed_out', detail })
    return { ended }
  })
}
