import type { OptionalJson } from '../database.ts'
import type { ConnectionProblem } from '../connections/connection.ts'

export interface SessionsTable {
  /** SHA-256 of the id; the id itself is only in the browser. */
  session_hash: Buffer
  /** Null before sign-in. */
  workspace_id: string | null
  member_id: string | null
  /** Sealed `PendingSignIn`: one use. */
  sign_in: string | null
  /** Why the last sign-in of this browser did not connect. */
  problem: OptionalJson<ConnectionProblem>
  /** `state` of the approval that an administrator started in this browser: one use. */
  admin_consent_state: string | null
  created_at: Date
  last_seen_at: Date
}
