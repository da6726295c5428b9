-- tables
create table api_key_members (
  workspace_id uuid not null,
  api_key_id uuid not null,
  member_id uuid not null,
  reference text not null,
  granted_at timestamp with time zone not null
);
create table api_keys (
  workspace_id uuid not null,
  api_key_id uuid not null,
  name text not null,
  scopes jsonb not null,
  secret_hash bytea not null,
  former_secret_hash bytea,
  former_until timestamp with time zone,
  return_origins jsonb not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone
);
create table attempt_counts (
  attempt text not null,
  sender_hash bytea not null,
  count integer not null,
  ends_at timestamp with time zone not null
);
create table audit_events (
  workspace_id uuid not null,
  audit_event_id uuid not null,
  at timestamp with time zone not null,
  member_id uuid,
  kind text not null,
  plan_id uuid,
  detail jsonb not null
);
create table connect_links (
  workspace_id uuid not null,
  connect_link_id uuid not null,
  api_key_id uuid not null,
  code_hash bytea not null,
  reference text not null,
  return_url text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  problem jsonb,
  member_id uuid,
  connected_at timestamp with time zone
);
create table connections (
  workspace_id uuid not null,
  member_id uuid not null,
  state text not null,
  system_user_id uuid,
  problem jsonb,
  tokens text,
  tokens_version integer not null default 0,
  refresh_lease_id uuid,
  refresh_lease_until timestamp with time zone,
  updated_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  since timestamp with time zone,
  last_used_at timestamp with time zone
);
create table dataverse_pauses (
  workspace_id uuid not null,
  member_id uuid not null,
  paused_until timestamp with time zone not null
);
create table invitations (
  workspace_id uuid not null,
  invitation_id uuid not null,
  code_hash bytea not null,
  role text not null,
  label text,
  created_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_by uuid,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone
);
create table members (
  workspace_id uuid not null,
  member_id uuid not null,
  object_id uuid not null,
  name text not null,
  username text not null,
  role text not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  told_by_mail boolean not null default true
);
create table notices (
  workspace_id uuid not null,
  notice_id uuid not null,
  kind text not null,
  member_id uuid,
  address text,
  topic text not null,
  cause text not null,
  sealed text,
  state text not null,
  attempts integer not null,
  created_at timestamp with time zone not null,
  first_due_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  ended_at timestamp with time zone,
  failure jsonb
);
create table operator_alarms (
  workspace_id uuid not null,
  code text not null,
  area text not null,
  title text not null,
  help text not null,
  service_code text,
  correlation_id text,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  times integer not null
);
create table plans (
  workspace_id uuid not null,
  plan_id uuid not null,
  created_by uuid not null,
  state text not null,
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
  created_at timestamp with time zone not null,
  approved_at timestamp with time zone,
  lease_id uuid,
  lease_until timestamp with time zone,
  sent_at timestamp with time zone,
  attempts integer not null default 0
);
create table sessions (
  session_hash bytea not null,
  workspace_id uuid,
  member_id uuid,
  sign_in text,
  problem jsonb,
  admin_consent_state text,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  intent jsonb,
  waits_as text,
  admin_consent_workspace_id uuid,
  session_id uuid not null default gen_random_uuid(),
  browser text,
  system text,
  sign_in_at timestamp with time zone
);
create table set_up (
  only_row boolean not null default true,
  code_hash bytea not null,
  attempts integer not null default 0,
  created_at timestamp with time zone not null
);
create table workspaces (
  workspace_id uuid not null,
  environment_url text not null,
  name text not null,
  tenant_id uuid not null,
  authority text not null,
  resource text not null,
  organization_id uuid,
  created_at timestamp with time zone not null,
  cloud text,
  region text,
  kind text,
  admin_consent_unproved_since timestamp with time zone,
  joining text not null default 'open'::text
);

