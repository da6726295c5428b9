import { sql } from 'kysely'
import type { ConnectionState } from '../connections/connection.ts'
import type { Db } from '../database.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { listWorkspaceIds, readWorkspace } from '../workspaces/workspace.store.ts'

/** A workspace as its operator sees it: where it leads and how its people stand, never who they are. */
export interface OperatedWorkspace extends Pick<
  Workspace,
  'id' | 'name' | 'environmentUrl' | 'tenantId' | 'authority' | 'resource'
> {
  /** How many people are in each state; who is in none is not named. */
  connections: Partial<Record<ConnectionState, number>>
}

/** All, or the one. */
export async function listOperatedWorkspaces(db: Db, only?: string): Promise<OperatedWorkspace[]> {
  const ids = only === undefined ? await listWorkspaceIds(db) : [only]
  const found: OperatedWorkspace[] = []
  for (const workspaceId of ids) {
    found.push(
      await inWorkspace(db, workspaceId, async (trx) => {
        const { id, name, environmentUrl, tenantId, authority, resource } = await readWorkspace(trx)
        const { rows } = await sql<{ state: ConnectionState; count: number }>`
          select state, count(*)::int as count from connections group by state`.execute(trx)
        const connections = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
        return { id, name, environmentUrl, tenantId, authority, resource, connections }
      }),
    )
  }
  return found
}
