import { sql, type SqlBool } from 'kysely'
import type { Transaction } from '../database.ts'
import { membersWithConnections } from '../members/member.store.ts'
import type { PlanState } from '../plans/plan.ts'
import type { RankedCursor } from '../records/keyset-cursor.ts'

/** Whoever lost a connection comes first, then who never had one, then who is well. */
const rank = sql<number>`case when connections.state is null then 1 when connections.state = 'connected' then 2 else 0 end`

/** How everybody stands with Dynamics, by that and by name. No token is read. */
export async function selectMembersWithConnections(
  trx: Transaction,
  { after, limit }: { after: RankedCursor | undefined; limit: number },
) {
  let members = withPauses(trx)
    .clearOrderBy()
    .orderBy(rank)
    .orderBy('name')
    .orderBy('members.member_id')
    .select([
      rank.as('rank'),
      'members.member_id',
      'name',
      'username',
      'role',
      'connections.state',
      'connections.problem',
      'connections.since',
      'connections.updated_at',
      'connections.last_used_at',
      'dataverse_pauses.paused_until',
    ])
    .limit(limit)
  if (after) {
    members = members.where(
      sql<SqlBool>`(${rank}, name, members.member_id) > (${after.rank}, ${after.name}, ${after.id})`,
    )
  }
  return members.execute()
}

export async function sumMembers(
  trx: Transaction,
  now: Date,
): Promise<{ members: number; connected: number; paused: number }> {
  return withPauses(trx)
    .clearOrderBy()
    .select([
      sql<number>`count(*)::int`.as('members'),
      sql<number>`(count(*) filter (where connections.state = 'connected'))::int`.as('connected'),
      sql<number>`(count(*) filter (where paused_until > ${now}))::int`.as('paused'),
    ])
    .executeTakeFirstOrThrow()
}

export const statesToWrite: readonly PlanState[] = ['approved', 'applying']

/** Of everybody who belongs to the workspace. */
export async function sumPlans(trx: Transaction): Promise<{ toApprove: number; toWrite: number }> {
  return trx
    .selectFrom('plans')
    .select([
      sql<number>`(count(*) filter (where state = 'draft'))::int`.as('toApprove'),
      sql<number>`(count(*) filter (where state <> 'draft'))::int`.as('toWrite'),
    ])
    .where('state', 'in', ['draft', ...statesToWrite])
    .where('created_by', 'in', trx.selectFrom('members').select('member_id').where('removed_at', 'is', null))
    .executeTakeFirstOrThrow()
}

/** How many plans in these states each of these members has. */
export async function countPlansByMember(
  trx: Transaction,
  states: readonly PlanState[],
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (memberIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('plans')
    .select(({ fn }) => ['created_by', fn.countAll<string>().as('count')])
    .where('state', 'in', states)
    .where('created_by', 'in', memberIds)
    .groupBy('created_by')
    .execute()
  return new Map(rows.map(({ created_by, count }) => [created_by, Number(count)]))
}

const withPauses = (trx: Transaction) =>
  membersWithConnections(trx).leftJoin('dataverse_pauses', (join) =>
    join
      .onRef('dataverse_pauses.workspace_id', '=', 'members.workspace_id')
      .onRef('dataverse_pauses.member_id', '=', 'members.member_id'),
  )
