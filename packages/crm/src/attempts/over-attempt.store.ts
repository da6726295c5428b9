import { sql } from 'kysely'
import type { Transaction } from '../database.ts'

/** Counts that begin anew anyway, as the installation's role. Answers how many of at most `limit` were deleted. */
export async function deleteOverAttempts(trx: Transaction, now: Date, limit: number): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('attempt_counts')
    .where(sql<string>`ctid`, 'in', (query) =>
      query
        .selectFrom('attempt_counts')
        .select(sql<string>`ctid`.as('ctid'))
        .where('ends_at', '<', now)
        .limit(limit)
        .modifyEnd(sql`for update skip locked`),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
