import { sql } from 'kysely'
import type { Transaction } from '../database.ts'
import { invitationKeptDays } from './invitation.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Invitations that ended so long ago that only the history tells of them. Answers how many of at most `limit` were deleted. */
export async function deleteOverInvitations(trx: Transaction, now: Date, limit: number): Promise<number> {
  const over = trx
    .selectFrom('invitations')
    .select('invitation_id')
    .where(
      sql<Date>`coalesce(used_at, revoked_at, expires_at)`,
      '<',
      new Date(now.getTime() - invitationKeptDays * dayMs),
    )
    .limit(limit)
    .modifyEnd(sql`for update skip locked`)
  const { numDeletedRows } = await trx.deleteFrom('invitations').where('invitation_id', 'in', over).executeTakeFirst()
  return Number(numDeletedRows)
}
