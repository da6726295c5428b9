import { sql } from 'kysely'
import type { Transaction } from '../database.ts'

/**
 * The member whose connection has been quiet for longest, if one has for long enough; it is theirs who asked to look at it,
 * because the next one who asks gets another. By when the tokens were last renewed, which anybody at work does every hour.
 */
export async function claimQuietConnection(
  trx: Transaction,
  { quietSince, checkedBefore, at }: { quietSince: Date; checkedBefore: Date; at: Date },
): Promise<string | undefined> {
  const row = await trx
    .updateTable('connections')
    .set({ checked_at: at })
    .where('member_id', '=', (query) =>
      query
        .selectFrom('connections')
        .select('member_id')
        .where('state', '=', 'connected')
        .where('updated_at', '<', quietSince)
        .where((or) => or.or([or('checked_at', 'is', null), or('checked_at', '<', checkedBefore)]))
        .orderBy('updated_at')
        .limit(1)
        .modifyEnd(sql`for update skip locked`),
    )
    .returning('member_id')
    .executeTakeFirst()
  return row?.member_id
}
