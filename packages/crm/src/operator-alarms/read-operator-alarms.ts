import type { Actor, Deps } from '../deps.ts'
import { requireAdmin } from '../members/require-admin.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { OperatorAlarm } from './operator-alarm.ts'
import { selectAlarms } from './operator-alarm.store.ts'

/** What does not work for anybody of the workspace at the moment, the newest first. @throws {CrmError} `admin_only` */
export async function readOperatorAlarms({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<OperatorAlarm[]> {
  requireAdmin(actor, 'see how the installation does')
  return inWorkspace(db, actor.workspaceId, selectAlarms)
}
