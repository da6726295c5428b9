import type { ConnectionProblem } from '../connections/connection.ts'
import type { Generated, OptionalJson } from '../database.ts'

/** An invitation of a program to connect: for one person, for a short time. */
export interface ConnectLinksTable {
  workspace_id: string
  connect_link_id: string
  api_key_id: string
  /** SHA-256 of the code in the link. */
  code_hash: Buffer
  /** What the program calls this person. */
  reference: string
  return_url: string | null
  created_at: Date
  expires_at: Date
  /** Why whoever followed it was not connected. */
  problem: OptionalJson<ConnectionProblem>
  member_id: Generated<string | null>
  connected_at: Generated<Date | null>
}
