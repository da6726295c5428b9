import type { Cloud } from '@liaison/dataverse'
import type { Generated } from '../database.ts'
import type { EnvironmentKind } from './environment-kind.ts'

/** Who becomes a member by signing in: whoever Dynamics lets in, or of those who was invited. */
export const joiningRules = ['open', 'invited'] as const
export type Joining = (typeof joiningRules)[number]

export interface WorkspacesTable {
  workspace_id: string
  /** An origin, without a trailing slash. */
  environment_url: string
  name: string
  tenant_id: string
  authority: string
  resource: string
  /** Null until the first connection has proved it; from then on pinned. */
  organization_id: string | null
  /** As Dynamics told; null where it did not. */
  cloud: Generated<Cloud | null>
  region: Generated<string | null>
  kind: Generated<EnvironmentKind | null>
  joining: Generated<Joining>
  /** When an administrator's approval was reported that no sign-in has proved since. */
  admin_consent_unproved_since: Generated<Date | null>
  created_at: Date
}
