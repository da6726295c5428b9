import type { Transaction } from '../database.ts'
import type { Scope } from './scope.ts'

export interface UsableKey {
  id: string
  scopes: readonly Scope[]
  createdBy: string
  lastUsedAt: Date | undefined
}

/** How exact `last_used_at` is. */
const useStepSeconds = 60

/** Not revoked, not expired; the secret before a rotation counts as long as it was given. */
export async function findUsableKey(trx: Transaction, secretHash: Buffer, now: Date): Promise<UsableKey | undefined> {
  const row = await trx
    .selectFrom('api_keys')
    .selectAll()
    .where((where) =>
      where.or([
        where('secret_hash', '=', secretHash),
        where.and([where('former_secret_hash', '=', secretHash), where('former_until', '>', now)]),
      ]),
    )
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .executeTakeFirst()
  if (!row) return undefined
  const { api_key_id: id, scopes, created_by: createdBy, last_used_at: lastUsedAt } = row
  return { id, scopes, createdBy, lastUsedAt: lastUsedAt ?? undefined }
}

/** The member meant by an id or by the key owner's own name for them, when they let this key act for them. */
export async function findActingMember(
  trx: Transaction,
  { id, createdBy }: UsableKey,
  meant: string,
): Promise<string | undefined> {
  if (meant === createdBy) return createdBy
  const row = await trx
    .selectFrom('api_key_members')
    .select('member_id')
    .where('api_key_id', '=', id)
    .where((where) =>
      where.or([where('reference', '=', meant), where(where.cast<string>('member_id', 'text'), '=', meant)]),
    )
    .executeTakeFirst()
  return row?.member_id
}

export async function noteKeyUse(trx: Transaction, { id, lastUsedAt }: UsableKey, now: Date): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < useStepSeconds * 1000) return
  await trx.updateTable('api_keys').set({ last_used_at: now }).where('api_key_id', '=', id).execute()
}
