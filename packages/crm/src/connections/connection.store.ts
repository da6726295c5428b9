import { sql } from 'kysely'
import type { Transaction } from '../database.ts'
import { type ConnectionProblem, type ConnectionState, connectionStates, nextConnectionStates } from './connection.ts'

export interface StoredConnection {
  state: ConnectionState
  systemUserId: string | undefined
  problem: ConnectionProblem | undefined
  /** Sealed. */
  tokens: string | undefined
  tokensVersion: number
}

/** A refresh is one request to Entra; a process that died in it does not hold others up for longer. */
const refreshLeaseSeconds = 20

/** Stays what it is while the state does: in an update `state` is the one before. */
const sinceWhen = (state: ConnectionState, at: Date) =>
  sql<Date>`case when connections.state = ${state} then coalesce(connections.since, connections.updated_at) else ${at} end`

/** States from which `to` may be reached. */
const sourcesOf = (to: ConnectionState): ConnectionState[] =>
  connectionStates.filter((from) => nextConnectionStates[from].includes(to))

export async function findConnection(trx: Transaction, memberId: string): Promise<StoredConnection | undefined> {
  const row = await trx.selectFrom('connections').selectAll().where('member_id', '=', memberId).executeTakeFirst()
  return (
    row && {
      state: row.state,
      systemUserId: row.system_user_id ?? undefined,
      problem: row.problem ?? undefined,
      tokens: row.tokens ?? undefined,
      tokensVersion: row.tokens_version,
    }
  )
}

/** Connected, with new tokens: whatever a refresh still under way brings is older and dropped (P13). */
export async function storeConnected(
  trx: Transaction,
  {
    workspaceId,
    memberId,
    systemUserId,
    tokens,
    at,
  }: {
    workspaceId: string
    memberId: string
    systemUserId: string
    tokens: string
    at: Date
  },
): Promise<void> {
  await trx
    .insertInto('connections')
    .values({
      workspace_id: workspaceId,
      member_id: memberId,
      state: 'connected',
      system_user_id: systemUserId,
      tokens,
      tokens_version: 1,
      since: at,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'member_id']).doUpdateSet({
        state: 'connected',
        system_user_id: systemUserId,
        problem: null,
        tokens,
        tokens_version: sql<number>`connections.tokens_version + 1`,
        refresh_lease_id: null,
        refresh_lease_until: null,
        since: sinceWhen('connected', at),
        updated_at: at,
      }),
    )
    .execute()
}

/**
 * Moves the connection where the table of moves allows it; `ifVersion` keeps the verdict on old tokens from new ones.
 * The tokens are dropped: they are no good any more. Answers since when it is in that state; undefined when it did not move.
 */
export async function storeProblem(
  trx: Transaction,
  {
    memberId,
    problem,
    at,
    ifVersion,
  }: {
    memberId: string
    problem: ConnectionProblem
    at: Date
    ifVersion?: number
  },
): Promise<Date | undefined> {
  const moved = await trx
    .updateTable('connections')
    .set({
      state: problem.state,
      problem: JSON.stringify(problem),
      tokens: null,
      tokens_version: sql<number>`tokens_version + 1`,
      refresh_lease_id: null,
      refresh_lease_until: null,
      since: sinceWhen(problem.state, at),
      updated_at: at,
    })
    .where('member_id', '=', memberId)
    .where('state', 'in', sourcesOf(problem.state))
    .$if(ifVersion !== undefined, (query) => query.where('tokens_version', '=', ifVersion ?? 0))
    .returning('since')
    .executeTakeFirst()
  return moved && (moved.since ?? at)
}

/** Everybody who waited for an administrator's approval, and for whom `problem` is true from now on. */
export async function replaceConsentConnections(
  trx: Transaction,
  problem: ConnectionProblem,
  at: Date,
): Promise<string[]> {
  const rows = await trx
    .updateTable('connections')
    .set({
      state: problem.state,
      problem: JSON.stringify(problem),
      since: sinceWhen(problem.state, at),
      updated_at: at,
    })
    .where('state', '=', 'consent-required')
    .returning('member_id')
    .execute()
  return rows.map(({ member_id }) => member_id)
}

/** The right to refresh these tokens, for one process at a time and some seconds. By the database's own clock. */
export async function takeRefreshLease(
  trx: Transaction,
  { memberId, leaseId, tokensVersion }: { memberId: string; leaseId: string; tokensVersion: number },
): Promise<boolean> {
  const taken = await trx
    .updateTable('connections')
    .set({
      refresh_lease_id: leaseId,
      refresh_lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${refreshLeaseSeconds})`,
    })
    .where('member_id', '=', memberId)
    .where('tokens_version', '=', tokensVersion)
    .where(sql<boolean>`refresh_lease_until is null or refresh_lease_until < clock_timestamp()`)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

export async function releaseRefreshLease(trx: Transaction, memberId: string, leaseId: string): Promise<void> {
  await trx
    .updateTable('connections')
    .set({ refresh_lease_id: null, refresh_lease_until: null })
    .where('member_id', '=', memberId)
    .where('refresh_lease_id', '=', leaseId)
    .execute()
}

/** False when others were stored in the meantime; those are newer. */
export async function storeRefreshedTokens(
  trx: Transaction,
  { memberId, tokens, tokensVersion, at }: { memberId: string; tokens: string; tokensVersion: number; at: Date },
): Promise<boolean> {
  const stored = await trx
    .updateTable('connections')
    .set({
      tokens,
      tokens_version: tokensVersion + 1,
      refresh_lease_id: null,
      refresh_lease_until: null,
      updated_at: at,
    })
    .where('member_id', '=', memberId)
    .where('tokens_version', '=', tokensVersion)
    .where('state', '=', 'connected')
    .executeTakeFirst()
  return stored.numUpdatedRows > 0n
}

export async function storeUse(trx: Transaction, memberId: string, at: Date): Promise<void> {
  await trx.updateTable('connections').set({ last_used_at: at }).where('member_id', '=', memberId).execute()
}
