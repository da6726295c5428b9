import type { Deps } from '../deps.ts'
import { openSession } from '../sessions/open-session.ts'
import { storeIntent, storeSessionWorkspace } from '../sessions/session.store.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { openInvitation } from './read-invitation-offer.ts'

/**
 * The next sign-in of this browser is for the invitation; it is used up when that has let somebody in. A browser where
 * somebody of another workspace is signed in gets a session without anybody: a session never changes companies.
 *
 * @throws {CrmError} `invitation_not_valid`
 */
export async function followInvitation(
  deps: Pick<Deps, 'db' | 'clock'>,
  { sessionId, code }: { sessionId: string | undefined; code: string },
): Promise<{ sessionId: string }> {
  const { db, clock } = deps
  const { id: invitationId, workspaceId } = await openInvitation(deps, code)
  const now = clock.now()
  return inInstallation(db, async (trx) => {
    const known = await openSession(trx, sessionId, now)
    const elsewhere = known.stored.owner !== undefined && known.stored.owner.workspaceId !== workspaceId
    const session = elsewhere ? await openSession(trx, undefined, now) : known
    await storeSessionWorkspace(trx, session.stored.hash, workspaceId)
    await storeIntent(trx, session.stored.hash, { kind: 'invitation', workspaceId, invitationId })
    return { sessionId: session.id }
  })
}
