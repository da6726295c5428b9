import type { Selectable } from 'kysely'
import type { Db, Transaction } from '../database.ts'
import { inInstallation, inWorkspace } from './in-workspace.ts'
import type { Joining, WorkspacesTable } from './workspace.table.ts'
import type { OrganizationFacts, Workspace } from './workspace.ts'

/** The installation's workspace, when it has just one. As the installation's role, like the three below. */
export async function selectOnlyWorkspace(trx: Transaction): Promise<Workspace | undefined> {
  const [row, another] = await trx.selectFrom('workspaces').selectAll().limit(2).execute()
  return row && !another ? toWorkspace(row) : undefined
}

export async function anyWorkspace(trx: Transaction): Promise<boolean> {
  const row = await trx.selectFrom('workspaces').select('workspace_id').limit(1).executeTakeFirst()
  return row !== undefined
}

export async function selectWorkspace(trx: Transaction, workspaceId: string): Promise<Workspace | undefined> {
  const row = await trx.selectFrom('workspaces').selectAll().where('workspace_id', '=', workspaceId).executeTakeFirst()
  return row && toWorkspace(row)
}

export async function selectWorkspaceByUrl(trx: Transaction, environmentUrl: string): Promise<Workspace | undefined> {
  const row = await trx
    .selectFrom('workspaces')
    .selectAll()
    .where('environment_url', '=', environmentUrl)
    .executeTakeFirst()
  return row && toWorkspace(row)
}

export async function listWorkspaceIds(db: Db): Promise<string[]> {
  const rows = await inInstallation(db, async (trx) =>
    trx.selectFrom('workspaces').select('workspace_id').orderBy('created_at').execute(),
  )
  return rows.map(({ workspace_id }) => workspace_id)
}

export async function getWorkspace(db: Db, workspaceId: string): Promise<Workspace> {
  return inWorkspace(db, workspaceId, readWorkspace)
}

/** The workspace the transaction is in. */
export async function readWorkspace(trx: Transaction): Promise<Workspace> {
  return toWorkspace(await trx.selectFrom('workspaces').selectAll().executeTakeFirstOrThrow())
}

/** As the installation's role. */
export async function insertWorkspace(trx: Transaction, workspace: Workspace, createdAt: Date): Promise<void> {
  await trx
    .insertInto('workspaces')
    .values({
      workspace_id: workspace.id,
      environment_url: workspace.environmentUrl,
      name: workspace.name,
      tenant_id: workspace.tenantId,
      authority: workspace.authority,
      resource: workspace.resource,
      organization_id: workspace.organizationId ?? null,
      cloud: workspace.cloud ?? null,
      created_at: createdAt,
    })
    .execute()
}

/** Holds the workspace's row to the end of the transaction: who comes, goes and decides comes one after the other. */
export async function lockWorkspace(trx: Transaction, workspaceId: string): Promise<Workspace & { joining: Joining }> {
  const row = await trx
    .selectFrom('workspaces')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { ...toWorkspace(row), joining: row.joining }
}

export async function storeJoining(trx: Transaction, workspaceId: string, joining: Joining): Promise<void> {
  await trx.updateTable('workspaces').set({ joining }).where('workspace_id', '=', workspaceId).execute()
}

/** An approval was reported, which proves nothing. Kept is when it first was, since the last that was proved. */
export async function storeUnprovedConsent(trx: Transaction, workspaceId: string, at: Date): Promise<void> {
  await trx
    .updateTable('workspaces')
    .set({ admin_consent_unproved_since: at })
    .where('workspace_id', '=', workspaceId)
    .where('admin_consent_unproved_since', 'is', null)
    .execute()
}

/** Somebody signed in since. Answers when the approval had been reported; undefined when none waited for its proof. */
export async function takeUnprovedConsent(trx: Transaction, workspaceId: string): Promise<Date | undefined> {
  const { admin_consent_unproved_since: since } = await trx
    .selectFrom('workspaces')
    .select('admin_consent_unproved_since')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  if (since === null) return undefined
  const taken = await trx
    .updateTable('workspaces')
    .set({ admin_consent_unproved_since: null })
    .where('workspace_id', '=', workspaceId)
    .where('admin_consent_unproved_since', 'is not', null)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n ? since : undefined
}

/** What the environment says of itself; what it left out stays as it was. */
export async function storeOrganization(
  trx: Transaction,
  workspaceId: string,
  { organizationId, name, region, kind }: { organizationId: string } & OrganizationFacts,
): Promise<void> {
  await trx
    .updateTable('workspaces')
    .set({
      organization_id: organizationId,
      ...(name === undefined ? {} : { name }),
      ...(region === undefined ? {} : { region }),
      ...(kind === undefined ? {} : { kind }),
    })
    .where('workspace_id', '=', workspaceId)
    .execute()
}

const toWorkspace = (row: Selectable<WorkspacesTable>): Workspace => ({
  id: row.workspace_id,
  name: row.name,
  environmentUrl: row.environment_url,
  tenantId: row.tenant_id,
  authority: row.authority,
  resource: row.resource,
  organizationId: row.organization_id ?? undefined,
  cloud: row.cloud ?? undefined,
  region: row.region ?? undefined,
  kind: row.kind ?? undefined,
})
