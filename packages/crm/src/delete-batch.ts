import { type SelectQueryBuilder, sql } from 'kysely'
import type { Database, Transaction } from './database.ts'

/**
 * Deletes at most `limit` of the rows of `table` that `over` finds. Rows that somebody works with at this moment have their
 * turn the next time. Answers how many were deleted.
 */
export async function deleteBatch<Table extends keyof Database>(
  trx: Transaction,
  table: Table,
  over: SelectQueryBuilder<Database, Table, object>,
  limit: number,
): Promise<number> {
  const batch = over
    .select(sql<string>`ctid`.as('ctid'))
    .limit(limit)
    .modifyEnd(skipLocked)
  const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where ctid in ${batch}`.execute(trx)
  return Number(numAffectedRows)
}

/** Whoever is in use at this moment has their turn the next time. */
export const skipLocked = sql`for update skip locked`

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 24 * 3_600_000)
