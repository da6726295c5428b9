import type { Actor, Deps } from '../deps.ts'
import { pageOf, readNameCursor, writeNameCursor } from '../records/keyset-cursor.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { countMembers, selectMembers } from './member-list.store.ts'
import { requireAdmin } from './require-admin.ts'
import type { MemberQuery, WorkspaceMember, WorkspaceMemberList } from './workspace-member.ts'

const pageSize = 50

/**
 * Who belongs to the workspace, by name, a page at a time. Names and roles are for everybody, the rest for administrators:
 * nobody else finds somebody by their account either, or learns from a count how others stand.
 *
 * @throws {CrmError} `cursor_not_valid`; `admin_only` for `connection`
 */
export async function listMembers(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  { search = '', connection, cursor, limit = pageSize }: MemberQuery = {},
): Promise<WorkspaceMemberList> {
  const isAdmin = actor.role === 'admin'
  if (connection !== undefined) requireAdmin(actor, 'see how others are connected')
  const after = cursor === undefined ? undefined : readNameCursor(cursor)
  const filter = { search, connection, byAccount: isAdmin }
  const { rows, counts } = await inWorkspace(db, actor.workspaceId, async (trx) => ({
    rows: await selectMembers(trx, filter, { after, limit: limit + 1 }),
    counts: after === undefined ? await countMembers(trx, filter) : undefined,
  }))
  const page = pageOf(rows, {
    limit,
    item: ({ member_id: id, name, role, username, created_at, state }): WorkspaceMember => {
      const forEverybody = { id, name, role, isYou: id === actor.memberId }
      if (!isAdmin) return forEverybody
      return { ...forEverybody, username, joinedAt: created_at.toISOString(), connection: state ?? 'disconnected' }
    },
    cursor: ({ member_id: id, name }) => writeNameCursor({ name, id }),
  })
  if (!counts) return page
  return { ...page, total: counts.found, ...(isAdmin ? { states: counts.states } : {}) }
}
