import type { Generated, OptionalJson } from '../database.ts'
import type { ConnectionProblem, ConnectionState } from './connection.ts'

export interface ConnectionsTable {
  workspace_id: string
  member_id: string
  state: ConnectionState
  /** The member's user in Dynamics, as `WhoAmI` answered. */
  system_user_id: string | null
  /** Why it is not connected; null while it is. */
  problem: OptionalJson<ConnectionProblem>
  /** Sealed `StoredTokens`. */
  tokens: string | null
  /** Grows with every write of `tokens`, so that an older refresh never overwrites a newer one. */
  tokens_version: Generated<number>
  refresh_lease_id: string | null
  refresh_lease_until: Date | null
  updated_at: Date
  /** When it was last looked whether it still works, without anybody using it. */
  checked_at: Date | null
  /** When it came into this state; null where it was in it before this was kept. */
  since: Date | null
  /** About when somebody last worked with it, to a quarter of an hour. */
  last_used_at: Date | null
}
