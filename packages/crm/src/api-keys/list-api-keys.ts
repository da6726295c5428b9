import type { Actor, Deps } from '../deps.ts'
import { pageOf, readTimeCursor, writeTimeCursor } from '../records/keyset-cursor.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { ApiKeyList } from './api-key.ts'
import { selectKeys } from './api-key.store.ts'

const pageSize = 50

/**
 * The newest first, a page at a time: all of the workspace for its administrators, their own for everybody else. Never a
 * secret.
 *
 * @throws {CrmError} `cursor_not_valid`
 */
export async function listApiKeys(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { workspaceId, memberId, role }: Actor,
  { cursor }: { cursor?: string | undefined } = {},
): Promise<ApiKeyList> {
  const after = cursor === undefined ? undefined : readTimeCursor(cursor)
  const createdBy = role === 'admin' ? undefined : memberId
  const rows = await inWorkspace(db, workspaceId, async (trx) =>
    selectKeys(trx, { createdBy, now: clock.now(), after, limit: pageSize + 1 }),
  )
  return pageOf(rows, {
    limit: pageSize,
    item: (key) => key,
    cursor: ({ createdAt, id }) => writeTimeCursor({ at: new Date(createdAt), id }),
  })
}
