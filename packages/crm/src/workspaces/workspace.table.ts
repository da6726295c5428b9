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
  created_at: Date
}