-- constraints
alter table api_key_members add constraint api_key_members_workspace_id_api_key_id_fkey FOREIGN KEY (workspace_id, api_key_id) REFERENCES api_keys(workspace_id, api_key_id);
alter table api_key_members add constraint api_key_members_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, member_id);
alter table api_key_members add constraint api_key_members_pkey PRIMARY KEY (workspace_id, api_key_id, reference);
alter table api_keys add constraint api_keys_check CHECK (((former_secret_hash IS NULL) = (former_until IS NULL)));
alter table api_keys add constraint api_keys_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES members(workspace_id, member_id);
alter table api_keys add constraint api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id);
alter table api_keys add constraint api_keys_pkey PRIMARY KEY (workspace_id, api_key_id);
alter table api_keys add constraint api_keys_workspace_id_secret_hash_key UNIQUE (workspace_id, secret_hash);
alter table attempt_counts add constraint attempt_counts_pkey PRIMARY KEY (attempt, sender_hash);
alter table audit_events add constraint audit_events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id);
alter table audit_events add constraint audit_events_pkey PRIMARY KEY (workspace_id, audit_event_id);
alter table connect_links add constraint connect_links_check CHECK (((member_id IS NULL) = (connected_at IS NULL)));
alter table connect_links add constraint connect_links_workspace_id_api_key_id_fkey FOREIGN KEY (workspace_id, api_key_id) REFERENCES api_keys(workspace_id, api_key_id);
alter table connect_links add constraint connect_links_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id);
alter table connect_links add constraint connect_links_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, member_id);
alter table connect_links add constraint connect_links_pkey PRIMARY KEY (workspace_id, connect_link_id);
alter table connect_links add constraint connect_links_workspace_id_code_hash_key UNIQUE (workspace_id, code_hash);
alter table connections add constraint connections_check CHECK (((state <> 'connected'::text) OR ((tokens IS NOT NULL) AND (system_user_id IS NOT NULL) AND (problem IS NULL))));
alter table connections add constraint connections_state_check CHECK ((state = ANY (ARRAY['connected'::text, 'consent-required'::text, 'not-assigned'::text, 'reauth-required'::text, 'no-access'::text, 'disconnected'::text])));
alter table connections add constraint connections_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, member_id) ON DELETE CASCADE;
alter table connections add constraint connections_pkey PRIMARY KEY (workspace_id, member_id);
alter table dataverse_pauses add constraint dataverse_pauses_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, member_id) ON DELETE CASCADE;
alter table dataverse_pauses add constraint dataverse_pauses_pkey PRIMARY KEY (workspace_id, member_id);
alter table invitations add constraint invitations_check CHECK (((used_by IS NULL) = (used_at IS NULL)));
alter table invitations add constraint invitations_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'member'::text])));
alter table invitations add constraint invitations_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES members(workspace_id, member_id);
alter table invitations add constraint invitations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id);
alter table invitations add constraint invitations_workspace_id_used_by_fkey FOREIGN KEY (workspace_id, used_by) REFERENCES members(workspace_id, member_id);
alter table invitations add constraint invitations_pkey PRIMARY KEY (workspace_id, invitation_id);
alter table invitations add constraint invitations_workspace_id_code_hash_key UNIQUE (workspace_id, code_hash);
alter table members add constraint members_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'member'::text])));
alter table members add constraint members_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id);
alter table members add constraint members_pkey PRIMARY KEY (workspace_id, member_id);
alter table members add constraint members_workspace_id_object_id_key UNIQUE (workspace_id, object_id);
alter table notices add constraint notices_check CHECK (((member_id IS NULL) = (address IS NOT NULL)));
alter table notices add constraint notices_check1 CHECK (((state = ANY (ARRAY['waiting'::text, 'sending'::text])) = (ended_at IS NULL)));
alter table notices add constraint notices_kind_check CHECK ((kind = ANY (ARRAY['connection-ended'::text, 'approved'::text, 'people-wait'::text, 'alarm'::text, 'credential-ends'::text, 'invitation'::text])));
alter table notices add constraint notices_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'dropped'::text, 'failed'::text])));
alter table notices add constraint notices_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id);
alter table notices add constraint notices_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, member_id);
alter table notices add constraint notices_pkey PRIMARY KEY (workspace_id, notice_id);
alter table notices add constraint notices_workspace_id_member_id_topic_cause_key UNIQUE (workspace_id, member_id, topic, cause);
alter table operator_alarms add constraint operator_alarms_area_check CHECK ((area = ANY (ARRAY['credential'::text, 'registration'::text, 'environment'::text])));
alter table operator_alarms add constraint operator_alarms_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id);
alter table operator_alarms add constraint operator_alarms_pkey PRIMARY KEY (workspace_id, code);
alter table plans add constraint plans_check CHECK (((state = 'applied'::text) = (receipt IS NOT NULL)));
alter table plans add constraint plans_check1 CHECK (((state <> 'conflicted'::text) OR (conflict IS NOT NULL)));
alter table plans add constraint plans_check2 CHECK (((state = 'failed'::text) = (failure IS NOT NULL)));
alter table plans add constraint plans_check3 CHECK (((state = 'applying'::text) = (lease_id IS NOT NULL)));
alter table plans add constraint plans_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'applying'::text, 'applied'::text, 'conflicted'::text, 'failed'::text, 'rejected'::text])));
alter table plans add constraint plans_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES members(workspace_id, member_id);
alter table plans add constraint plans_pkey PRIMARY KEY (workspace_id, plan_id);
alter table plans add constraint plans_workspace_id_created_by_idempotency_key_key UNIQUE (workspace_id, created_by, idempotency_key);
alter table sessions add constraint sessions_check CHECK (((member_id IS NULL) OR (workspace_id IS NOT NULL)));
alter table sessions add constraint sessions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE;
alter table sessions add constraint sessions_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES members(workspace_id, member_id) ON DELETE CASCADE;
alter table sessions add constraint sessions_pkey PRIMARY KEY (session_hash);
alter table sessions add constraint sessions_admin_consent_state_key UNIQUE (admin_consent_state);
alter table sessions add constraint sessions_session_id_key UNIQUE (session_id);
alter table set_up add constraint set_up_only_row_check CHECK (only_row);
alter table set_up add constraint set_up_pkey PRIMARY KEY (only_row);
alter table workspaces add constraint workspaces_joining_check CHECK ((joining = ANY (ARRAY['open'::text, 'invited'::text])));
alter table workspaces add constraint workspaces_pkey PRIMARY KEY (workspace_id);
alter table workspaces add constraint workspaces_environment_url_key UNIQUE (environment_url);

