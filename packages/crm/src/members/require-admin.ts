import { CrmError } from '../crm-error.ts'
import type { Transaction } from '../database.ts'
import type { Actor } from '../deps.ts'
import type { Joining } from '../workspaces/workspace.table.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { lockWorkspace } from '../workspaces/workspace.store.ts'
import { findMember } from './member.store.ts'

/** @throws {CrmError} `admin_only` */
export function requireAdmin({ role }: Actor, what: string): void {
  if (role !== 'admin') throw adminOnly(what)
}

/**
 * Decisions about people are made one after the other, and by somebody who is an administrator at that moment.
 *
 * @throws {CrmError} `admin_only`
 */
export async function lockForAdmin(
  trx: Transaction,
  actor: Actor,
  what: string,
): Promise<Workspace & { joining: Joining }> {
  requireAdmin(actor, what)
  const workspace = await lockWorkspace(trx, actor.workspaceId)
  const member = await findMember(trx, actor.memberId)
  if (member?.role !== 'admin') throw adminOnly(what)
  return workspace
}

const adminOnly = (what: string): CrmError =>
  new CrmError({
    code: 'admin_only',
    message: `Only administrators of this workspace may ${what}.`,
    help: 'Ask an administrator of the workspace.',
  })
