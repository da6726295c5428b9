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
export { Ability, MissingPrivilege, Preflight, Reach } from './preflight/preflight.ts'
export { PreflightCache } from './preflight/preflight-cache.ts'
export { readPreflight } from './preflight/read-preflight.ts'
export { MemberHealth, WorkspaceHealth } from './health/health.ts'
export { readHealthOfWorkspace } from './health/read-health-of-workspace.ts'
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
export { ChooseEnvironment, Environment, EnvironmentFound, SetUp, SetUpEnvironment } from './workspaces/environment.ts'
export { issueSetUpCode } from './workspaces/issue-set-up-code.ts'
export { readSetUp } from './workspaces/read-set-up.ts'
export { findEnvironment } from './workspaces/locate-environment.ts'
export { setUpEnvironment } from './workspaces/set-up-environment.ts'
export { ChangeJoining, WorkspaceSettings } from './workspaces/workspace-settings.ts'
export { readWorkspaceSettings } from './workspaces/read-workspace-settings.ts'
export { changeJoining } from './workspaces/change-joining.ts'
export { createKeyRing, sealingKeyId } from './sealing/key-ring.ts'
export type { Seal, SealBinding } from './sealing/seal.ts'
export { Connection, type ConnectionState, connectionStates, nextConnectionStates } from './connections/connection.ts'
export { ConnectionError } from './connections/connection-error.ts'
export { createDataverseFor } from './connections/dataverse-for.ts'
export { checkQuietConnections, type CheckLimits } from './connections/check-quiet-connections.ts'
export { disconnect } from './connections/disconnect.ts'
export { startAdminConsent } from './connections/start-admin-consent.ts'
export { type AdminConsentOutcome, finishAdminConsent } from './connections/finish-admin-consent.ts'
export { Session } from './sessions/session-view.ts'
export { sessionMaxAgeSeconds } from './sessions/session.ts'
export { chooseEnvironment } from './sessions/choose-environment.ts'
export { ShownRefusal, WaitingList, WhoWaits } from './sessions/waiting.ts'
export { tellShownRefusal } from './sessions/tell-shown-refusal.ts'
export { sayWhoWaits } from './sessions/say-who-waits.ts'
export { actorOfKey, type KeyUse } from './api-keys/actor-of-key.ts'
export { type Scope, scopes } from './api-keys/scope.ts'
export { ApiKey, ApiKeyList, apiKeyStates, IssuedApiKey, NewApiKey, RotateApiKey } from './api-keys/api-key.ts'
export { createApiKey } from './api-keys/create-api-key.ts'
export { listApiKeys } from './api-keys/list-api-keys.ts'
export { rotateApiKey } from './api-keys/rotate-api-key.ts'
export { revokeApiKey } from './api-keys/revoke-api-key.ts'
export { Program } from './api-keys/program.ts'
export { listPrograms } from './api-keys/list-programs.ts'
export { withdrawProgram } from './api-keys/withdraw-program.ts'
export {
  ConnectLink,
  connectLinkKeptDays,
  ConnectLinkCode,
  ConnectLinkOffer,
  connectLinkStates,
  IssuedConnectLink,
  NewConnectLink,
} from './connect-links/connect-link.ts'
export { createConnectLink } from './connect-links/create-connect-link.ts'
export { readConnectLink } from './connect-links/read-connect-link.ts'
export { readConnectLinkOffer } from './connect-links/read-connect-link-offer.ts'
export { agreeToConnectLink } from './connect-links/agree-to-connect-link.ts'
export { ChangeNoticeSettings, FailedNotice, NoticeHealth, type NoticeKind, NoticeSettings } from './notices/notice.ts'
export type { Mail, Mailer, MailOutcome } from './notices/mailer.ts'
export { readNoticeSettings } from './notices/read-notice-settings.ts'
export { changeNoticeSettings } from './notices/change-notice-settings.ts'
export { sendNotices } from './notices/send-notices.ts'
export { tellCredentialEnds } from './notices/tell-credential-ends.ts'
export { type AttemptCount, countAttempt, type CountedAttempt } from './attempts/count-attempt.ts'
export { OperatorAlarm } from './operator-alarms/operator-alarm.ts'
export { actorOf } from './sessions/actor-of.ts'
export { readSession } from './sessions/read-session.ts'
export { type SignInRequest, startSignIn } from './sessions/start-sign-in.ts'
export { type FinishedSignIn, finishSignIn, type ReturnedBrowser } from './sessions/finish-sign-in.ts'
export { signOut } from './sessions/sign-out.ts'
export { type DatabaseFacts, readDatabaseFacts } from './operation/database-facts.ts'
export { listOperatedWorkspaces, type OperatedWorkspace } from './operation/operated-workspaces.ts'
export { countSealedValues } from './operation/sealed-values.ts'
export { deleteWhatIsOver, type DeletedRows } from './operation/delete-what-is-over.ts'
export { resealSecrets } from './operation/reseal-secrets.ts'
export { adminConsentRedirectUri, approvalLink, signInRedirectUri } from './connections/addresses.ts'
export { signOutEverywhere } from './sessions/sign-out-everywhere.ts'
export { EndedSessions, SignedInSession, SignedInSessionList } from './sessions/signed-in-session.ts'
export { listSessions } from './sessions/list-sessions.ts'
export { endSession } from './sessions/end-session.ts'
export { endOtherSessions } from './sessions/end-other-sessions.ts'
export { type AuditKind, auditKinds } from './audit/audit-event.ts'
export { type AuditGroup, auditGroups } from './audit/audit-groups.ts'
export { AuditEvent, AuditEventList, AuditFilter, type AuditQuery, listAuditEvents } from './audit/list-audit-events.ts'
export { everyAuditEvent } from './audit/every-audit-event.ts'
export { Member, type Role, roles } from './members/member.ts'
export { ChangeRole, MemberQuery, WorkspaceMember, WorkspaceMemberList } from './members/workspace-member.ts'
export { listMembers } from './members/list-members.ts'
export { listWaiting } from './members/list-waiting.ts'
export { requireAdmin } from './members/require-admin.ts'
export { changeRole, type RoleChange } from './members/change-role.ts'
export { removeMember } from './members/remove-member.ts'
export {
  CreatedInvitation,
  CreateInvitation,
  Invitation,
  InvitationCode,
  invitationKeptDays,
  InvitationList,
  InvitationOffer,
} from './invitations/invitation.ts'
export { createInvitation } from './invitations/create-invitation.ts'
export { inviteAsOperator } from './invitations/invite-as-operator.ts'
export { listInvitations } from './invitations/list-invitations.ts'
export { revokeInvitation } from './invitations/revoke-invitation.ts'
export { readInvitationOffer } from './invitations/read-invitation-offer.ts'
export { followInvitation } from './invitations/follow-invitation.ts'
export {
  type Conflict,
  nextPlanStates,
  Plan,
  PlanList,
  type PlannedChange,
  type PlanProblem,
  type PlanState,
  planStates,
  type Receipt,
} from './plans/plan.ts'
export { Approval, PlanProposal, ProposedChange } from './plans/proposal.ts'
export { planChanges, type Proposal } from './plans/plan-changes.ts'
export { approvePlan } from './plans/approve-plan.ts'
export { rejectPlan } from './plans/reject-plan.ts'
export { readPlan } from './plans/read-plan.ts'
export { listPlans } from './plans/list-plans.ts'
export { applyPlan } from './plans/apply-plan.ts'
export { resumeEveryPlan } from './plans/resume-every-plan.ts'
export { resumePlans } from './plans/resume-plans.ts'
