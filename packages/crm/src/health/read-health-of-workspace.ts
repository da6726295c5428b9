import { notConnected } from '../connections/connection-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { requireAdmin } from '../members/require-admin.ts'
import { selectFailedNotices } from '../notices/notice.store.ts'
import { selectAlarms } from '../operator-alarms/operator-alarm.store.ts'
import { pageOf, readRankedCursor, writeRankedCursor } from '../records/keyset-cursor.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import {
  countPlansByMember,
  selectMembersWithConnections,
  statesToWrite,
  sumMembers,
  sumPlans,
} from './health.store.ts'
import type { MemberHealth, WorkspaceHealth } from './health.ts'

const pageSize = 100

/**
 * How everybody stands with Dynamics, and what waits; never a token, and nothing of what is in Dynamics or in a plan.
 *
 * @throws {CrmError} `admin_only`, `cursor_not_valid`
 */
export async function readHealthOfWorkspace(
  { db, clock, mailer }: Pick<Deps, 'db' | 'clock' | 'mailer'>,
  actor: Actor,
  { cursor }: { cursor?: string | undefined } = {},
): Promise<WorkspaceHealth> {
  requireAdmin(actor, 'see how its members are connected')
  const after = cursor === undefined ? undefined : readRankedCursor(cursor)
  const now = clock.now()
  return inWorkspace(db, actor.workspaceId, async (trx) => {
    const rows = await selectMembersWithConnections(trx, { after, limit: pageSize + 1 })
    const ids = rows.map(({ member_id }) => member_id)
    const plans = {
      toApprove: await countPlansByMember(trx, ['draft'], ids),
      toWrite: await countPlansByMember(trx, statesToWrite, ids),
    }
    const { items: members, ...more } = pageOf(rows, {
      limit: pageSize,
      item: (row) => toHealth(row, plans, now),
      cursor: ({ rank, name, member_id: id }) => writeRankedCursor({ rank, name, id }),
    })
    const failed = await selectFailedNotices(trx, new Date(now.getTime() - toldOfFailuresMs))
    return {
      checkedAt: now.toISOString(),
      members,
      ...more,
      sums: { ...(await sumMembers(trx, now)), ...(await sumPlans(trx)) },
      notices: { sendsMail: mailer !== undefined, failed },
      alarms: await selectAlarms(trx),
    }
  })
}

/** As long as somebody may still wonder. */
const toldOfFailuresMs = 30 * 24 * 3_600_000

type Row = Awaited<ReturnType<typeof selectMembersWithConnections>>[number]

interface WaitingPlans {
  toApprove: ReadonlyMap<string, number>
  toWrite: ReadonlyMap<string, number>
}

function toHealth(row: Row, plans: WaitingPlans, now: Date): MemberHealth {
  const { member_id: id, name, username, role, state, since, updated_at, last_used_at, paused_until } = row
  const known = since ?? updated_at
  return {
    id,
    name,
    username,
    role,
    connection: connectionOf(row),
    ...(state === null || known === null ? {} : { since: known.toISOString() }),
    ...(last_used_at === null ? {} : { lastUsedAt: last_used_at.toISOString() }),
    ...(paused_until === null || paused_until <= now ? {} : { pausedUntil: paused_until.toISOString() }),
    plans: { toApprove: plans.toApprove.get(id) ?? 0, toWrite: plans.toWrite.get(id) ?? 0 },
  }
}

/** Without Microsoft's message: it may name what the person did or has. */
function connectionOf({ state, problem }: Row): MemberHealth['connection'] {
  if (state === 'connected') return { state, title: 'Connected to Dynamics.' }
  const { title, who, code, serviceCode } = problem ?? notConnected
  return {
    state: state ?? 'disconnected',
    title,
    ...(who === undefined ? {} : { who }),
    ...(code === undefined ? {} : { code }),
    ...(serviceCode === undefined ? {} : { serviceCode }),
  }
}
