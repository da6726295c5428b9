import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Actor, Deps } from '../deps.ts'
import { requireAdmin } from '../members/require-admin.ts'
import { pageOf, readTimeCursor, writeTimeCursor } from '../records/keyset-cursor.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { auditKinds } from './audit-event.ts'
import { auditGroups, kindsOf } from './audit-groups.ts'

export const AuditEvent = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    kind: z.enum(auditKinds),
    memberId: z.uuid().optional(),
    memberName: z.string().optional().describe('Of who did it, or whom it happened to; absent when nobody was known.'),
    subjectName: z.string().optional().describe('Of the member it was done to.'),
    programName: z.string().optional().describe('Of the API key that it is about, or that it was done with.'),
    planId: z.uuid().optional(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEvent' })
export type AuditEvent = z.infer<typeof AuditEvent>

export const AuditEventList = z
  .object({ items: z.array(AuditEvent), nextCursor: z.string().optional() })
  .meta({ id: 'AuditEventList' })
export type AuditEventList = z.infer<typeof AuditEventList>

/** What of the history is asked for; everything when nothing is said. */
export const AuditFilter = z.object({
  group: z.enum(auditGroups).optional().describe('Events of one sort.'),
  kind: z.enum(auditKinds).optional().describe('Events of one kind.'),
  member: z.uuid().optional().describe('Done by this member, or to them.'),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional().describe('Before this time.'),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export interface AuditQuery extends AuditFilter {
  /** `nextCursor` of the page before. */
  cursor?: string | undefined
}

const pageSize = 100

/**
 * The history of the workspace, the newest first.
 *
 * @throws {CrmError} `admin_only`, `cursor_not_valid`
 */
export async function listAuditEvents(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  { group, kind, member, since, until, cursor }: AuditQuery = {},
): Promise<AuditEventList> {
  requireAdmin(actor, 'read its history')
  const after = cursor === undefined ? undefined : readTimeCursor(cursor)
  const rows = await inWorkspace(db, actor.workspaceId, async (trx) => {
    let events = trx
      .selectFrom('audit_events')
      .leftJoin('members', (join) =>
        join
          .onRef('members.workspace_id', '=', 'audit_events.workspace_id')
          .onRef('members.member_id', '=', 'audit_events.member_id'),
      )
      .leftJoin('members as subjects', (join) =>
        join.on(sql<SqlBool>`subjects.member_id::text = audit_events.detail->>'memberId'`),
      )
      .leftJoin('api_keys', (join) =>
        join.on(sql<SqlBool>`api_keys.api_key_id::text = audit_events.detail->>'apiKeyId'`),
      )
      .select(['audit_event_id', 'at', 'kind', 'plan_id', 'detail', 'audit_events.member_id'])
      .select(['members.name as member_name', 'subjects.name as subject_name', 'api_keys.name as program_name'])
    if (group !== undefined) events = events.where('kind', 'in', kindsOf(group))
    if (kind !== undefined) events = events.where('kind', '=', kind)
    if (since !== undefined) events = events.where('at', '>=', new Date(since))
    if (until !== undefined) events = events.where('at', '<', new Date(until))
    if (member !== undefined) {
      events = events.where(
        sql<SqlBool>`(audit_events.member_id = ${member} or audit_events.detail->>'memberId' = ${member})`,
      )
    }
    if (after) events = events.where(sql<SqlBool>`(at, audit_event_id) < (${after.at}, ${after.id})`)
    return events
      .orderBy('at', 'desc')
      .orderBy('audit_event_id', 'desc')
      .limit(pageSize + 1)
      .execute()
  })
  return pageOf(rows, {
    limit: pageSize,
    item: (row): AuditEvent => ({
      id: row.audit_event_id,
      at: row.at.toISOString(),
      kind: row.kind,
      ...(row.member_id === null ? {} : { memberId: row.member_id }),
      ...(row.member_name === null ? {} : { memberName: row.member_name }),
      ...(row.subject_name === null ? {} : { subjectName: row.subject_name }),
      ...(row.program_name === null ? {} : { programName: row.program_name }),
      ...(row.plan_id === null ? {} : { planId: row.plan_id }),
      detail: row.detail,
    }),
    cursor: ({ at, audit_event_id: id }) => writeTimeCursor({ at, id }),
  })
}
