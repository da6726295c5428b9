import type { Transaction } from '../database.ts'
import { sessionHash } from './session-id.ts'
import type { StoredSession } from './session.ts'
import { findSession, insertSession } from './session.store.ts'

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
