import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from './in-workspace.ts'
import type { WorkspaceSettings } from './workspace-settings.ts'

export async function readWorkspaceSettings(
  { db, mailer }: Pick<Deps, 'db' | 'mailer'>,
  actor: Actor,
): Promise<WorkspaceSettings> {
  const settings = await inWorkspace(db, actor.workspaceId, async (trx) =>
    trx.selectFrom('workspaces').select(['name', 'joining']).executeTakeFirstOrThrow(),
  )
  return { ...settings, sendsMail: mailer !== undefined }
}
