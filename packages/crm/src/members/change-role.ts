import { recordEvent } from '../audit/audit-event.store.ts'
import type { Actor, Deps } from '../deps.ts'
import { revokeInvitationsBy } from '../invitations/invitation.store.ts'
import { sessionHash } from '../sessions/session-id.ts'
import { deleteSessionsOf } from '../sessions/session.store.ts'
import { enterWorkspace, inInstallation, inWorkspace } from '../workspaces/in-workspace.ts'
import { lastAdmin, memberNotFound } from './member-errors.ts'
import { findMember, isLastAdmin, storeRole } from './member.store.ts'
import type { Member, Role } from './member.ts'
import { lockForAdmin, requireAdmin } from './require-admin.ts'

export interface RoleChange {
  memberId: string
  role: Role
  /** The session in which it is decided; it stays when administrators change themselves. */
  sessionId?: string | undefined
}

/**
 * Makes an administrator or a member of somebody, at once. Their sessions end, and so do the open invitations of an
 * administrator who is none any more, because they know the codes.
 *
 * @throws {CrmError} `admin_only`, `member_not_found`, `last_admin`
 */
export async function changeRole(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { memberId, role, sessionId }: RoleChange,
): Promise<Member> {
  const { workspaceId, apiKeyId } = actor
  requireAdmin(actor, decision)
  const at = clock.now()
  const unchanged = await inWorkspace(db, workspaceId, async (trx) => findMember(trx, memberId))
  // Nobody is signed out for nothing.
  if (unchanged?.role === role) return unchanged
  return inInstallation(db, async (trx) => {
    const except = sessionId === undefined ? undefined : sessionHash(sessionId)
    await deleteSessionsOf(trx, { workspaceId, memberId }, { except })
    await enterWorkspace(trx, workspaceId)
    await lockForAdmin(trx, actor, decision)
    const member = await findMember(trx, memberId)
    if (!member) throw memberNotFound()
    if (role === 'member' && (await isLastAdmin(trx, member))) throw lastAdmin()
    await storeRole(trx, memberId, role)
    const revokedInvitations = role === 'admin' ? [] : await revokeInvitationsBy(trx, memberId, at)
    await recordEvent(trx, {
      id: newId(),
      workspaceId,
      at,
      kind: 'member_role_changed',
      memberId: actor.memberId,
      detail: { memberId, from: member.role, to: role, revokedInvitations, apiKeyId },
    })
    return { ...member, role }
  })
}

const decision = 'say what others may do'
