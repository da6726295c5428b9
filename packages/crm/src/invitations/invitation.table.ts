import type { Role } from '../members/member.ts'

export interface InvitationsTable {
  workspace_id: string
  invitation_id: string
  /** SHA-256 of the code in the link. */
  code_hash: Buffer
  role: Role
  /** For whom it was made, as its maker calls the person: nobody has proved it. */
  label: string | null
  /** Null when whoever runs the installation made it. */
  created_by: string | null
  created_at: Date
  expires_at: Date
  used_by: string | null
  used_at: Date | null
  revoked_at: Date | null
}
