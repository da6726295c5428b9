import type { Transaction } from '../database.ts'
import { deleteBatch, skipLocked } from '../delete-batch.ts'
import { before, overSessions } from './session.store.ts'
import { signInMaxAgeSeconds } from './session.ts'

/** Sessions past one of their limits, as the installation's role. */
export const deleteOverSessions = async (trx: Transaction, now: Date, limit: number): Promise<number> =>
  deleteBatch(trx, 'sessions', overSessions(trx, now), limit)

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
