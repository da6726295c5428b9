export interface DataversePausesTable {
  workspace_id: string
  member_id: string
  paused_until: Date
}
