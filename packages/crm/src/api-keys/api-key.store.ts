import { type Selectable, sql, type SqlBool } from 'kysely'
import type { Transaction } from '../database.ts'
import type { TimeCursor } from '../records/keyset-cursor.ts'
import type { ApiKey } from './api-key.ts'
import type { ApiKeysTable } from './api-key.table.ts'
import type { Scope } from './scope.ts'

export interface UsableKey {
  id: string
  name: string
  scopes: readonly Scope[]
  createdBy: string
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
  return row && { id: row.api_key_id, name: row.name, scopes: row.scopes, createdBy: row.created_by }
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

/** Tells whether it is the key's first use of this day (UTC), once among all that come at the same time. */
export async function noteKeyUse(trx: Transaction, keyId: string, now: Date): Promise<{ firstOfDay: boolean }> {
  const today = new Date(now)
  today.setUTCHours(0, 0, 0, 0)
  const mark = (unlessSince: Date) =>
    trx
      .updateTable('api_keys')
      .set({ last_used_at: now })
      .where('api_key_id', '=', keyId)
      .where((where) => where.or([where('last_used_at', 'is', null), where('last_used_at', '<', unlessSince)]))
      .executeTakeFirst()
  const first = await mark(today)
  if (first.numUpdatedRows > 0n) return { firstOfDay: true }
  await mark(new Date(now.getTime() - useStepSeconds * 1000))
  return { firstOfDay: false }
}

export interface NewKey {
  workspaceId: string
  id: string
  name: string
  scopes: readonly Scope[]
  secretHash: Buffer
  /** Origins. */
  returnOrigins: readonly string[]
  createdBy: string
  createdAt: Date
  expiresAt: Date | undefined
}

export async function insertKey(trx: Transaction, key: NewKey): Promise<void> {
  await trx
    .insertInto('api_keys')
    .values({
      workspace_id: key.workspaceId,
      api_key_id: key.id,
      name: key.name,
      scopes: JSON.stringify(key.scopes),
      secret_hash: key.secretHash,
      return_origins: JSON.stringify(key.returnOrigins),
      created_by: key.createdBy,
      created_at: key.createdAt,
      expires_at: key.expiresAt ?? null,
    })
    .execute()
}

/** False when the key was revoked in the meantime. */
export async function replaceSecret(
  trx: Transaction,
  { id, secretHash, formerUntil }: { id: string; secretHash: Buffer; formerUntil: Date | undefined },
): Promise<boolean> {
  const replaced = await trx
    .updateTable('api_keys')
    .set({
      secret_hash: secretHash,
      former_secret_hash: formerUntil === undefined ? null : sql<Buffer>`secret_hash`,
      former_until: formerUntil ?? null,
    })
    .where('api_key_id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return replaced.numUpdatedRows > 0n
}

/** False when it was revoked before. */
export async function markRevoked(trx: Transaction, id: string, at: Date): Promise<boolean> {
  const revoked = await trx
    .updateTable('api_keys')
    .set({ revoked_at: at, former_secret_hash: null, former_until: null })
    .where('api_key_id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return revoked.numUpdatedRows > 0n
}

const keysWithMaker = (trx: Transaction) =>
  trx
    .selectFrom('api_keys')
    .innerJoin('members', 'members.member_id', 'api_keys.created_by')
    .selectAll('api_keys')
    .select('members.name as maker')
    .select((select) =>
      select
        .selectFrom('api_key_members')
        .whereRef('api_key_members.api_key_id', '=', 'api_keys.api_key_id')
        .select(({ fn }) => fn.count<string>('member_id').distinct().as('people'))
        .as('people'),
    )

interface KeyFilter {
  /** Whose; everybody's when absent. */
  createdBy: string | undefined
  now: Date
  after: TimeCursor | undefined
  limit: number
}

/** The newest first. */
export async function selectKeys(trx: Transaction, { createdBy, now, after, limit }: KeyFilter): Promise<ApiKey[]> {
  let keys = keysWithMaker(trx)
    .orderBy('api_keys.created_at', 'desc')
    .orderBy('api_keys.api_key_id', 'desc')
    .limit(limit)
  if (createdBy !== undefined) keys = keys.where('api_keys.created_by', '=', createdBy)
  if (after) keys = keys.where(sql<SqlBool>`(api_keys.created_at, api_keys.api_key_id) < (${after.at}, ${after.id})`)
  const rows = await keys.execute()
  return rows.map((row) => toApiKey(row, now))
}

export async function findKey(trx: Transaction, id: string, now: Date): Promise<ApiKey | undefined> {
  const row = await keysWithMaker(trx).where('api_keys.api_key_id', '=', id).executeTakeFirst()
  return row && toApiKey(row, now)
}

/** One that is known to be there. */
export async function getKey(trx: Transaction, id: string, now: Date): Promise<ApiKey> {
  const row = await keysWithMaker(trx).where('api_keys.api_key_id', '=', id).executeTakeFirstOrThrow()
  return toApiKey(row, now)
}

type Row = Selectable<ApiKeysTable> & { maker: string; people: string | null }

function toApiKey(row: Row, now: Date): ApiKey {
  const { expires_at: expiresAt, former_until: formerUntil, last_used_at: lastUsedAt } = row
  const isExpired = expiresAt !== null && expiresAt <= now
  return {
    id: row.api_key_id,
    name: row.name,
    state: row.revoked_at !== null ? 'revoked' : isExpired ? 'expired' : 'active',
    scopes: row.scopes,
    returnOrigins: row.return_origins,
    createdBy: { id: row.created_by, name: row.maker },
    createdAt: row.created_at.toISOString(),
    ...(expiresAt === null ? {} : { expiresAt: expiresAt.toISOString() }),
    ...(lastUsedAt === null ? {} : { lastUsedAt: lastUsedAt.toISOString() }),
    ...(formerUntil === null || formerUntil <= now ? {} : { formerSecretUntil: formerUntil.toISOString() }),
    peopleCount: Number(row.people ?? 0),
  }
}
