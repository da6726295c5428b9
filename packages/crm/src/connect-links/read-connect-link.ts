import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { findLinkOfKey } from './connect-link.store.ts'
import type { ConnectLink } from './connect-link.ts'
import { keyOfActor } from './key-of-actor.ts'

/** What became of a link that this key made. @throws {CrmError} `api_key_needed`, `connect_link_not_found` */
export async function readConnectLink(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<ConnectLink> {
  const apiKeyId = keyOfActor(actor)
  const link = await inWorkspace(db, actor.workspaceId, async (trx) =>
    findLinkOfKey(trx, { id, apiKeyId, now: clock.now() }),
  )
  if (link) return link
  throw new CrmError({
    code: 'connect_link_not_found',
    message: 'This key made no connect link with this id.',
    help: 'Ask with the id that came with the link.',
  })
}
