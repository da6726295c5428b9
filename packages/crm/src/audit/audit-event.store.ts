import type { Transaction } from '../database.ts'
import type { AuditDetail, AuditKind } from './audit-event.ts'

export interface NewAuditEvent {
  id: string
  workspaceId: string
  at: Date
  kind: AuditKind
  memberId?: string
  planId?: string
  detail: AuditDetail
}

/** In the transaction of what it tells about: both are kept or neither. */
export async function recordEvent(trx: Transaction, event: NewAuditEvent): Promise<void> {
  await trx
    .insertInto('audit_events')
    .values({
      workspace_id: event.workspaceId,
      audit_event_id: event.id,
      at: event.at,
      kind: event.kind,
      member_id: event.memberId ?? null,
      plan_id: event.planId ?? null,
      detail: JSON.stringify(event.detail),
    })
    .execute()
}

/** Of the workspace that was entered. */
export async function countEvents(
  trx: Transaction,
  { kind, since }: { kind: AuditKind; since: Date },
): Promise<number> {
  const { count } = await trx
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('kind', '=', kind)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}
