import type { Transaction } from '../database.ts'
import type { Program } from './program.ts'

/**
 * From now on the key acts for this member under this name. Answers for whom it did under that name before.
 */
export async function replaceGrant(
  trx: Transaction,
  {
    workspaceId,
    apiKeyId,
    memberId,
    reference,
    at,
  }: { workspaceId: string; apiKeyId: string; memberId: string; reference: string; at: Date },
): Promise<string | undefined> {
  const former = await trx
    .selectFrom('api_key_members')
    .select('member_id')
    .where('api_key_id', '=', apiKeyId)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst()
  await trx
    .insertInto('api_key_members')
    .values({ workspace_id: workspaceId, api_key_id: apiKeyId, member_id: memberId, reference, granted_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'api_key_id', 'reference'])
        .doUpdateSet({ member_id: memberId, granted_at: at }),
    )
    .execute()
  return former?.member_id
}

/** Nobody reads more lines; a program taken back takes all of its lines along, and makes room. */
const listed = 200

/** Keys that are good and act for the member because they said yes on a link. */
export async function selectProgramsOf(trx: Transaction, memberId: string, now: Date): Promise<Program[]> {
  const rows = await trx
    .selectFrom('api_key_members as grant')
    .innerJoin('api_keys as key', 'key.api_key_id', 'grant.api_key_id')
    .innerJoin('members as maker', 'maker.member_id', 'key.created_by')
    .select(['key.api_key_id', 'key.name', 'key.scopes', 'maker.name as maker', 'grant.reference', 'grant.granted_at'])
    .where('grant.member_id', '=', memberId)
    .where('key.revoked_at', 'is', null)
    .where((where) => where.or([where('key.expires_at', 'is', null), where('key.expires_at', '>', now)]))
    .orderBy('grant.granted_at', 'desc')
    .limit(listed)
    .execute()
  return rows.map((row) => ({
    id: row.api_key_id,
    name: row.name,
    scopes: row.scopes,
    madeBy: row.maker,
    reference: row.reference,
    allowedAt: row.granted_at.toISOString(),
  }))
}

/** Under whatever names. False when it did not act for the member. */
export async function deleteGrants(trx: Transaction, apiKeyId: string, memberId: string): Promise<boolean> {
  const deleted = await trx
    .deleteFrom('api_key_members')
    .where('api_key_id', '=', apiKeyId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return deleted.numDeletedRows > 0n
}

/** No key acts for the member by a connect link any more. Answers which did. */
export async function deleteGrantsOf(trx: Transaction, memberId: string): Promise<string[]> {
  const rows = await trx
    .deleteFrom('api_key_members')
    .where('member_id', '=', memberId)
    .returning('api_key_id')
    .execute()
  return [...new Set(rows.map(({ api_key_id }) => api_key_id))]
}
