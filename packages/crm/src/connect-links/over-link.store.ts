import type { Transaction } from '../database.ts'
import { daysBefore, deleteBatch } from '../delete-batch.ts'
import { connectLinkKeptDays } from './connect-link.ts'

/** Links whose program had long enough to ask what became of them. */
export async function deleteOverLinks(trx: Transaction, now: Date, limit: number): Promise<number> {
  const over = trx.selectFrom('connect_links').where('expires_at', '<', daysBefore(now, connectLinkKeptDays))
  return deleteBatch(trx, 'connect_links', over, limit)
}
