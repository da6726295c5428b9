import type { Generated, JSONColumnType, Kysely, Transaction as KyselyTransaction } from 'kysely'
import type { ApiKeyMembersTable, ApiKeysTable } from './api-keys/api-key.table.ts'
import type { AttemptCountsTable } from './attempts/attempt-count.table.ts'
import type { AuditEventsTable } from './audit/audit-event.table.ts'
import type { ConnectLinksTable } from './connect-links/connect-link.table.ts'
import type { ConnectionsTable } from './connections/connection.table.ts'
import type { DataversePausesTable } from './connections/dataverse-pause.table.ts'
import type { InvitationsTable } from './invitations/invitation.table.ts'
import type { MembersTable } from './members/member.table.ts'
import type { NoticesTable } from './notices/notice.table.ts'
import type { OperatorAlarmsTable } from './operator-alarms/operator-alarm.table.ts'
import type { PlansTable } from './plans/plan.table.ts'
import type { SessionsTable } from './sessions/session.table.ts'
import type { SetUpTable } from './workspaces/set-up.table.ts'
import type { WorkspacesTable } from './workspaces/workspace.table.ts'

/** Columns as in SQL. Rows never leave the stores. */
export interface Database {
  workspaces: WorkspacesTable
  members: MembersTable
  connections: ConnectionsTable
  dataverse_pauses: DataversePausesTable
  sessions: SessionsTable
  plans: PlansTable
  attempt_counts: AttemptCountsTable
  audit_events: AuditEventsTable
  invitations: InvitationsTable
  api_keys: ApiKeysTable
  api_key_members: ApiKeyMembersTable
  connect_links: ConnectLinksTable
  operator_alarms: OperatorAlarmsTable
  notices: NoticesTable
  set_up: SetUpTable
}

export type Db = Kysely<Database>
export type Transaction = KyselyTransaction<Database>

/** Stored as jsonb; written as text, because the driver would turn an array into an SQL array. */
export type Json<T extends object> = JSONColumnType<T, string, string>
export type OptionalJson<T extends object> = JSONColumnType<T | null, string | null | undefined, string | null>
export type { Generated }
