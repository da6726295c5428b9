import { type Kysely, sql } from 'kysely'

/**
 * Several workspaces on one installation; who may join one, by invitation; programs with a key, and the people who let
 * them act in their name. What is looked up by a secret holds the secret's hash alone, and names its workspace, so that
 * row-level security holds from the first statement on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table workspaces
      add column cloud text,
      add column region text,
      add column kind text,
      add column admin_consent_unproved_since timestamptz,
      add column joining text not null default 'open' check (joining in ('open', 'invited'))`.execute(db)

  await sql`alter table members add column removed_at timestamptz`.execute(db)

  // Which workspace a browser is at is known before anybody signs in.
  await sql`
    alter table sessions
      drop constraint sessions_check,
      add check (member_id is null or workspace_id is not null),
      add foreign key (workspace_id) references workspaces on delete cascade,
      add column intent jsonb,
      add column waits_as text,
      add column admin_consent_workspace_id uuid,
      add column session_id uuid not null default gen_random_uuid() unique,
      add column browser text,
      add column system text,
      add column sign_in_at timestamptz`.execute(db)
  await sql`create index sessions_of_member on sessions (workspace_id, member_id)`.execute(db)

  await sql`
    create table invitations (
      workspace_id uuid not null references workspaces,
      invitation_id uuid not null,
      code_hash bytea not null,
      role text not null check (role in ('admin', 'member')),
      label text,
      created_by uuid,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_by uuid,
      used_at timestamptz,
      revoked_at timestamptz,
      primary key (workspace_id, invitation_id),
      unique (workspace_id, code_hash),
      foreign key (workspace_id, created_by) references members (workspace_id, member_id),
      foreign key (workspace_id, used_by) references members (workspace_id, member_id),
      check ((used_by is null) = (used_at is null))
    )`.execute(db)

  await sql`
    create table api_keys (
      workspace_id uuid not null references workspaces,
      api_key_id uuid not null,
      name text not null,
      scopes jsonb not null,
      secret_hash bytea not null,
      former_secret_hash bytea,
      former_until timestamptz,
      return_origins jsonb not null,
      created_by uuid not null,
      created_at timestamptz not null,
      expires_at timestamptz,
      last_used_at timestamptz,
      revoked_at timestamptz,
      primary key (workspace_id, api_key_id),
      unique (workspace_id, secret_hash),
      foreign key (workspace_id, created_by) references members (workspace_id, member_id),
      check ((former_secret_hash is null) = (former_until is null))
    )`.execute(db)

  await sql`
    create table connect_links (
      workspace_id uuid not null references workspaces,
      connect_link_id uuid not null,
      api_key_id uuid not null,
      code_hash bytea not null,
      reference text not null,
      return_url text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      problem jsonb,
      member_id uuid,
      connected_at timestamptz,
      primary key (workspace_id, connect_link_id),
      unique (workspace_id, code_hash),
      foreign key (workspace_id, api_key_id) references api_keys (workspace_id, api_key_id),
      foreign key (workspace_id, member_id) references members (workspace_id, member_id),
      check ((member_id is null) = (connected_at is null))
    )`.execute(db)

  // A key acts for whoever made it, and for whoever said yes on a connect link: nobody else decides that.
  await sql`
    create table api_key_members (
      workspace_id uuid not null,
      api_key_id uuid not null,
      member_id uuid not null,
      reference text not null,
      granted_at timestamptz not null,
      primary key (workspace_id, api_key_id, reference),
      foreign key (workspace_id, api_key_id) references api_keys (workspace_id, api_key_id),
      foreign key (workspace_id, member_id) references members (workspace_id, member_id)
    )`.execute(db)

  // One that failed for Microsoft's or the operator's sake is not asked again at once.
  await sql`
    alter table connections
      add column checked_at timestamptz,
      add column since timestamptz,
      add column last_used_at timestamptz`.execute(db)

  await sql`
    create table operator_alarms (
      workspace_id uuid not null references workspaces,
      code text not null,
      area text not null check (area in ('credential', 'registration', 'environment')),
      title text not null,
      help text not null,
      service_code text,
      correlation_id text,
      first_at timestamptz not null,
      last_at timestamptz not null,
      times integer not null,
      primary key (workspace_id, code)
    )`.execute(db)

  // Of whoever is nobody yet: how often they tried, at all servers together.
  await sql`
    create table attempt_counts (
      attempt text not null,
      sender_hash bytea not null,
      count integer not null,
      ends_at timestamptz not null,
      primary key (attempt, sender_hash)
    )`.execute(db)
  await sql`create index attempt_counts_ends_at on attempt_counts (ends_at)`.execute(db)
  await sql`alter table attempt_counts enable row level security, force row level security`.execute(db)
  await sql`create policy installation on attempt_counts to liaison_installation using (true) with check (true)`.execute(
    db,
  )
  await sql`grant select, insert, update, delete on attempt_counts to liaison_installation`.execute(db)

  for (const table of ['invitations', 'api_keys', 'connect_links', 'api_key_members', 'operator_alarms']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`
      create policy one_workspace on ${sql.table(table)} to liaison_app
      using (workspace_id = liaison_workspace_id()) with check (workspace_id = liaison_workspace_id())`.execute(db)
  }
  await sql`grant select, insert, update on invitations, api_keys, connect_links to liaison_app`.execute(db)
  // Once they are over; a key stays, because the history names it.
  await sql`grant delete on invitations, connect_links to liaison_app`.execute(db)
  await sql`grant select, insert, update, delete on api_key_members, operator_alarms to liaison_app`.execute(db)
}
