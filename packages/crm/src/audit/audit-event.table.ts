import type { Json } from '../database.ts'
import type { AuditDetail, AuditKind } from './audit-event.ts'

export interface AuditEventsTable {
  workspace_id: string
  audit_event_id: string
  at: Date
  member_id: string | null
  kind: AuditKind
  plan_id: string | null
  detail: Json<AuditDetail>
}
