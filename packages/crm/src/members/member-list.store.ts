import { sql, type SqlBool } from 'kysely'
import type { ConnectionState } from '../connections/connection.ts'
import type { Transaction } from '../database.ts'
import type { NameCursor } from '../records/keyset-cursor.ts'
import { membersWithConnections } from './member.store.ts'

export interface MemberFilter {
  /** Part of a name; empty for everybody. */
  search: string
  /** Whether accounts are searched too. */
  byAccount: boolean
  connection: ConnectionState | undefined
}

/** By name, each with their connection if they ever had one. */
export async function selectMembers(
  trx: Transaction,
  filter: MemberFilter,
  { after, limit }: { after: NameCursor | undefined; limit: number },
) {
  let members = membersWithConnections(trx)
    .select(['members.member_id', 'name', 'username', 'role', 'created_at', 'connections.state'])
    .where(matches(filter))
    .limit(limit)
  if (after) members = members.where(sql<SqlBool>`(name, members.member_id) > (${after.name}, ${after.id})`)
  return members.execute()
}

/** How many the filter finds, and how everybody stands, whatever the filter is. */
export async function countMembers(
  trx: Transaction,
  filter: MemberFilter,
): Promise<{ found: number; states: { state: ConnectionState; count: number }[] }> {
  const rows = await membersWithConnections(trx)
    .clearOrderBy()
    .select([
      stateOf.as('state'),
      sql<number>`count(*)::int`.as('count'),
      sql<number>`(count(*) filter (where ${matches(filter)}))::int`.as('found'),
    ])
    .groupBy(stateOf)
    .orderBy('count', 'desc')
    .orderBy('state')
    .execute()
  return {
    found: rows.reduce((sum, { found }) => sum + found, 0),
    states: rows.map(({ state, count }) => ({ state, count })),
  }
}

/** Whoever never connected is not connected. */
const stateOf = sql<ConnectionState>`coalesce(connections.state, 'disconnected')`

function matches({ search, byAccount, connection }: MemberFilter) {
  // What people type is text: % and _ mean themselves, and PostgreSQL has no text with a zero byte.
  const part = `%${search.replaceAll('\0', '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const named = byAccount ? sql`(name ilike ${part} or username ilike ${part})` : sql`name ilike ${part}`
  return connection === undefined
    ? sql<SqlBool>`${search === '' ? sql`true` : named}`
    : sql<SqlBool>`${search === '' ? sql`true` : named} and ${stateOf} = ${connection}`
}
