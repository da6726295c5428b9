import type { Generated } from '../database.ts'
import type { Role } from './member.ts'

export interface MembersTable {
  workspace_id: string
  member_id: string
  /** Entra's object id: the claim that never changes hands. */
  object_id: string
  name: string
  username: string
  role: Role
  created_at: Date
  /** Null while the person belongs to the workspace. */
  removed_at: Generated<Date | null>
  /** Whether they want to be told about their own connection. */
  told_by_mail: Generated<boolean>
}
