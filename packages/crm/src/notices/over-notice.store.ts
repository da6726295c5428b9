import type { Transaction } from '../database.ts'
import { daysBefore, deleteBatch } from '../delete-batch.ts'

/** Longer than a cause may be told of again for want of the row: a credential is told of 30 days before its end. */
const noticeKeptDays = 90

/** Notices that were sent or given up so long ago that only the history tells of them. */
export async function deleteOverNotices(trx: Transaction, now: Date, limit: number): Promise<number> {
  const over = trx.selectFrom('notices').where('ended_at', '<', daysBefore(now, noticeKeptDays))
  return deleteBatch(trx, 'notices', over, limit)
}
