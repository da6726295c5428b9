import { type Kysely, sql } from 'kysely'

/**
 * Two roles, because the login role may be a superuser, whom row-level security does not hold back: every transaction
 * takes one of them on. `liaison_app` sees one workspace, `liaison_installation` what there is before a workspace is known.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $roles$
    declare
      wanted text;
    begin
      foreach wanted in array array['liaison_app', 'liaison_installation'] loop
        begin
          execute format('create role %I nologin', wanted);
        exception
          -- Roles belong to the whole server: another database of it may have made them, even at this moment.
          when duplicate_object or unique_violation then null;
          when insufficient_privilege then
            if not exists (select from pg_roles where rolname = wanted) then
              raise exception 'The database user may not create the role %', wanted
                using hint = 'As an administrator: create role liaison_app nologin; create role liaison_installation nologin; grant liaison_app, liaison_installation to <the user>;';
            end if;
        end;
        if current_setting('is_superuser') = 'off' then
          begin
            -- Making a role gives the right to hand it out, not yet the right to take it on.
            execute format('grant %I to current_user', wanted);
          exception
            -- An administrator made it, and has granted it.
            when insufficient_privilege then null;
          end;
        end if;
      end loop;
    end
    $roles$`.execute(db)

  await sql`
    create function liaison_workspace_id() returns uuid language sql stable
    return nullif(current_setting('liaison.workspace_id', true), '')::uuid`.execute(db)

  await sql`
    create table workspaces (
      workspace_id uuid primary key,
      environment_url text not null unique,
      name text not null,
      tenant_id uuid not null,
      authority text not null,
      resource text not null,
      organization_id uuid,
      created_at timestamptz not null
    )`.execute(db)

  await sql`
    create table members (
      workspace_id uuid not null references workspaces,
      member_id uuid not null,
      object_id uuid not null,
      name text not null,
      username text not null,
      role text not null check (role in ('admin', 'member')),
      created_at timestamptz not null,
      primary key (workspace_id, member_id),
      unique (workspace_id, object_id)
    )`.execute(db)

  await sql`
    create table connections (
      workspace_id uuid not null,
      member_id uuid not null,
      state text not null check (
        state in ('connected', 'consent-required', 'not-assigned', 'reauth-required', 'no-access', 'disconnected')
      ),
      system_user_id uuid,
      problem jsonb,
      tokens text,
      tokens_version integer not null default 0,
      refresh_lease_id uuid,
      refresh_lease_until timestamptz,
      updated_at timestamptz not null,
      primary key (workspace_id, member_id),
      foreign key (workspace_id, member_id) references members on delete cascade,
      check (state <> 'connected' or (tokens is not null and system_user_id is not null and problem is null))
    )`.execute(db)

  await sql`
    create table sessions (
      session_hash bytea primary key,
      workspace_id uuid,
      member_id uuid,
      sign_in text,
      problem jsonb,
      admin_consent_state text unique,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      foreign key (workspace_id, member_id) references members on delete cascade,
      check ((workspace_id is null) = (member_id is null))
    )`.execute(db)
  await sql`create index sessions_last_seen_at on sessions (last_seen_at)`.execute(db)

  await sql`
    create table plans (
      workspace_id uuid not null,
      plan_id uuid not null,
      created_by uuid not null,
      state text not null check (
        state in ('draft', 'approved', 'applying', 'applied', 'conflicted', 'failed', 'rejected')
      ),
      hash text not null,
      reason text,
      source text,
      idempotency_key text,
      proposal_hash text not null,
      changes jsonb not null,
      operations jsonb not null,
      receipt jsonb,
      conflict jsonb,
      failure jsonb,
      created_at timestamptz not null,
      approved_at timestamptz,
      lease_id uuid,
      lease_until timestamptz,
      sent_at timestamptz,
      attempts integer not null default 0,
      primary key (workspace_id, plan_id),
      foreign key (workspace_id, created_by) references members (workspace_id, member_id),
      unique (workspace_id, created_by, idempotency_key),
      check ((state = 'applied') = (receipt is not null)),
      check (state <> 'conflicted' or conflict is not null),
      check ((state = 'failed') = (failure is not null)),
      check ((state = 'applying') = (lease_id is not null))
    )`.execute(db)
  await sql`create index plans_by_member on plans (workspace_id, created_by, created_at desc)`.execute(db)
  await sql`
    create index plans_to_apply on plans (workspace_id, approved_at) where state in ('approved', 'applying')`.execute(
    db,
  )

  await sql`
    create table audit_events (
      workspace_id uuid not null references workspaces,
      audit_event_id uuid not null,
      at timestamptz not null,
      member_id uuid,
      kind text not null,
      plan_id uuid,
      detail jsonb not null,
      primary key (workspace_id, audit_event_id)
    )`.execute(db)
  await sql`create index audit_events_at on audit_events (workspace_id, at desc)`.execute(db)

  await sql`
    create table set_up (
      only_row boolean primary key default true check (only_row),
      code_hash bytea not null,
      attempts integer not null default 0,
      created_at timestamptz not null
    )`.execute(db)

  for (const table of ['workspaces', 'members', 'connections', 'plans', 'audit_events']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`
      create policy one_workspace on ${sql.table(table)} to liaison_app
      using (workspace_id = liaison_workspace_id()) with check (workspace_id = liaison_workspace_id())`.execute(db)
  }
  for (const table of ['workspaces', 'sessions', 'set_up']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`
      create policy installation on ${sql.table(table)} to liaison_installation using (true) with check (true)`.execute(
      db,
    )
  }

  await sql`grant select, update on workspaces to liaison_app`.execute(db)
  await sql`grant select, insert, update on members, connections, plans to liaison_app`.execute(db)
  // What happened cannot be changed afterwards.
  await sql`grant select, insert on audit_events to liaison_app`.execute(db)
  await sql`grant select, insert on workspaces to liaison_installation`.execute(db)
  await sql`grant select, insert, update, delete on sessions, set_up to liaison_installation`.execute(db)
}
