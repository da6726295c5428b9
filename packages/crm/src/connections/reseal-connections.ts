import { sql } from 'kysely'
import type { Deps } from '../deps.ts'
import { type ResealTally, resealStored } from '../sealing/reseal-tally.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { resealTokens } from './stored-tokens.ts'

const batchSize = 100

/**
 * Seals tokens with the newest key that another one sealed. What somebody stores in the meantime is newer and stays; the
 * tokens themselves are the same as before, so nobody who works with them notices.
 */
export async function resealConnections(
  { db, seal }: Pick<Deps, 'db' | 'seal'>,
  workspaceId: string,
  tally: ResealTally,
  signal?: AbortSignal,
): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined && signal?.aborted !== true;) {
    const from: string = after
    after = await inWorkspace(db, workspaceId, async (trx) => {
      const rows = await trx
        .selectFrom('connections')
        .select(['member_id', 'tokens'])
        .where(sql<boolean>`split_part(tokens, '.', 2) <> ${seal.keyId}`)
        .$if(from !== '', (query) => query.where('member_id', '>', from))
        .orderBy('member_id')
        .limit(batchSize)
        .execute()
      for (const { member_id: memberId, tokens } of rows) {
        const former = tokens ?? ''
        await resealStored(
          tally,
          () => resealTokens(seal, { workspaceId, memberId }, former),
          async (fresh) =>
            trx
              .updateTable('connections')
              .set({ tokens: fresh })
              .where('member_id', '=', memberId)
              .where('tokens', '=', former)
              .executeTakeFirst(),
        )
      }
      return rows.length < batchSize ? undefined : rows.at(-1)?.member_id
    })
  }
}
