import { sql } from 'kysely'
import { isWaiting, waitingStates } from '../connections/connection.ts'
import type { Transaction } from '../database.ts'
import type { Actor, Deps } from '../deps.ts'
import { selectWaitingSessions } from '../sessions/session.store.ts'
import type { WaitingList, WaitingPerson } from '../sessions/waiting.ts'
import { inInstallation, inWorkspace } from '../workspaces/in-workspace.ts'
import { requireAdmin } from './require-admin.ts'

/** Of each kind. Anybody may wait in a browser without a sign-in, and a whole company for the first approval. */
const most = 50

/**
 * Who waits for an administrator of Entra: members, and whoever said so in a browser in which nobody is signed in.
 *
 * @throws {CrmError} `admin_only`
 */
export async function listWaiting({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<WaitingList> {
  requireAdmin(actor, 'see who waits for an approval')
  const { workspaceId } = actor
  const members = await inWorkspace(db, workspaceId, selectWaitingMembers)
  const browsers = await inInstallation(db, async (trx) =>
    selectWaitingSessions(trx, { workspaceId, now: clock.now(), limit: most }),
  )
  const unknown = browsers.sessions.map(({ state, saysName, lastSeenAt }): WaitingPerson => ({
    state,
    ...(saysName === undefined ? {} : { saysName }),
    since: lastSeenAt.toISOString(),
  }))
  return { items: [...members.people, ...unknown], total: members.total + browsers.total }
}

async function selectWaitingMembers(trx: Transaction): Promise<{ people: WaitingPerson[]; total: number }> {
  const rows = await trx
    .selectFrom('connections')
    .innerJoin('members', (join) =>
      join
        .onRef('connections.workspace_id', '=', 'members.workspace_id')
        .onRef('connections.member_id', '=', 'members.member_id'),
    )
    .select(['members.member_id', 'name', 'state', 'updated_at', sql<number>`(count(*) over ())::int`.as('total')])
    .where('state', 'in', waitingStates)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .limit(most)
    .execute()
  const people = rows.flatMap(({ member_id: id, name, state, updated_at }) =>
    isWaiting(state) ? [{ state, member: { id, name }, since: updated_at.toISOString() }] : [],
  )
  return { people, total: rows[0]?.total ?? 0 }
}
