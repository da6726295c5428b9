import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from './in-workspace.ts'
import type { WorkspaceSettings } from './workspace-settings.ts'

export async function readWorkspaceSettings({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<WorkspaceSettings> {
  return inWorkspace(db, actor.workspaceId, async (trx) =>
    trx.selectFrom('workspaces').select(['name', 'joining']).executeTakeFirstOrThrow(),
  )
}
