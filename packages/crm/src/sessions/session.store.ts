import { type Selectable, sql } from 'kysely'
import { type ConnectionProblem, type WaitingState, waitingStates } from '../connections/connection.ts'
import type { TokenOwner } from '../connections/stored-tokens.ts'
import type { Transaction } from '../database.ts'
import type { BrowserNames } from './browser-of-agent.ts'
import type { SignInIntent } from './sign-in-intent.ts'
import { newSessionId, sessionHash } from './session-id.ts'
import { lastSeenStepSeconds, sessionIdleSeconds, sessionMaxAgeSeconds, type StoredSession } from './session.ts'
import type { SessionsTable } from './session.table.ts'

export const before = (now: Date, seconds: number): Date => new Date(now.getTime() - seconds * 1000)

interface NewSession extends BrowserNames {
  now: Date
  workspaceId?: string
  memberId?: string
  problem?: ConnectionProblem
  intent?: SignInIntent
}

/** As the installation's role, like everything in this file. */
export async function insertSession(
  trx: Transaction,
  { now, workspaceId, memberId, problem, intent, browser, system }: NewSession,
): Promise<string> {
  const id = newSessionId()
  await trx
    .insertInto('sessions')
    .values({
      session_hash: sessionHash(id),
      workspace_id: workspaceId ?? null,
      member_id: memberId ?? null,
      sign_in: null,
      problem: problem === undefined ? null : JSON.stringify(problem),
      intent: intent === undefined ? null : JSON.stringify(intent),
      admin_consent_state: null,
      browser: browser ?? null,
      system: system ?? null,
      created_at: now,
      last_seen_at: now,
    })
    .execute()
  return id
}

/** Within both of their limits. */
export const goodSessions = (trx: Transaction, now: Date) =>
  trx
    .selectFrom('sessions')
    .where('last_seen_at', '>', before(now, sessionIdleSeconds))
    .where('created_at', '>', before(now, sessionMaxAgeSeconds))

/** The others. */
export const overSessions = (trx: Transaction, now: Date) =>
  trx
    .selectFrom('sessions')
    .where((where) =>
      where.or([
        where('last_seen_at', '<=', before(now, sessionIdleSeconds)),
        where('created_at', '<=', before(now, sessionMaxAgeSeconds)),
      ]),
    )

/** Undefined for unknown ids and for sessions past their limits. */
export async function findSession(trx: Transaction, sessionId: string, now: Date): Promise<StoredSession | undefined> {
  const hash = sessionHash(sessionId)
  const row = await goodSessions(trx, now).selectAll().where('session_hash', '=', hash).executeTakeFirst()
  if (!row) return undefined
  if (row.last_seen_at < before(now, lastSeenStepSeconds)) {
    await trx.updateTable('sessions').set({ last_seen_at: now }).where('session_hash', '=', hash).execute()
  }
  return toSession(row)
}

export async function deleteSession(trx: Transaction, hash: Buffer): Promise<void> {
  await trx.deleteFrom('sessions').where('session_hash', '=', hash).execute()
}

/** Signs the member out everywhere, or everywhere but here. Answers how many sessions that were. */
export async function deleteSessionsOf(
  trx: Transaction,
  { workspaceId, memberId }: TokenOwner,
  { except }: { except?: Buffer | undefined } = {},
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('sessions')
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
    .$if(except !== undefined, (query) => query.where('session_hash', '<>', except ?? Buffer.alloc(0)))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Where this browser is from now on. Only for a session in which nobody of another workspace is signed in. */
export async function storeSessionWorkspace(trx: Transaction, hash: Buffer, workspaceId: string): Promise<void> {
  await trx.updateTable('sessions').set({ workspace_id: workspaceId }).where('session_hash', '=', hash).execute()
}

/** What the next sign-in of this browser is for. */
export async function storeIntent(trx: Transaction, hash: Buffer, intent: SignInIntent | undefined): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ intent: intent === undefined ? null : JSON.stringify(intent) })
    .where('session_hash', '=', hash)
    .execute()
}

/** The browser goes to Microsoft. */
export async function storeSignIn(trx: Transaction, hash: Buffer, sealed: string, at: Date): Promise<void> {
  await trx.updateTable('sessions').set({ sign_in: sealed, sign_in_at: at }).where('session_hash', '=', hash).execute()
}

