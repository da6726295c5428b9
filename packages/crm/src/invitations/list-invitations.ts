import type { Actor, Deps } from '../deps.ts'
import { requireAdmin } from '../members/require-admin.ts'
import { pageOf, readTimeCursor, writeTimeCursor } from '../records/keyset-cursor.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { selectInvitations } from './invitation.store.ts'
import type { InvitationList } from './invitation.ts'

const pageSize = 50

/**
 * The invitations of the workspace, whatever became of them, the newest first, a page at a time.
 *
 * @throws {CrmError} `admin_only`, `cursor_not_valid`
 */
export async function listInvitations(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { cursor }: { cursor?: string | undefined } = {},
): Promise<InvitationList> {
  requireAdmin(actor, 'see its invitations')
  const after = cursor === undefined ? undefined : readTimeCursor(cursor)
  const rows = await inWorkspace(db, actor.workspaceId, async (trx) =>
    selectInvitations(trx, { now: clock.now(), after, limit: pageSize + 1 }),
  )
  return pageOf(rows, {
    limit: pageSize,
    item: (invitation) => invitation,
    cursor: ({ createdAt, id }) => writeTimeCursor({ at: new Date(createdAt), id }),
  })
}
