import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { membersWithConnections } from './member.store.ts'
import type { WorkspaceMember, WorkspaceMemberList } from './workspace-member.ts'

/** Who belongs to the workspace, by name. Names and roles are for everybody, the rest for administrators. */
export async function listMembers({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<WorkspaceMemberList> {
  const rows = await inWorkspace(db, actor.workspaceId, async (trx) =>
    membersWithConnections(trx)
      .select(['members.member_id', 'name', 'username', 'role', 'created_at', 'connections.state'])
      .execute(),
  )
  const items = rows.map(({ member_id: id, name, role, username, created_at, state }): WorkspaceMember => {
    const forEverybody = { id, name, role, isYou: id === actor.memberId }
    if (actor.role !== 'admin') return forEverybody
    return { ...forEverybody, username, joinedAt: created_at.toISOString(), connection: state ?? 'disconnected' }
  })
  return { items }
}
