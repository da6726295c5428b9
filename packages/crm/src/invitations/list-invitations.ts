import type { Actor, Deps } from '../deps.ts'
import { requireAdmin } from '../members/require-admin.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { listStoredInvitations } from './invitation.store.ts'
import type { InvitationList } from './invitation.ts'

/** The newest invitations of the workspace, whatever became of them. @throws {CrmError} `admin_only` */
export async function listInvitations(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
): Promise<InvitationList> {
  requireAdmin(actor, 'see its invitations')
  const items = await inWorkspace(db, actor.workspaceId, async (trx) => listStoredInvitations(trx, clock.now()))
  return { items }
}
