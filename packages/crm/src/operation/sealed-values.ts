import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { inInstallation, inWorkspace } from '../workspaces/in-workspace.ts'
import { listWorkspaceIds } from '../workspaces/workspace.store.ts'

/**
 * How many stored secrets are sealed with which key, by the key's id: connections, invitations on their way by mail, and sign-ins on
 * theirs. Of one workspace, it is the first two.
 */
export async function countSealedValues(db: Db, only?: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const add = (rows: readonly { key_id: string; count: number }[]) => {
    for (const { key_id, count } of rows) counts[key_id] = (counts[key_id] ?? 0) + count
  }
  for (const workspaceId of only === undefined ? await listWorkspaceIds(db) : [only]) {
    const { rows } = await inWorkspace(db, workspaceId, async (trx) =>
      sql<{ key_id: string; count: number }>`
        select split_part(sealed, '.', 2) as key_id, count(*)::int as count from (
          select tokens as sealed from connections union all select sealed from notices
        ) every where sealed is not null group by 1`.execute(trx),
    )
    add(rows)
  }
  if (only !== undefined) return counts
  const { rows } = await inInstallation(db, async (trx) =>
    sql<{ key_id: string; count: number }>`
      select split_part(sign_in, '.', 2) as key_id, count(*)::int as count from sessions
      where sign_in is not null group by 1`.execute(trx),
  )
  add(rows)
  return counts
}
