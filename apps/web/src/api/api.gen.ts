export interface Problem {
  type?: string
  status: number
  code: string
  title: string
  help: string
  requestId: string
  serviceCode?: string
  serviceMessage?: string
  serviceRequestId?: string
  fields?: { column: string; label: string; problem: string }[]
  candidates?: unknown[]
}
export interface RecordRef {
  table: string
  id: string
  name: string
  url: string
}
export type Money = { amount: string; currency: string; formatted: string } | null
export interface Environment {
  name: string
  url: string
  organizationId: string
  tenantId: string
}
export interface Setup {
  state: 'environment-needed' | 'ready'
  environment?: Environment
}
export interface Connection {
  state: 'connected' | 'consent-required' | 'not-assigned' | 'reauth-required' | 'no-access' | 'disconnected'
  systemUserId?: string
  title: string
  help: string
  who?: string
  adminConsentUrl?: string
  code?: string
  serviceCode?: string
  serviceMessage?: string
  messageForIt?: string
}
export interface Member {
  id: string
  name: string
  username: string
  role: 'admin' | 'member'
}
export interface Session {
  member: Member | null
  connection: Connection | null
  environment: Environment | null
}
export interface RecordStatus {
  state: 'active' | 'inactive'
  label: string
}
export interface AccountSummary {
  id: string
  name: string
  url: string
  city?: string
  industry?: string
  primaryContact?: RecordRef
  owner?: RecordRef
  phone?: string
  modifiedAt: string
  status: RecordStatus
}
export interface RequiredLookup {
  column: string
  label: string
  value?: RecordRef
}
export interface Account extends AccountSummary {
  accountNumber?: string
  website?: string
  email?: string
  revenue: Money
  employees?: number
  description?: string
  address?: string
  parentAccount?: RecordRef
  requiredLookups: RequiredLookup[]
  etag: string
  createdAt: string
  createdBy?: RecordRef
  modifiedBy?: RecordRef
}
export interface ContactSummary {
  id: string
  name: string
  url: string
  jobTitle?: string
  email?: string
  phone?: string
  mobile?: string
  account?: RecordRef
  status: RecordStatus
}
export interface Contact extends ContactSummary {
  description?: string
  preferredContactMethod?: string
  birthday?: string
  address?: string
  owner?: RecordRef
  etag: string
  createdAt: string
  createdBy?: RecordRef
  modifiedAt: string
  modifiedBy?: RecordRef
}
export interface OpportunitySummary {
  id: string
  name: string
  url: string
  account?: RecordRef
  contact?: RecordRef
  owner?: RecordRef
  value: Money
  estimatedCloseDate?: string
  probability?: number
  status: { state: 'open' | 'won' | 'lost'; label: string }
  stage?: { id: string; name: string }
  modifiedAt: string
}
export interface Opportunity extends OpportunitySummary {
  valueIsCalculated: boolean
  actualValue: Money
  actualCloseDate?: string
  description?: string
  customerNeed?: string
  proposedSolution?: string
  rating?: string
  etag: string
  createdAt: string
  createdBy?: RecordRef
  modifiedBy?: RecordRef
}
export interface Stage {
  id: string
  name: string
  category?: string
  table: string
}
export interface Pipeline {
  id: string
  name: string
  table: string
  primaryTable: string
  stages: Stage[]
  orderKnown: boolean
}
export interface DealPipeline {
  pipelineId: string
  instanceId: string
  name: string
  table: string
  state: 'active' | 'finished' | 'aborted'
  stages: (Stage & { position: 'done' | 'active' | 'upcoming' })[]
  activeStageId: string
  next?: Stage
  previous?: Stage
  etag: string
}
export interface TimelineEntry {
  id: string
  table: string
  kind: 'note' | 'meeting' | 'call' | 'email' | 'task' | 'closing' | 'other'
  title: string
  text?: string
  at: string
  by?: RecordRef
  regarding?: RecordRef
  status?: string
  scheduledFor?: string
  url: string
}
export interface TimelinePage {
  items: TimelineEntry[]
  nextCursor?: string
  problems?: PartProblem[]
}
export interface PartProblem {
  part: 'contacts' | 'opportunities' | 'pipeline' | 'timeline'
  code: string
  title: string
  help: string
}
export interface PipelineList {
  items: Pipeline[]
}
export interface AccountList {
  items: AccountSummary[]
  nextCursor?: string
}
export interface AccountScreen {
  account: Account
  contacts: ContactSummary[]
  opportunities: OpportunitySummary[]
  timeline: TimelinePage
  problems: PartProblem[]
}
export interface ContactList {
  items: ContactSummary[]
  nextCursor?: string
}
export interface ContactScreen {
  contact: Contact
  timeline: TimelinePage
  problems: PartProblem[]
}
export interface OpportunityList {
  items: OpportunitySummary[]
  nextCursor?: string
  problems: PartProblem[]
}
export interface OpportunityScreen {
  opportunity: Opportunity
  pipeline?: DealPipeline
  timeline: TimelinePage
  problems: PartProblem[]
}
export interface FieldDefinition {
  column: string
  label: string
  type:
    | 'text'
    | 'multiline'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'boolean'
    | 'date'
    | 'datetime'
    | 'choice'
    | 'choices'
    | 'lookup'
  required: 'no' | 'recommended' | 'required'
  maxLength?: number
  min?: number
  max?: number
  precision?: number
  choices?: { value: number; label: string }[]
  targets?: string[]
  onCreate: boolean
  onUpdate: boolean
}
export interface TableFields {
  table: string
  label: string
  fields: FieldDefinition[]
}
export interface CustomTable {
  table: string
  label: string
  pluralLabel: string
  requiredBy: { table: string; label: string; column: string; columnLabel: string; how: 'required-column' }[]
  fields?: FieldDefinition[]
}
export interface CustomRow {
  id: string
  name: string
  url: string
  values: { column: string; label: string; text: string }[]
  modifiedAt: string
}
export interface CustomRowPage {
  table: CustomTable
  items: CustomRow[]
  nextCursor?: string
}
export type FieldInput =
  | string
  | number
  | boolean
  | null
  | string[]
  | { id: string; table?: string }
  | { name: string; table?: string }
