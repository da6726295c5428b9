import { sql } from 'kysely'
import type { Transaction } from '../database.ts'
import { connectLinkKeptDays } from './connect-link.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Links whose program had long enough to ask what became of them. Answers how many of at most `limit` were deleted. */
export async function deleteOverLinks(trx: Transaction, now: Date, limit: number): Promise<number> {
  const over = trx
    .selectFrom('connect_links')
    .select('connect_link_id')
    .where('expires_at', '<', new Date(now.getTime() - connectLinkKeptDays * dayMs))
    .limit(limit)
    .modifyEnd(sql`for update skip locked`)
  const { numDeletedRows } = await trx
    .deleteFrom('connect_links')
    .where('connect_link_id', 'in', over)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
