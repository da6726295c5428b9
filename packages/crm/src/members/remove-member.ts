import { revokeKeysOf } from '../api-keys/revoke-keys-of.ts'
import { recordEvent } from '../audit/audit-event.store.ts'
import { storeProblem } from '../connections/connection.store.ts'
import type { ConnectionProblem } from '../connections/connection.ts'
import type { Transaction } from '../database.ts'
import type { Actor, Deps } from '../deps.ts'
import { revokeInvitationsBy } from '../invitations/invitation.store.ts'
import { rejectPlansOf } from '../plans/reject-plans-of.ts'
import { deleteSessionsOf } from '../sessions/session.store.ts'
import { enterWorkspace, inInstallation } from '../workspaces/in-workspace.ts'
import { lastAdmin, memberNotFound } from './member-errors.ts'
import { findMember, isLastAdmin, markRemoved } from './member.store.ts'
import { lockForAdmin, requireAdmin } from './require-admin.ts'

/**
 * The person does not belong to the workspace any more, at once: their sessions and their connection end, with the tokens
 * deleted; keys and invitations they made stop working; their plans that were surely not written are rejected. One that a
 * worker has in hand may still be written, and what may have been written stays open: coming back by an invitation settles
 * it. The person's name stays in plans and history.
 *
 * @throws {CrmError} `admin_only`, `member_not_found`, `last_admin`
 */
export async function removeMember(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log'>,
  actor: Actor,
  memberId: string,
): Promise<void> {
  const { workspaceId } = actor
  requireAdmin(actor, decision)
  const rejectedPlans = await inInstallation(deps.db, async (trx) => {
    await deleteSessionsOf(trx, { workspaceId, memberId })
    await enterWorkspace(trx, workspaceId)
    await lockForAdmin(trx, actor, decision)
    const member = await findMember(trx, memberId)
    if (!member) throw memberNotFound()
    if (await isLastAdmin(trx, member)) throw lastAdmin()
    return endMembership(deps, trx, actor, memberId)
  })
  const { state, code } = removed
  deps.log({ event: 'connection.changed', workspaceId, memberId, state, code })
  for (const planId of rejectedPlans) deps.log({ event: 'plan.moved', workspaceId, planId, state: 'rejected' })
}

async function endMembership(
  deps: Pick<Deps, 'clock' | 'newId'>,
  trx: Transaction,
  { workspaceId, memberId: by, apiKeyId }: Actor,
  memberId: string,
): Promise<string[]> {
  const at = deps.clock.now()
  await markRemoved(trx, memberId, at)
  await storeProblem(trx, { memberId, problem: removed, at })
  const revokedKeys = await revokeKeysOf(trx, memberId, at)
  const revokedInvitations = await revokeInvitationsBy(trx, memberId, at)
  const rejectedPlans = await rejectPlansOf(deps, trx, { workspaceId, memberId, by })
  await recordEvent(trx, {
    id: deps.newId(),
    workspaceId,
    at,
    kind: 'member_removed',
    memberId: by,
    detail: { memberId, revokedKeys, revokedInvitations, rejectedPlans, apiKeyId },
  })
  return rejectedPlans
}

const decision = 'remove people'

const removed = {
  state: 'disconnected',
  title: 'You do not belong to this workspace any more.',
  help: 'Ask an administrator of the workspace in Liaison for an invitation.',
  who: 'workspace-admin',
  code: 'invitation_needed',
} as const satisfies ConnectionProblem
