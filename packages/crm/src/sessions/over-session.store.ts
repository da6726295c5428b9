import { sql } from 'kysely'
import type { Transaction } from '../database.ts'
import { before, overSessions } from './session.store.ts'
import { signInMaxAgeSeconds } from './session.ts'

/** Sessions past one of their limits, as the installation's role. Answers how many of at most `limit` were deleted. */
export async function deleteOverSessions(trx: Transaction, now: Date, limit: number): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('sessions')
    .where('session_hash', 'in', overSessions(trx, now).select('session_hash').limit(limit).modifyEnd(skipLocked))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/**
 * Of a browser that went to Microsoft and can finish its sign-in no more, what it would have been finished with. That it
 * went there stays known: somebody may wait in it for an approval.
 */
export async function forgetOverSignIns(trx: Transaction, now: Date, limit: number): Promise<number> {
  const over = trx
    .selectFrom('sessions')
    .select('session_hash')
    .where('sign_in', 'is not', null)
    .where('sign_in_at', '<', before(now, signInMaxAgeSeconds))
    .limit(limit)
    .modifyEnd(skipLocked)
  const { numUpdatedRows } = await trx
    .updateTable('sessions')
    .set({ sign_in: null })
    .where('session_hash', 'in', over)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Whoever is in use at this moment has their turn the next time. */
const skipLocked = sql`for update skip locked`
