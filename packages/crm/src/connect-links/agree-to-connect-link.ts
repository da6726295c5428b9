import type { Deps } from '../deps.ts'
import { openSession } from '../sessions/open-session.ts'
import { storeIntent, storeSessionWorkspace } from '../sessions/session.store.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { openConnectLink } from './read-connect-link-offer.ts'

/**
 * The person read who asks for what, and said yes: the next sign-in of this browser is for the link. A browser where
 * somebody of another workspace is signed in gets a session without anybody: a session never changes companies.
 *
 * @throws {CrmError} `connect_link_not_valid`
 */
export async function agreeToConnectLink(
  deps: Pick<Deps, 'db' | 'clock'>,
  { sessionId, code }: { sessionId: string | undefined; code: string },
): Promise<{ sessionId: string }> {
  const { db, clock } = deps
  const { id: connectLinkId, workspaceId } = await openConnectLink(deps, code)
  const now = clock.now()
  return inInstallation(db, async (trx) => {
    const known = await openSession(trx, sessionId, now)
    const elsewhere = known.stored.owner !== undefined && known.stored.owner.workspaceId !== workspaceId
    const session = elsewhere ? await openSession(trx, undefined, now) : known
    await storeSessionWorkspace(trx, session.stored.hash, workspaceId)
    await storeIntent(trx, session.stored.hash, { kind: 'connect-link', workspaceId, connectLinkId })
    return { sessionId: session.id }
  })
}
