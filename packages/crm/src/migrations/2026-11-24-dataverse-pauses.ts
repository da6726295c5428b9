import { type Kysely, sql } from 'kysely'

/** Until when Dynamics asked a member to wait: what one process is told, all of them keep to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dataverse_pauses (
      workspace_id uuid not null,
      member_id uuid not null,
      paused_until timestamptz not null,
      primary key (workspace_id, member_id),
      foreign key (workspace_id, member_id) references members on delete cascade
    )`.execute(db)
  await sql`alter table dataverse_pauses enable row level security, force row level security`.execute(db)
  await sql`
    create policy one_workspace on dataverse_pauses to liaison_app
    using (workspace_id = liaison_workspace_id()) with check (workspace_id = liaison_workspace_id())`.execute(db)
  await sql`grant select, insert, update on dataverse_pauses to liaison_app`.execute(db)
}
