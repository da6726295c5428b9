// The whole public surface. Adding a line is a promise.
export type { Actor, ApplyJob, Clock, CrmConfig, Deps } from './deps.ts'
export { CrmError, type CrmErrorCode, crmErrorCodes } from './crm-error.ts'
export type { Database, Db, Transaction } from './database.ts'
export type { Log, LogEvent } from './log.ts'
export { RecordRef } from './records/record-ref.ts'
export { Money } from './records/money.ts'
export { PartProblem } from './records/part-problem.ts'
export { Account, AccountList, AccountScreen, AccountSummary, RequiredLookup } from './accounts/account.ts'
export { listAccounts } from './accounts/list-accounts.ts'
export { readAccount } from './accounts/read-account.ts'
export { readAccountTimeline } from './accounts/read-account-timeline.ts'
export { Contact, ContactList, ContactScreen, ContactSummary } from './contacts/contact.ts'
export { listContacts } from './contacts/list-contacts.ts'
export { readContact } from './contacts/read-contact.ts'
export { readContactTimeline } from './contacts/read-contact-timeline.ts'
export {
  Opportunity,
  OpportunityList,
  OpportunityScreen,
  opportunityStates,
  type OpportunityState,
  OpportunitySummary,
} from './opportunities/opportunity.ts'
export { listOpportunities, type OpportunityQuery } from './opportunities/list-opportunities.ts'
export { readOpportunity } from './opportunities/read-opportunity.ts'
export { readOpportunityTimeline } from './opportunities/read-opportunity-timeline.ts'
export { DealPipeline, DealStage, Pipeline, PipelineList, Stage } from './pipelines/pipeline.ts'
export { PipelineCache } from './pipelines/pipeline-cache.ts'
export { listPipelines } from './pipelines/list-pipelines.ts'
export { TimelineEntry, type TimelineEntryKind, TimelinePage } from './timeline/timeline-entry.ts'
export { CustomRow, CustomRowList, CustomTable, CustomTableList } from './custom-tables/custom-table.ts'
export { listCustomTables } from './custom-tables/list-custom-tables.ts'
export { readCustomTable } from './custom-tables/read-custom-table.ts'
export { listCustomRows } from './custom-tables/list-custom-rows.ts'
export { FieldDefinition, type FieldType } from './fields/field-definition.ts'
export { FieldInput, FieldInputs } from './fields/field-input.ts'
export { readFields, TableFields } from './fields/read-fields.ts'
export { findRecords, RecordList } from './fields/find-records.ts'
export { migrate } from './migrations/migrate.ts'
export { inWorkspace } from './workspaces/in-workspace.ts'
export { createKeyRing } from './sealing/key-ring.ts'
export type { Seal, SealBinding } from './sealing/seal.ts'
export {
  type Connection,
  type ConnectionState,
  connectionStates,
  nextConnectionStates,
} from './connections/connection.ts'
export { type Member, type Role, roles } from './members/member.ts'
export {
  type Conflict,
  nextPlanStates,
  type Plan,
  type PlanList,
  type PlannedChange,
  type PlanProblem,
  type PlanState,
  planStates,
  type Receipt,
} from './plans/plan.ts'
