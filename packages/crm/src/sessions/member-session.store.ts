import { sql } from 'kysely'
import type { TokenOwner } from '../connections/stored-tokens.ts'
import type { Transaction } from '../database.ts'
import type { BrowserNames } from './browser-of-agent.ts'
import { goodSessions } from './session.store.ts'
import type { SignedInSession } from './signed-in-session.ts'

const listed = 100

interface WhoAsks {
  /** Of the session that asks. */
  hash: Buffer
  now: Date
}

/** As the installation's role, like everything about sessions. */
export async function selectSessionsOf(
  trx: Transaction,
  { workspaceId, memberId }: TokenOwner,
  { hash, now }: WhoAsks,
): Promise<SignedInSession[]> {
  const rows = await goodSessions(trx, now)
    .select(['session_id', 'browser', 'system', 'created_at', 'last_seen_at'])
    .select(sql<boolean>`session_hash = ${hash}`.as('is_this'))
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
    .orderBy('is_this', 'desc')
    .orderBy('last_seen_at', 'desc')
    .orderBy('session_id')
    .limit(listed)
    .execute()
  return rows.map(({ session_id: id, browser, system, created_at, last_seen_at, is_this: isThis }) => ({
    id,
    ...namesOf({ browser, system }),
    startedAt: created_at.toISOString(),
    lastSeenAt: last_seen_at.toISOString(),
    isThis,
  }))
}

/** Undefined when the member has no such session. */
export async function deleteSessionOf(
  trx: Transaction,
  { workspaceId, memberId }: TokenOwner,
  { sessionId, hash }: { sessionId: string; hash: Buffer },
): Promise<(BrowserNames & { isThis: boolean }) | undefined> {
  const row = await trx
    .deleteFrom('sessions')
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
    .where('session_id', '=', sessionId)
    .returning(['browser', 'system', sql<boolean>`session_hash = ${hash}`.as('is_this')])
    .executeTakeFirst()
  return row && { ...namesOf(row), isThis: row.is_this }
}

const namesOf = ({ browser, system }: { browser: string | null; system: string | null }): BrowserNames => ({
  ...(browser === null ? {} : { browser }),
  ...(system === null ? {} : { system }),
})
