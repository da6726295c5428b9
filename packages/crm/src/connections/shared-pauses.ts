import type { SharedPauses } from '@liaison/dataverse'
import { sql } from 'kysely'
import type { Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { TokenOwner } from './stored-tokens.ts'

/** How soon a pause that another process was told is known here: the database is not asked before each request. */
const readAgainMs = 1_000

/** Dynamics counts requests by person, so all processes wait when one was asked to wait in the name of a member (P45). */
export function sharedPauses(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { workspaceId, memberId }: TokenOwner,
): SharedPauses {
  let read: { at: number; until: Promise<Date | undefined> } | undefined

  const readNow = async (): Promise<Date | undefined> =>
    inWorkspace(db, workspaceId, async (trx) => {
      const row = await trx
        .selectFrom('dataverse_pauses')
        .select('paused_until')
        .where('member_id', '=', memberId)
        .executeTakeFirst()
      return row?.paused_until
    })

  return {
    async read() {
      const now = clock.now().getTime()
      if (!read || now - read.at >= readAgainMs) read = { at: now, until: readNow() }
      return read.until
    },
    async write(until) {
      await inWorkspace(db, workspaceId, async (trx) => {
        await trx
          .insertInto('dataverse_pauses')
          .values({ workspace_id: workspaceId, member_id: memberId, paused_until: until })
          .onConflict((conflict) =>
            conflict.columns(['workspace_id', 'member_id']).doUpdateSet({
              paused_until: sql<Date>`greatest(dataverse_pauses.paused_until, excluded.paused_until)`,
            }),
          )
          .execute()
      })
    },
  }
}
