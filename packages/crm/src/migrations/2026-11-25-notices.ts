import { type Kysely, sql } from 'kysely'

/**
 * What people are to be told by e-mail, written with what it tells of. About one topic at most one waits for each person;
 * the installation's role sees where something is due, and nothing of what it is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table members add column told_by_mail boolean not null default true`.execute(db)

  await sql`
    create table notices (
      workspace_id uuid not null references workspaces,
      notice_id uuid not null,
      kind text not null
        check (kind in ('connection-ended', 'approved', 'people-wait', 'alarm', 'credential-ends', 'invitation')),
      member_id uuid,
      address text,
      topic text not null,
      cause text not null,
      sealed text,
      state text not null check (state in ('waiting', 'sending', 'sent', 'dropped', 'failed')),
      attempts integer not null,
      created_at timestamptz not null,
      first_due_at timestamptz not null,
      due_at timestamptz not null,
      leased_until timestamptz,
      ended_at timestamptz,
      failure jsonb,
      primary key (workspace_id, notice_id),
      unique (workspace_id, member_id, topic, cause),
      foreign key (workspace_id, member_id) references members (workspace_id, member_id),
      check ((member_id is null) = (address is not null)),
      check ((state in ('waiting', 'sending')) = (ended_at is null))
    )`.execute(db)
  await sql`
    create unique index notices_one_waits on notices (workspace_id, member_id, topic) where state = 'waiting'`.execute(
    db,
  )
  await sql`create index notices_due on notices (due_at) where state in ('waiting', 'sending')`.execute(db)

  await sql`alter table notices enable row level security, force row level security`.execute(db)
  await sql`
    create policy one_workspace on notices to liaison_app
    using (workspace_id = liaison_workspace_id()) with check (workspace_id = liaison_workspace_id())`.execute(db)
  await sql`create policy installation on notices for select to liaison_installation using (true)`.execute(db)
  await sql`grant select, insert, update, delete on notices to liaison_app`.execute(db)
  await sql`grant select (workspace_id, state, due_at, leased_until) on notices to liaison_installation`.execute(db)
}
