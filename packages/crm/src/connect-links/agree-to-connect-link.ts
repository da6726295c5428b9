import type { Deps } from '../deps.ts'
import { openSessionAt } from '../sessions/open-session.ts'
import { storeIntent } from '../sessions/session.store.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { openConnectLink } from './read-connect-link-offer.ts'

/**
 * The person read who asks for what, and said yes: the next sign-in of this browser is for the link.
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
    const session = await openSessionAt(trx, { sessionId, workspaceId, now })
    await storeIntent(trx, session.stored.hash, { kind: 'connect-link', workspaceId, connectLinkId })
    return { sessionId: session.id }
  })
}
