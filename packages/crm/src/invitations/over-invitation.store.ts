import { sql } from 'kysely'
import type { Transaction } from '../database.ts'
import { daysBefore, deleteBatch } from '../delete-batch.ts'
import { invitationKeptDays } from './invitation.ts'

/** Invitations that ended so long ago that only the history tells of them. */
export async function deleteOverInvitations(trx: Transaction, now: Date, limit: number): Promise<number> {
  const endedAt = sql<Date>`coalesce(used_at, revoked_at, expires_at)`
  const over = trx.selectFrom('invitations').where(endedAt, '<', daysBefore(now, invitationKeptDays))
  return deleteBatch(trx, 'invitations', over, limit)
}
