import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { IssuedApiKey, NewApiKey } from './api-key.ts'
import { getKey, insertKey } from './api-key.store.ts'
import { keyHash, newKeyText } from './key-text.ts'
import { scopes } from './scope.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * A key for a program that acts for whoever makes it. What reaches beyond that person, connect links and administration,
 * is for administrators to give. The secret is in this answer and nowhere else.
 *
 * @throws {CrmError} `admin_only`
 */
export async function createApiKey(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  { workspaceId, memberId, role }: Actor,
  { name, scopes: wanted, expiresInDays, returnOrigins = [] }: NewApiKey,
): Promise<IssuedApiKey> {
  if (role !== 'admin' && (wanted.includes('connect') || wanted.includes('admin'))) throw adminOnly()
  const at = clock.now()
  const id = newId()
  const secret = newKeyText(workspaceId)
  // In the order of the list, each once.
  const given = scopes.filter((scope) => wanted.includes(scope))
  const key = await inWorkspace(db, workspaceId, async (trx) => {
    await insertKey(trx, {
      workspaceId,
      id,
      name,
      scopes: given,
      secretHash: keyHash(secret),
      returnOrigins: returnOrigins.map((text) => new URL(text).origin),
      createdBy: memberId,
      createdAt: at,
      expiresAt: expiresInDays === undefined ? undefined : new Date(at.getTime() + expiresInDays * dayMs),
    })
    await recordEvent(trx, {
      id: newId(),
      workspaceId,
      at,
      kind: 'api_key_created',
      memberId,
      detail: { apiKeyId: id, name, scopes: given },
    })
    return getKey(trx, id, at)
  })
  return { key, secret }
}

const adminOnly = (): CrmError =>
  new CrmError({
    code: 'admin_only',
    message: 'Only administrators of this workspace make keys that connect other people or administer.',
    help: 'Make a key with read, plan or approve, or ask an administrator of the workspace.',
  })
