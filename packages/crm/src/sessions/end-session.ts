import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { enterWorkspace, inInstallation } from '../workspaces/in-workspace.ts'
import { deleteSessionOf } from './member-session.store.ts'
import { sessionHash } from './session-id.ts'

/**
 * Signs the member out where this session is: a browser they forgot, or the one that asks. The connection stays.
 *
 * @throws {CrmError} `session_not_found`, also for sessions of others
 */
export async function endSession(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  { workspaceId, memberId }: Actor,
  { id, sessionId }: { id: string; /** Of the browser that asks. */ sessionId: string },
): Promise<{ isThis: boolean }> {
  const owner = { workspaceId, memberId }
  const ended = await inInstallation(db, async (trx) => {
    const session = await deleteSessionOf(trx, owner, { sessionId: id, hash: sessionHash(sessionId) })
    if (!session) return undefined
    const { isThis, ...browser } = session
    await enterWorkspace(trx, workspaceId)
    const detail = isThis ? {} : { elsewhere: true, ...browser }
    await recordEvent(trx, { id: newId(), ...owner, at: clock.now(), kind: 'signed_out', detail })
    return { isThis }
  })
  if (ended) return ended
  throw new CrmError({
    code: 'session_not_found',
    message: 'You have no session with this id.',
    help: 'It may have ended meanwhile. Look for it in the list of your sessions.',
  })
}
