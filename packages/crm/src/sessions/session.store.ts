import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { ConnectionProblem } from '../connections/connection.ts'
import type { Transaction } from '../database.ts'
import { newSessionId, sessionHash } from './session-id.ts'
import { lastSeenStepSeconds, type Session, sessionIdleSeconds, sessionMaxAgeSeconds } from './session.ts'
import type { SessionsTable } from './session.table.ts'

const before = (now: Date, seconds: number): Date => new Date(now.getTime() - seconds * 1000)

/** As the installation's role, like everything in this file. */
export async function insertSession(
  trx: Transaction,
  { now, workspaceId, memberId }: { now: Date; workspaceId?: string; memberId?: string },
): Promise<string> {
  const id = newSessionId()
  await trx
    .insertInto('sessions')
    .values({
      session_hash: sessionHash(id),
      workspace_id: workspaceId ?? null,
      member_id: memberId ?? null,
      sign_in: null,
      problem: null,
      admin_consent_state: randomBytes(32).toString('base64url'),
      created_at: now,
      last_seen_at: now,
    })
    .execute()
  // New sessions pay for the old ones: no job is needed, and rows that nobody can use do not pile up.
  await trx.deleteFrom('sessions').where('last_seen_at', '<', before(now, sessionIdleSeconds)).execute()
  return id
}

/** Undefined for unknown ids and for sessions past their limits. */
export async function findSession(trx: Transaction, sessionId: string, now: Date): Promise<Session | undefined> {
  const hash = sessionHash(sessionId)
  const row = await trx
    .selectFrom('sessions')
    .selectAll()
    .where('session_hash', '=', hash)
    .where('last_seen_at', '>', before(now, sessionIdleSeconds))
    .where('created_at', '>', before(now, sessionMaxAgeSeconds))
    .executeTakeFirst()
  if (!row) return undefined
  if (row.last_seen_at < before(now, lastSeenStepSeconds)) {
    await trx.updateTable('sessions').set({ last_seen_at: now }).where('session_hash', '=', hash).execute()
  }
  return toSession(row)
}

export async function deleteSession(trx: Transaction, hash: Buffer): Promise<void> {
  await trx.deleteFrom('sessions').where('session_hash', '=', hash).execute()
}

export async function storeSignIn(trx: Transaction, hash: Buffer, sealed: string): Promise<void> {
  await trx.updateTable('sessions').set({ sign_in: sealed }).where('session_hash', '=', hash).execute()
}

/** Gives the started sign-in out once. */
export async function takeSignIn(trx: Transaction, hash: Buffer): Promise<string | undefined> {
  const row = await trx
    .selectFrom('sessions')
    .select('sign_in')
    .where('session_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst()
  if (row?.sign_in == null) return undefined
  await trx.updateTable('sessions').set({ sign_in: null }).where('session_hash', '=', hash).execute()
  return row.sign_in
}

export async function storeSessionProblem(
  trx: Transaction,
  hash: Buffer,
  problem: ConnectionProblem | undefined,
): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ problem: problem === undefined ? null : JSON.stringify(problem) })
    .where('session_hash', '=', hash)
    .execute()
}

export async function findSessionByConsentState(trx: Transaction, state: string): Promise<Session | undefined> {
  const row = await trx.selectFrom('sessions').selectAll().where('admin_consent_state', '=', state).executeTakeFirst()
  return row && toSession(row)
}

const toSession = (row: Selectable<SessionsTable>): Session => ({
  hash: row.session_hash,
  ...(row.workspace_id === null ? {} : { workspaceId: row.workspace_id }),
  ...(row.member_id === null ? {} : { memberId: row.member_id }),
  ...(row.problem === null ? {} : { problem: row.problem }),
  ...(row.admin_consent_state === null ? {} : { adminConsentState: row.admin_consent_state }),
  signInStarted: row.sign_in !== null,
})
