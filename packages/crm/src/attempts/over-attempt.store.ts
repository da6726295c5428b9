import type { Transaction } from '../database.ts'
import { deleteBatch } from '../delete-batch.ts'

/** Counts that begin anew anyway, as the installation's role. */
export const deleteOverAttempts = async (trx: Transaction, now: Date, limit: number): Promise<number> =>
  deleteBatch(trx, 'attempt_counts', trx.selectFrom('attempt_counts').where('ends_at', '<', now), limit)
