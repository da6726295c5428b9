import { z } from 'zod'
import type { Actor, Deps } from '../deps.ts'
import { requireAdmin } from '../members/require-admin.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { auditKinds } from './audit-event.ts'

export const AuditEvent = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    kind: z.enum(auditKinds),
    memberId: z.uuid().optional(),
    planId: z.uuid().optional(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEvent' })
export type AuditEvent = z.infer<typeof AuditEvent>

const pageSize = 200

/** The newest events of the workspace. @throws {CrmError} `admin_only` */
export async function listAuditEvents({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<AuditEvent[]> {
  requireAdmin(actor, 'read its history')
  const rows = await inWorkspace(db, actor.workspaceId, async (trx) =>
    trx
      .selectFrom('audit_events')
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('audit_event_id', 'desc')
      .limit(pageSize)
      .execute(),
  )
  return rows.map((row) => ({
    id: row.audit_event_id,
    at: row.at.toISOString(),
    kind: row.kind,
    ...(row.member_id === null ? {} : { memberId: row.member_id }),
    ...(row.plan_id === null ? {} : { planId: row.plan_id }),
    detail: row.detail,
  }))
}