-- indexes
CREATE INDEX attempt_counts_ends_at ON public.attempt_counts USING btree (ends_at);
CREATE INDEX audit_events_at ON public.audit_events USING btree (workspace_id, at DESC);
CREATE INDEX notices_due ON public.notices USING btree (due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX plans_by_member ON public.plans USING btree (workspace_id, created_by, created_at DESC);
CREATE INDEX plans_to_apply ON public.plans USING btree (workspace_id, approved_at) WHERE (state = ANY (ARRAY['approved'::text, 'applying'::text]));
CREATE INDEX sessions_last_seen_at ON public.sessions USING btree (last_seen_at);
CREATE INDEX sessions_of_member ON public.sessions USING btree (workspace_id, member_id);
CREATE UNIQUE INDEX notices_one_waits ON public.notices USING btree (workspace_id, member_id, topic) WHERE (state = 'waiting'::text);

-- functions
CREATE OR REPLACE FUNCTION public.liaison_workspace_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('liaison.workspace_id'::text, true), ''::text))::uuid
;

-- row-level security
alter table api_key_members enable row level security, force row level security;
alter table api_keys enable row level security, force row level security;
alter table attempt_counts enable row level security, force row level security;
alter table audit_events enable row level security, force row level security;
alter table connect_links enable row level security, force row level security;
alter table connections enable row level security, force row level security;
alter table dataverse_pauses enable row level security, force row level security;
alter table invitations enable row level security, force row level security;
alter table members enable row level security, force row level security;
alter table notices enable row level security, force row level security;
alter table operator_alarms enable row level security, force row level security;
alter table plans enable row level security, force row level security;
alter table sessions enable row level security, force row level security;
alter table set_up enable row level security, force row level security;
alter table workspaces enable row level security, force row level security;

-- policies
create policy one_workspace on api_key_members for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy one_workspace on api_keys for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy installation on attempt_counts for all to liaison_installation using (true) with check (true);
create policy one_workspace on audit_events for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy one_workspace on connect_links for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy one_workspace on connections for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy one_workspace on dataverse_pauses for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy one_workspace on invitations for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy one_workspace on members for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy installation on notices for select to liaison_installation using (true) with check ();
create policy one_workspace on notices for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy one_workspace on operator_alarms for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy one_workspace on plans for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));
create policy installation on sessions for all to liaison_installation using (true) with check (true);
create policy installation on set_up for all to liaison_installation using (true) with check (true);
create policy installation on workspaces for all to liaison_installation using (true) with check (true);
create policy one_workspace on workspaces for all to liaison_app using ((workspace_id = liaison_workspace_id())) with check ((workspace_id = liaison_workspace_id()));

-- grants
grant delete, insert, select, update on api_key_members to liaison_app;
grant insert, select, update on api_keys to liaison_app;
grant delete, insert, select, update on attempt_counts to liaison_installation;
grant insert, select on audit_events to liaison_app;
grant delete, insert, select, update on connect_links to liaison_app;
grant insert, select, update on connections to liaison_app;
grant insert, select, update on dataverse_pauses to liaison_app;
grant delete, insert, select, update on invitations to liaison_app;
grant insert, select, update on members to liaison_app;
grant delete, insert, select, update on notices to liaison_app;
grant delete, insert, select, update on operator_alarms to liaison_app;
grant insert, select, update on plans to liaison_app;
grant delete, insert, select, update on sessions to liaison_installation;
grant delete, insert, select, update on set_up to liaison_installation;
grant select, update on workspaces to liaison_app;
grant insert, select on workspaces to liaison_installation;
