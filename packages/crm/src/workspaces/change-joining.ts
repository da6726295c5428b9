import { recordEvent } from '../audit/audit-event.store.ts'
import type { Actor, Deps } from '../deps.ts'
import { lockForAdmin } from '../members/require-admin.ts'
import { inWorkspace } from './in-workspace.ts'
import type { ChangeJoining, WorkspaceSettings } from './workspace-settings.ts'
import { storeJoining } from './workspace.store.ts'

/** From now on; who is a member stays one. @throws {CrmError} `admin_only` */
export async function changeJoining(
  { db, clock, newId, mailer }: Pick<Deps, 'db' | 'clock' | 'newId' | 'mailer'>,
  actor: Actor,
  { joining }: ChangeJoining,
): Promise<WorkspaceSettings> {
  const { workspaceId, memberId, apiKeyId } = actor
  const sendsMail = mailer !== undefined
  return inWorkspace(db, workspaceId, async (trx) => {
    const { name, joining: before } = await lockForAdmin(trx, actor, 'say who may join')
    if (before === joining) return { name, joining, sendsMail }
    await storeJoining(trx, workspaceId, joining)
    const detail = { from: before, to: joining, apiKeyId }
    await recordEvent(trx, { id: newId(), workspaceId, at: clock.now(), kind: 'joining_changed', memberId, detail })
    return { name, joining, sendsMail }
  })
}
