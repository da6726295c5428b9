import type { Transaction } from '../database.ts'
import { sessionHash } from './session-id.ts'
import type { StoredSession } from './session.ts'
import { findSession, insertSession, storeSessionWorkspace } from './session.store.ts'

export interface OpenSession {
  /** For the browser's cookie. */
  id: string
  stored: StoredSession
}

/** The browser's session, or a new one when it has none that is still good. */
export async function openSession(trx: Transaction, sessionId: string | undefined, now: Date): Promise<OpenSession> {
  const known = sessionId === undefined ? undefined : await findSession(trx, sessionId, now)
  if (known && sessionId !== undefined) return { id: sessionId, stored: known }
  const id = await insertSession(trx, { now })
  return { id, stored: { hash: sessionHash(id) } }
}

/**
 * The browser's session, at this workspace from now on. Where somebody of another workspace is signed in, it gets a session
 * without anybody: a session never changes companies.
 */
export async function openSessionAt(
  trx: Transaction,
  { sessionId, workspaceId, now }: { sessionId: string | undefined; workspaceId: string; now: Date },
): Promise<OpenSession> {
  const known = await openSession(trx, sessionId, now)
  const elsewhere = known.stored.owner !== undefined && known.stored.owner.workspaceId !== workspaceId
  const session = elsewhere ? await openSession(trx, undefined, now) : known
  await storeSessionWorkspace(trx, session.stored.hash, workspaceId)
  return session
}