/** Gives the started sign-in out once, to the reply it belongs to; any other reply leaves it where it is. */
export async function takeSignIn<Pending>(
  trx: Transaction,
  hash: Buffer,
  claim: (sealed: string) => Pending | undefined,
): Promise<Pending | undefined> {
  const row = await trx
    .selectFrom('sessions')
    .select('sign_in')
    .where('session_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst()
  const pending = row?.sign_in == null ? undefined : claim(row.sign_in)
  if (pending === undefined) return undefined
  await trx.updateTable('sessions').set({ sign_in: null, sign_in_at: null }).where('session_hash', '=', hash).execute()
  return pending
}

/** Of a browser where nobody is signed in. */
export async function storeSessionProblem(
  trx: Transaction,
  hash: Buffer,
  { workspaceId, problem }: { workspaceId: string; problem: ConnectionProblem },
): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ workspace_id: workspaceId, problem: JSON.stringify(problem) })
    .where('session_hash', '=', hash)
    .execute()
}

/**
 * Everybody who was stopped for want of an administrator's approval, and for whom `problem` is true from now on: also who
 * went to Microsoft and did not come back, because its page "Need admin approval" has no way back (P1).
 */
export async function replaceConsentProblems(
  trx: Transaction,
  workspaceId: string,
  problem: ConnectionProblem,
): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ problem: JSON.stringify(problem) })
    .where('workspace_id', '=', workspaceId)
    .where(
      sql<boolean>`problem ->> 'state' = 'consent-required' or (problem is null and member_id is null and sign_in_at is not null)`,
    )
    .execute()
}

/** What somebody who waits calls themselves. */
export async function storeWaitsAs(trx: Transaction, hash: Buffer, name: string): Promise<void> {
  await trx.updateTable('sessions').set({ waits_as: name }).where('session_hash', '=', hash).execute()
}

export interface WaitingSession {
  state: WaitingState
  saysName: string | undefined
  lastSeenAt: Date
}

/** Browsers in which nobody is signed in and somebody waits for an administrator, the latest seen first. */
export async function selectWaitingSessions(
  trx: Transaction,
  { workspaceId, now, limit }: { workspaceId: string; now: Date; limit: number },
): Promise<{ sessions: WaitingSession[]; total: number }> {
  const rows = await trx
    .selectFrom('sessions')
    .select([sql<WaitingState>`problem ->> 'state'`.as('state'), 'waits_as', 'last_seen_at'])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .where('workspace_id', '=', workspaceId)
    .where('member_id', 'is', null)
    .where(sql<string>`problem ->> 'state'`, 'in', waitingStates)
    .where('last_seen_at', '>', before(now, sessionIdleSeconds))
    .orderBy('last_seen_at', 'desc')
    .limit(limit)
    .execute()
  const sessions = rows.map(({ state, waits_as, last_seen_at: lastSeenAt }) => ({
    state,
    saysName: waits_as ?? undefined,
    lastSeenAt,
  }))
  return { sessions, total: rows[0]?.total ?? 0 }
}

export interface StartedConsent {
  workspaceId: string
  /** Of the `state` that went out. */
  stateHash: string
}

export async function storeStartedConsent(trx: Transaction, hash: Buffer, started: StartedConsent): Promise<void> {
  const { workspaceId: admin_consent_workspace_id, stateHash: admin_consent_state } = started
  await trx
    .updateTable('sessions')
    .set({ admin_consent_state, admin_consent_workspace_id })
    .where('session_hash', '=', hash)
    .execute()
}

/** Gives the started approval out once, to the reply it belongs to; any other reply leaves it where it is. */
export async function takeStartedConsent(
  trx: Transaction,
  hash: Buffer,
  stateHash: string,
): Promise<StartedConsent | undefined> {
  const row = await trx
    .selectFrom('sessions')
    .select('admin_consent_workspace_id')
    .where('session_hash', '=', hash)
    .where('admin_consent_state', '=', stateHash)
    .forUpdate()
    .executeTakeFirst()
  if (row?.admin_consent_workspace_id == null) return undefined
  await trx.updateTable('sessions').set({ admin_consent_state: null }).where('session_hash', '=', hash).execute()
  return { workspaceId: row.admin_consent_workspace_id, stateHash }
}

const toSession = ({
  session_hash: hash,
  workspace_id: workspaceId,
  member_id: memberId,
  problem,
  intent,
}: Selectable<SessionsTable>): StoredSession => ({
  hash,
  ...(workspaceId === null ? {} : { workspaceId }),
  ...(workspaceId === null || memberId === null ? {} : { owner: { workspaceId, memberId } }),
  ...(problem === null ? {} : { problem }),
  ...(intent === null ? {} : { intent }),
})
