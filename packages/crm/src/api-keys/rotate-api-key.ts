import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { IssuedApiKey, RotateApiKey } from './api-key.ts'
import { getKey, replaceSecret } from './api-key.store.ts'
import { keyHash, newKeyText } from './key-text.ts'
import { getKeyInReach } from './key-in-reach.ts'

const hourMs = 60 * 60 * 1000

/**
 * A new secret; the one before it is good for a while longer, and none before that. Only for whoever made the key: who
 * knows the secret acts in that person's name.
 *
 * @throws {CrmError} `api_key_not_found`, `api_key_not_yours`, `api_key_ended`
 */
export async function rotateApiKey(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, formerHoldsForHours = 24 }: RotateApiKey & { id: string },
): Promise<IssuedApiKey> {
  const { workspaceId, memberId } = actor
  const at = clock.now()
  const secret = newKeyText(workspaceId)
  const key = await inWorkspace(db, workspaceId, async (trx) => {
    const { createdBy, state } = await getKeyInReach(trx, actor, { id, now: at })
    if (createdBy.id !== memberId) throw notYours(createdBy.name)
    const formerUntil = formerHoldsForHours === 0 ? undefined : new Date(at.getTime() + formerHoldsForHours * hourMs)
    const replaced = state === 'active' && (await replaceSecret(trx, { id, secretHash: keyHash(secret), formerUntil }))
    if (!replaced) throw ended()
    await recordEvent(trx, {
      id: newId(),
      workspaceId,
      at,
      kind: 'api_key_rotated',
      memberId,
      detail: { apiKeyId: id, formerSecretUntil: formerUntil?.toISOString() },
    })
    return getKey(trx, id, at)
  })
  return { key, secret }
}

const notYours = (maker: string): CrmError =>
  new CrmError({
    code: 'api_key_not_yours',
    message: 'This API key acts for somebody else, so you cannot have its secret.',
    help: `${maker} rotates it, or you revoke it.`,
  })

const ended = (): CrmError =>
  new CrmError({
    code: 'api_key_ended',
    message: 'This API key was revoked or has expired.',
    help: 'Make a new key.',
  })
