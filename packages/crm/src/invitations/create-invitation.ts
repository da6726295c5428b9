import { recordEvent } from '../audit/audit-event.store.ts'
import type { Actor, Deps } from '../deps.ts'
import { lockForAdmin } from '../members/require-admin.ts'
import { tellInvited } from '../notices/tell-invited.ts'
import { linkSecretHash, newLinkSecret } from '../sessions/link-code.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { invitationLink } from './invitation-link.ts'
import { findInvitation, insertInvitation } from './invitation.store.ts'
import type { CreatedInvitation, CreateInvitation } from './invitation.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * A link by which one person joins the workspace with this role.
 *
 * @throws {CrmError} `admin_only`, `mail_not_set_up`
 */
export async function createInvitation(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'config' | 'seal' | 'mailer'>,
  actor: Actor,
  { role, expiresInDays, label, sendTo }: CreateInvitation,
): Promise<CreatedInvitation> {
  const { db, clock, newId, config } = deps
  const { workspaceId, memberId } = actor
  const id = newId()
  const secret = newLinkSecret()
  const link = invitationLink(config.publicUrl, workspaceId, secret)
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + expiresInDays * dayMs)
  const invitation = await inWorkspace(db, workspaceId, async (trx) => {
    await lockForAdmin(trx, actor, 'invite people')
    await insertInvitation(trx, {
      workspaceId,
      id,
      codeHash: linkSecretHash(secret),
      role,
      label,
      createdBy: memberId,
      createdAt,
      expiresAt,
    })
    await recordEvent(trx, {
      id: newId(),
      workspaceId,
      at: createdAt,
      kind: 'invitation_created',
      memberId,
      detail: { invitationId: id, role, expiresAt: expiresAt.toISOString(), apiKeyId: actor.apiKeyId },
    })
    if (sendTo !== undefined) await tellInvited(deps, trx, workspaceId, { invitationId: id, address: sendTo, link })
    return findInvitation(trx, id, createdAt)
  })
  if (!invitation) throw new Error('An invitation that was just made is not there')
  return { invitation, link }
}
