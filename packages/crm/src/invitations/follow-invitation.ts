import type { Deps } from '../deps.ts'
import { openSessionAt } from '../sessions/open-session.ts'
import { storeIntent } from '../sessions/session.store.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { openInvitation } from './read-invitation-offer.ts'

/**
 * The next sign-in of this browser is for the invitation; it is used up when that has let somebody in.
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
    const session = await openSessionAt(trx, { sessionId, workspaceId, now })
    await storeIntent(trx, session.stored.hash, { kind: 'invitation', workspaceId, invitationId })
    return { sessionId: session.id }
  })
}
