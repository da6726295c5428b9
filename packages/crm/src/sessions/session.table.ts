import type { Generated, OptionalJson } from '../database.ts'
import type { ConnectionProblem } from '../connections/connection.ts'
import type { SignInIntent } from './sign-in-intent.ts'

export interface SessionsTable {
  /** SHA-256 of the id; the id itself is only in the browser. */
  session_hash: Buffer
  /** By which a person speaks of one of their sessions: it opens nothing. */
  session_id: Generated<string>
  /** Where this browser is; null where it has not been said yet. */
  workspace_id: string | null
  /** Null before sign-in. */
  member_id: string | null
  /** Sealed `PendingSignIn`: one use. */
  sign_in: string | null
  /** When the browser went to Microsoft, from where it has not come back. */
  sign_in_at: Generated<Date | null>
  /** Why the last sign-in of this browser did not connect. */
  problem: OptionalJson<ConnectionProblem>
  /** What the next sign-in is for, beside connecting. */
  intent: OptionalJson<SignInIntent>
  /** What somebody who waits for an approval calls themselves: nobody has proved it. */
  waits_as: string | null
  /** Hash of the `state` of the approval that an administrator started in this browser: one use. */
  admin_consent_state: string | null
  admin_consent_workspace_id: string | null
  /** Names without versions, as the browser gave them at the sign-in; null where they are not known. */
  browser: Generated<string | null>
  system: Generated<string | null>
  created_at: Date
  last_seen_at: Date
}
