import type { Actor, Deps } from '../deps.ts'
import { type AuditEvent, type AuditFilter, listAuditEvents } from './list-audit-events.ts'

/**
 * The whole history that the filter leaves, the newest first, a page at a time: it may be long.
 *
 * @throws {CrmError} `admin_only`
 */
export async function* everyAuditEvent(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  filter: AuditFilter = {},
): AsyncGenerator<AuditEvent> {
  let cursor: string | undefined
  do {
    const page = await listAuditEvents(deps, actor, { ...filter, cursor })
    yield* page.items
    cursor = page.nextCursor
  } while (cursor !== undefined)
}
