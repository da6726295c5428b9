import { recordEvent } from '../audit/audit-event.store.ts'
import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { ApiKey } from './api-key.ts'
import { getKey, markRevoked } from './api-key.store.ts'
import { getKeyInReach } from './key-in-reach.ts'

/** From the next request on it opens nothing, in whichever process. Doing it again changes nothing. @throws {CrmError} `api_key_not_found` */
export async function revokeApiKey(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  id: string,
): Promise<ApiKey> {
  const { workspaceId, memberId } = actor
  const at = clock.now()
  return inWorkspace(db, workspaceId, async (trx) => {
    const { name } = await getKeyInReach(trx, actor, { id, now: at })
    if (await markRevoked(trx, id, at)) {
      const detail = { apiKeyId: id, name }
      await recordEvent(trx, { id: newId(), workspaceId, at, kind: 'api_key_revoked', memberId, detail })
    }
    return getKey(trx, id, at)
  })
}
