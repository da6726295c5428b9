/** What the journey reads of the API's replies: a caller's view, written by hand as another program's would be. */
export interface Session {
  member: { id: string; name: string } | null
  connection: { state: string; title: string; systemUserId?: string } | null
  environment: { name: string; url: string } | null
}

export interface AccountScreen {
  account: { id: string; name: string; city?: string; industry?: string }
  contacts: { id: string; name: string; jobTitle?: string }[]
  opportunities: DealSummary[]
  timeline: { items: { kind: string; title: string; at: string; by?: { name: string } }[] }
}

export interface DealSummary {
  id: string
  name: string
  account?: { id: string; name: string }
  value: { formatted: string } | null
  status: { state: string; label: string }
  stage?: { name: string }
}

export interface DealScreen {
  opportunity: DealSummary & { account: { id: string; name: string } }
  pipeline?: {
    name: string
    stages: { name: string; position: string }[]
    next?: { name: string }
  }
}

export interface PipelineList {
  items: { name: string; stages: { name: string }[] }[]
}

export interface CustomTable {
  table: string
  label: string
  /** The tables of the sales that cannot do without it. */
  requiredBy: { table: string }[]
  fields?: { column: string; label: string; type: string; required: string; targets?: string[]; onCreate: boolean }[]
}

export interface Plan {
  id: string
  hash: string
  state: string
  changes: {
    kind: string
    title: string
    record: { name?: string }
    fields: { label: string; before: string | null; after: string | null }[]
    warnings: string[]
  }[]
  receipt?: {
    appliedBy: { name: string }
    records: { table: string; id: string; name: string; url: string; outcome: string; createdBy?: string }[]
  }
  failure?: { title: string; help: string }
  conflict?: { title: string; help: string }
}

export interface JourneyResult {
  environmentUrl: string
  organizationName: string
  connectedAs: { name: string; systemUserId: string }
  account: { id: string; name: string; contacts: number; openDeals: number; timelineEntries: number }
  pipeline: { name: string; stages: string[] }
  note: { id: string; createdBy: string }
  deal: { id: string; stageBefore: string; stageAfter: string; status: string }
  contact: { id: string; created: boolean }
  customRow: { table: string; id: string }
}
