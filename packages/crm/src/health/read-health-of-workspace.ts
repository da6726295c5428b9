import { notConnected } from '../connections/connection-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { requireAdmin } from '../members/require-admin.ts'
import { selectFailedNotices } from '../notices/notice.store.ts'
import { selectAlarms } from '../operator-alarms/operator-alarm.store.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { countPlansByMember, selectMembersWithConnections } from './health.store.ts'
import type { MemberHealth, WorkspaceHealth } from './health.ts'

/**
 * How everybody stands with Dynamics, and what waits; never a token, and nothing of what is in Dynamics or in a plan.
 *
 * @throws {CrmError} `admin_only`
 */
export async function readHealthOfWorkspace(
  { db, clock, mailer }: Pick<Deps, 'db' | 'clock' | 'mailer'>,
  actor: Actor,
): Promise<WorkspaceHealth> {
  requireAdmin(actor, 'see how its members are connected')
  const now = clock.now()
  const { members, toApprove, toWrite, alarms, failed } = await inWorkspace(db, actor.workspaceId, async (trx) => ({
    members: await selectMembersWithConnections(trx),
    toApprove: await countPlansByMember(trx, ['draft']),
    toWrite: await countPlansByMember(trx, ['approved', 'applying']),
    alarms: await selectAlarms(trx),
    failed: await selectFailedNotices(trx, new Date(now.getTime() - toldOfFailuresMs)),
  }))
  return {
    checkedAt: now.toISOString(),
    members: members
      .map((row): MemberHealth => {
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
          plans: { toApprove: toApprove.get(id) ?? 0, toWrite: toWrite.get(id) ?? 0 },
        }
      })
      .toSorted((one, other) => Number(isWell(one)) - Number(isWell(other))),
    notices: { sendsMail: mailer !== undefined, failed },
    alarms,
  }
}

/** As long as somebody may still wonder. */
const toldOfFailuresMs = 30 * 24 * 3_600_000

type Row = Awaited<ReturnType<typeof selectMembersWithConnections>>[number]

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

const isWell = ({ connection }: MemberHealth): boolean => connection.state === 'connected'
