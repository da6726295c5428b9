import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { lockForAdmin } from '../members/require-admin.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { findInvitation, markInvitationRevoked } from './invitation.store.ts'
import type { Invitation } from './invitation.ts'

/**
 * The link lets nobody in any more. One that was used, revoked or has expired stays what it is.
 *
 * @throws {CrmError} `admin_only`, `invitation_not_found`
 */
export async function revokeInvitation(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  invitationId: string,
): Promise<Invitation> {
  const { workspaceId, memberId, apiKeyId } = actor
  const at = clock.now()
  const invitation = await inWorkspace(db, workspaceId, async (trx) => {
    await lockForAdmin(trx, actor, 'take invitations back')
    if (await markInvitationRevoked(trx, invitationId, at)) {
      await recordEvent(trx, {
        id: newId(),
        workspaceId,
        at,
        kind: 'invitation_revoked',
        memberId,
        detail: { invitationId, apiKeyId },
      })
    }
    return findInvitation(trx, invitationId, at)
  })
  if (invitation) return invitation
  throw new CrmError({
    code: 'invitation_not_found',
    message: 'There is no invitation with this id.',
    help: 'Look for it in the list of invitations.',
  })
}
