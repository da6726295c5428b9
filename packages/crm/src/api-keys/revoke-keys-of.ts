import type { Transaction } from '../database.ts'

/** Keys that the member made work no more, and no other key acts in their name. Answers which were revoked. */
export async function revokeKeysOf(trx: Transaction, memberId: string, at: Date): Promise<string[]> {
  await trx.deleteFrom('api_key_members').where('member_id', '=', memberId).execute()
  const rows = await trx
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('created_by', '=', memberId)
    .where('revoked_at', 'is', null)
    .returning('api_key_id')
    .execute()
  return rows.map(({ api_key_id }) => api_key_id)
}
