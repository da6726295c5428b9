import type { Generated, Json } from '../database.ts'
import type { Scope } from './scope.ts'

export interface ApiKeysTable {
  workspace_id: string
  api_key_id: string
  name: string
  scopes: Json<Scope[]>
  /** SHA-256; the secret itself is shown once. */
  secret_hash: Buffer
  /** After a rotation the secret before holds until then. */
  former_secret_hash: Generated<Buffer | null>
  former_until: Generated<Date | null>
  /** Origins that a connect link of this key may lead back to. */
  return_origins: Json<string[]>
  created_by: string
  created_at: Date
  expires_at: Date | null
  last_used_at: Generated<Date | null>
  revoked_at: Generated<Date | null>
}

/** Who lets a key act in their name, beside the one who made it. The key's owner may know one person by several names. */
export interface ApiKeyMembersTable {
  workspace_id: string
  api_key_id: string
  member_id: string
  /** What the key's owner calls this person. */
  reference: string
  granted_at: Date
}