export type ProposedChange =
  | { kind: 'create'; table: string; fields: Record<string, FieldInput> }
  | { kind: 'update'; table: string; id: string; fields: Record<string, FieldInput> }
  | {
      kind: 'add-note'
      regarding: { table: 'account' | 'contact' | 'opportunity'; id: string }
      title?: string
      text: string
    }
  | { kind: 'win'; opportunityId: string; actualRevenue?: string; closedOn?: string; comment?: string }
  | { kind: 'lose'; opportunityId: string; reason: string; closedOn?: string; comment?: string }
  | { kind: 'move-stage'; opportunityId: string; to: string }
export interface PlannedField {
  column: string
  label: string
  before: string | null
  after: string | null
}
export interface PlannedChange {
  id: string
  kind: ProposedChange['kind']
  title: string
  record: { table: string; id: string; name: string; url?: string }
  fields: PlannedField[]
  warnings: string[]
}
export interface Receipt {
  appliedAt: string
  appliedBy: { name: string; systemUserId: string }
  records: (RecordRef & {
    changeId: string
    outcome: 'created' | 'updated' | 'closed' | 'moved'
    createdBy?: string
    modifiedBy?: string
  })[]
}
export interface Conflict {
  changeId: string
  record: RecordRef
  fields: { column: string; label: string; planned: string | null; expected: string | null; current: string | null }[]
  title: string
  help: string
}
export interface PlanProblem {
  code: string
  title: string
  help: string
  serviceCode?: string
  serviceMessage?: string
  serviceRequestId?: string
}
export interface Plan {
  id: string
  hash: string
  state: 'draft' | 'approved' | 'applying' | 'applied' | 'conflicted' | 'failed' | 'rejected'
  reason?: string
  source?: string
  createdBy: { id: string; name: string }
  createdAt: string
  approvedAt?: string
  changes: PlannedChange[]
  receipt?: Receipt
  conflict?: Conflict
  failure?: PlanProblem
}
export interface RecordList {
  items: RecordRef[]
}
export interface PlanList {
  items: Plan[]
}
