import { sql } from 'kysely'
import type { Deps } from '../deps.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'

export interface CountedAttempt {
  /** What is tried. */
  attempt: string
  /** Of where it comes from; nothing else of it is kept. */
  senderHash: Buffer
  /** From the first one: so long they count together. */
  windowSeconds: number
}

export interface AttemptCount {
  /** With this one. */
  count: number
  /** From then on it begins anew. */
  endsAt: Date
}

/** One more, in one statement: servers that count at once each get another number. */
export async function countAttempt(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { attempt, senderHash, windowSeconds }: CountedAttempt,
): Promise<AttemptCount> {
  const now = clock.now()
  const endsAt = new Date(now.getTime() + windowSeconds * 1000)
  return inInstallation(db, async (trx) => {
    const row = await trx
      .insertInto('attempt_counts')
      .values({ attempt, sender_hash: senderHash, count: 1, ends_at: endsAt })
      .onConflict((conflict) =>
        conflict.columns(['attempt', 'sender_hash']).doUpdateSet({
          count: sql<number>`case when attempt_counts.ends_at <= ${now} then 1 else attempt_counts.count + 1 end`,
          ends_at: sql<Date>`case when attempt_counts.ends_at <= ${now} then excluded.ends_at else attempt_counts.ends_at end`,
        }),
      )
      .returning(['count', 'ends_at'])
      .executeTakeFirstOrThrow()
    return { count: row.count, endsAt: row.ends_at }
  })
}
