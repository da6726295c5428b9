import { sql } from 'kysely'
import type { Transaction } from '../database.ts'

/** Longer than a cause may be told of again for want of the row: a credential is told of 30 days before its end. */
const noticeKeptDays = 90

const dayMs = 24 * 60 * 60 * 1000

/** Notices that were sent or given up so long ago that only the history tells of them. Answers how many of at most `limit` were deleted. */
export async function deleteOverNotices(trx: Transaction, now: Date, limit: number): Promise<number> {
  const over = trx
    .selectFrom('notices')
    .select('notice_id')
    .where('ended_at', '<', new Date(now.getTime() - noticeKeptDays * dayMs))
    .limit(limit)
    .modifyEnd(sql`for update skip locked`)
  const { numDeletedRows } = await trx.deleteFrom('notices').where('notice_id', 'in', over).executeTakeFirst()
  return Number(numDeletedRows)
}
