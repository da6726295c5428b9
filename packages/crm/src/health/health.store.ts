import type { Transaction } from '../database.ts'
import { membersWithConnections } from '../members/member.store.ts'
import type { PlanState } from '../plans/plan.ts'

/** How everybody stands with Dynamics, by name. No token is read. */
export async function selectMembersWithConnections(trx: Transaction) {
  return membersWithConnections(trx)
    .leftJoin('dataverse_pauses', (join) =>
      join
        .onRef('dataverse_pauses.workspace_id', '=', 'members.workspace_id')
        .onRef('dataverse_pauses.member_id', '=', 'members.member_id'),
    )
    .select([
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
    .execute()
}

/** How many plans in these states each member has. */
export async function countPlansByMember(
  trx: Transaction,
  states: readonly PlanState[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('plans')
    .select(({ fn }) => ['created_by', fn.countAll<string>().as('count')])
    .where('state', 'in', states)
    .groupBy('created_by')
    .execute()
  return new Map(rows.map(({ created_by, count }) => [created_by, Number(count)]))
}
