import { sql } from 'kysely'
import type { Deps } from '../deps.ts'
import { type ResealTally, resealStored } from '../sealing/reseal-tally.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { resealLink } from './sealed-link.ts'

/** Invitations on their way by mail, few at any time, are sent with the newest key too. */
export async function resealNotices(
  { db, seal }: Pick<Deps, 'db' | 'seal'>,
  workspaceId: string,
  tally: ResealTally,
): Promise<void> {
  await inWorkspace(db, workspaceId, async (trx) => {
    const rows = await trx
      .selectFrom('notices')
      .select(['notice_id', 'sealed'])
      .where(sql<boolean>`split_part(sealed, '.', 2) <> ${seal.keyId}`)
      .execute()
    for (const { notice_id: noticeId, sealed } of rows) {
      const former = sealed ?? ''
      await resealStored(
        tally,
        () => resealLink(seal, { workspaceId, noticeId }, former),
        async (fresh) =>
          trx
            .updateTable('notices')
            .set({ sealed: fresh })
            .where('notice_id', '=', noticeId)
            .where('sealed', '=', former)
            .executeTakeFirst(),
      )
    }
  })
}
