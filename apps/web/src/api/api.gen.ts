/* oxlint-disable */
// Generated from apps/server/openapi.json by apps/web/scripts/generate-api.ts. Do not edit.

/**
 * Text, number, yes or no; a choice by its label (any language) or value; several choices as a list; a date as yyyy-mm-dd; a time with its offset; a record by `{ id }` or exact `{ name }`; null empties the field.
 */
export type FieldInput = (string | number | boolean | null | string[] | {
id: string
table?: string
} | {
name: string
table?: string
})
export type ProposedChange = ({
kind: "create"
/**
 * Logical name.
 */
table: string
fields: FieldInputs
} | {
kind: "update"
/**
 * Logical name.
 */
table: string
id: string
fields: FieldInputs
} | {
kind: "add-note"
regarding: {
table: ("account" | "contact" | "opportunity")
id: string
}
title?: string
/**
 * Plain text; tags in it are text too.
 */
text: string
} | {
kind: "win"
opportunityId: string
/**
 * In the currency of the deal. Its estimate when it is left out.
 */
actualRevenue?: string
/**
 * yyyy-mm-dd. Today when it is left out.
 */
closedOn?: string
comment?: string
} | {
kind: "lose"
opportunityId: string
/**
 * One of the status reasons of a lost deal, by label or value.
 */
reason: string
/**
 * yyyy-mm-dd. Today when it is left out.
 */
closedOn?: string
comment?: string
} | {
kind: "move-stage"
opportunityId: string
/**
 * `next`, `previous`, or name or id of the stage after or before the active one.
 */
to: string
})
export type Money = ({
/**
 * Exact decimal with a point, e.g. `48000.5`.
 */
amount: string
/**
 * ISO 4217 code of the record; `XXX` where the environment does not tell it.
 */
currency: string
/**
 * As Dynamics shows it to this reader.
 */
formatted: string
} | null)

export interface ChangeNoticeSettings {
/**
 * Whether the person wants to be told about their own connection.
 */
toldByMail: boolean
}
export interface FieldInputs {
[k: string]: FieldInput
}
export interface SetUpEnvironment {
/**
 * The one-time code the server printed when it started.
 */
code: string
/**
 * Any address copied from Dynamics.
 */
url: string
}
export interface ChooseEnvironment {
/**
 * Any address copied from Dynamics.
 */
url: string
}
export interface ChangeJoining {
/**
 * Who becomes a member by signing in: whoever Dynamics lets in, or of those who was invited.
 */
joining: ("open" | "invited")
}
export interface ShownRefusal {
/**
 * The number its page shows. Without one it is “Need admin approval”.
 */
serviceCode?: string
}
export interface WhoWaits {
name: string
}
export interface NewApiKey {
/**
 * What people know the program by: they read it before it acts for them.
 */
name: string
/**
 * @minItems 1
 */
scopes: ("read" | "plan" | "approve" | "connect" | "admin")[]
/**
 * Never when it is left out.
 */
expiresInDays?: number
/**
 * Where a connect link of this key may lead back to, as https://app.example.com.
 * 
 * @maxItems 20
 */
returnOrigins?: string[]
}
export interface RotateApiKey {
/**
 * How long the secret before is still good, so that nothing stops meanwhile: 24 when it is left out.
 */
formerHoldsForHours?: number
}
export interface NewConnectLink {
/**
 * What the program calls this person: its own id or an address. The person reads it before they agree.
 */
reference: string
/**
 * Where the browser goes afterwards, with `status` and `reference`; of an origin the key was given.
 */
returnUrl?: string
/**
 * 15 when it is left out.
 */
expiresInMinutes?: number
}
export interface ConnectLinkCode {
/**
 * What follows # in the link.
 */
code: string
}
export interface CreateInvitation {
role: ("admin" | "member")
expiresInDays?: number
/**
 * For whom it is, to tell invitations apart.
 */
label?: string
/**
 * Sends the link there, too. Needs a mail server: `sendsMail` of the workspace.
 */
sendTo?: string
}
export interface InvitationCode {
/**
 * What follows # in the link.
 */
code: string
}
export interface ChangeRole {
role: ("admin" | "member")
}
export interface PlanProposal {
/**
 * Why, for the person who approves and for the history.
 */
reason?: string
/**
 * What proposed it, e.g. the id of a meeting.
 */
source?: string
/**
 * @minItems 1
 * @maxItems 100
 */
changes: ProposedChange[]
}
export interface Approval {
/**
 * The `hash` of the plan as it was read.
 */
expectedHash: string
}
export interface RecordRef {
/**
 * Logical name of the table, e.g. `account`.
 */
table: string
id: string
/**
 * Primary name; empty when the record has none or the reader may not see it.
 */
name: string
/**
 * The record in Dynamics.
 */
url: string
}
export interface PartProblem {
part: ("contacts" | "opportunities" | "pipeline" | "timeline")
code: string
title: string
help: string
}
export interface TimelineEntry {
id: string
table: string
kind: ("note" | "meeting" | "call" | "email" | "task" | "closing" | "other")
title: string
/**
 * Plain text, whatever Dynamics keeps. Never HTML.
 */
text?: string
/**
 * When it was recorded: ISO 8601, UTC. The order of the timeline.
 */
at: string
/**
 * Who recorded it.
 */
by?: RecordRef
regarding?: RecordRef
/**
 * Label in the reader's language.
 */
status?: string
/**
 * ISO 8601, UTC.
 */
scheduledFor?: string
/**
 * In Dynamics; of a note, the record it is on.
 */
url: string
}
export interface TimelinePage {
/**
 * Newest first.
 */
items: TimelineEntry[]
nextCursor?: string
/**
 * Sources this reader cannot see.
 */
problems?: PartProblem[]
}
export interface ContactSummary {
id: string
name: string
/**
 * The contact in Dynamics.
 */
url: string
jobTitle?: string
email?: string
phone?: string
mobile?: string
/**
 * The company; in some environments another contact.
 */
account?: RecordRef
status: {
state: ("active" | "inactive")
label: string
}
}
export interface Contact {
id: string
name: string
/**
 * The contact in Dynamics.
 */
url: string
jobTitle?: string
email?: string
phone?: string
mobile?: string
/**
 * The company; in some environments another contact.
 */
account?: RecordRef
status: {
state: ("active" | "inactive")
label: string
}
description?: string
/**
 * Label in the reader's language.
 */
preferredContactMethod?: string
/**
 * yyyy-mm-dd.
 */
birthday?: string
/**
 * Several lines.
 */
address?: string
owner?: RecordRef
/**
 * Row version. Opaque.
 */
etag: string
/**
 * ISO 8601, UTC.
 */
createdAt: string
createdBy?: RecordRef
/**
 * ISO 8601, UTC.
 */
modifiedAt: string
modifiedBy?: RecordRef
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
export interface Stage {
id: string
name: string
/**
 * Label in the reader's language, e.g. Propose.
 */
category?: string
/**
 * Logical name of the table whose record the stage works on.
 */
table: string
}
export interface Pipeline {
id: string
name: string
/**
 * Logical name of the table that holds its instances.
 */
table: string
/**
 * Logical name of the table the flow starts on.
 */
primaryTable: string
stages: Stage[]
/**
 * False while no deal has been seen in the flow: then the stages stand by their category.
 */
orderKnown: boolean
}
export interface PipelineList {
items: Pipeline[]
}
export interface DealStage {
id: string
name: string
/**
 * Label in the reader's language, e.g. Propose.
 */
category?: string
/**
 * Logical name of the table whose record the stage works on.
 */
table: string
position: ("done" | "active" | "upcoming")
}
export interface DealPipeline {
pipelineId: string
instanceId: string
name: string
/**
 * Logical name of the table that holds the instance.
 */
table: string
state: ("active" | "finished" | "aborted")
/**
 * The path of this deal; branches not taken are absent.
 */
stages: DealStage[]
activeStageId: string
/**
 * Where the deal can move on to.
 */
next?: Stage
/**
 * Where the deal can move back to.
 */
previous?: Stage
/**
 * Row version of the instance. Opaque.
 */
etag: string
}
export interface OpportunitySummary {
id: string
name: string
/**
 * The deal in Dynamics.
 */
url: string
account?: RecordRef
contact?: RecordRef
owner?: RecordRef
/**
 * Estimated while the deal is open, actual once it is closed.
 */
value: Money
/**
 * yyyy-mm-dd.
 */
estimatedCloseDate?: string
/**
 * Per cent.
 */
probability?: number
status: {
state: ("open" | "won" | "lost")
label: string
}
/**
 * Active stage of the process flow, where the reader may see it.
 */
stage?: {
id: string
name: string
}
/**
 * ISO 8601, UTC.
 */
modifiedAt: string
}
export interface Opportunity {
id: string
name: string
/**
 * The deal in Dynamics.
 */
url: string
account?: RecordRef
contact?: RecordRef
owner?: RecordRef
/**
 * Estimated while the deal is open, actual once it is closed.
 */
value: Money
/**
 * yyyy-mm-dd.
 */
estimatedCloseDate?: string
/**
 * Per cent.
 */
probability?: number
status: {
state: ("open" | "won" | "lost")
label: string
}
/**
 * Active stage of the process flow, where the reader may see it.
 */
stage?: {
id: string
name: string
}
/**
 * ISO 8601, UTC.
 */
modifiedAt: string
/**
 * The environment computes the estimated value from products; what is written to it is ignored.
 */
valueIsCalculated: boolean
actualValue: Money
/**
 * yyyy-mm-dd.
 */
actualCloseDate?: string
description?: string
customerNeed?: string
proposedSolution?: string
/**
 * Label in the reader's language.
 */
rating?: string
/**
 * Row version. Opaque.
 */
etag: string
/**
 * ISO 8601, UTC.
 */
createdAt: string
createdBy?: RecordRef
modifiedBy?: RecordRef
}
export interface OpportunityList {
items: OpportunitySummary[]
nextCursor?: string
/**
 * Why stages are missing, where they are.
 */
problems: PartProblem[]
}
export interface OpportunityScreen {
opportunity: Opportunity
pipeline?: DealPipeline
/**
 * What the deal can be lost for, in the reader's language.
 */
lossReasons: string[]
timeline: TimelinePage
problems: PartProblem[]
}
export interface AccountSummary {
id: string
name: string
/**
 * The account in Dynamics.
 */
url: string
city?: string
/**
 * Label in the reader's language.
 */
industry?: string
primaryContact?: RecordRef
/**
 * A person or a team.
 */
owner?: RecordRef
phone?: string
status: {
state: ("active" | "inactive")
label: string
}
/**
 * ISO 8601, UTC.
 */
modifiedAt: string
}
/**
 * A lookup that this environment requires of every account.
 */
export interface RequiredLookup {
column: string
label: string
value?: RecordRef
}
export interface Account {
id: string
name: string
/**
 * The account in Dynamics.
 */
url: string
city?: string
/**
 * Label in the reader's language.
 */
industry?: string
primaryContact?: RecordRef
/**
 * A person or a team.
 */
owner?: RecordRef
phone?: string
status: {
state: ("active" | "inactive")
label: string
}
/**
 * ISO 8601, UTC.
 */
modifiedAt: string
accountNumber?: string
website?: string
email?: string
/**
 * A year.
 */
revenue: Money
employees?: number
description?: string
/**
 * Several lines.
 */
address?: string
parentAccount?: RecordRef
requiredLookups: RequiredLookup[]
/**
 * Row version. Opaque.
 */
etag: string
/**
 * ISO 8601, UTC.
 */
createdAt: string
createdBy?: RecordRef
modifiedBy?: RecordRef
}
export interface AccountList {
items: AccountSummary[]
nextCursor?: string
}
export interface AccountScreen {
account: Account
contacts: ContactSummary[]
/**
 * Open deals, the next to close first.
 */
opportunities: OpportunitySummary[]
timeline: TimelinePage
problems: PartProblem[]
}
export interface Ability {
/**
 * The table and what can be done with it: `account.read`.
 */
id: string
/**
 * `link`: give a record of the table its account, contact or deal. `assign`: give it to a colleague. `close`: win and lose. `move`: along a process flow. `follow`: be told what changes in the whole table.
 */
kind: ("read" | "create" | "update" | "link" | "assign" | "close" | "move" | "follow")
/**
 * Logical name. Of a move: of the table that holds the flow’s instances.
 */
table: string
/**
 * The table as people call it, or the name of the flow.
 */
label: string
/**
 * `unknown`: Dynamics did not tell.
 */
answer: ("yes" | "no" | "unknown")
/**
 * Absent where rows have no owner, or Dynamics did not tell.
 */
reach?: ("own" | "business-unit" | "units-below" | "all")
/**
 * Names of the privileges that are lacking.
 */
missing: string[]
/**
 * Where it is not for want of a privilege.
 */
why?: string
/**
 * Somebody in the workspace has to be able to, not everybody.
 */
optional: boolean
}
export interface MissingPrivilege {
/**
 * As Dynamics names it: `prvCreateAccount`.
 */
privilege: string
/**
 * The column of the role editor: Create, Read, Write, Append, AppendTo, Assign.
 */
access: string
/**
 * Logical name.
 */
table: string
tableLabel: string
/**
 * How far it has to reach; absent where any reach is enough.
 */
reach?: ("own" | "business-unit" | "units-below" | "all")
/**
 * Security roles of this environment that have it, as far as that can be read; not told where it has to reach.
 */
roles: string[]
optional: boolean
}
export interface Preflight {
checkedAt: string
abilities: Ability[]
missing: MissingPrivilege[]
/**
 * Ready to be sent: just what is lacking, and where it is given.
 */
messageForDynamicsAdmin?: string
}
export interface FieldDefinition {
/**
 * Logical name.
 */
column: string
/**
 * In the reader's language.
 */
label: string
type: ("text" | "multiline" | "integer" | "decimal" | "money" | "boolean" | "date" | "datetime" | "choice" | "choices" | "lookup")
required: ("no" | "recommended" | "required")
/**
 * Characters.
 */
maxLength?: number
min?: number
max?: number
/**
 * Decimal places.
 */
precision?: number
choices?: {
value: number
label: string
}[]
/**
 * Tables a lookup may point at.
 */
targets?: string[]
/**
 * Can be given to a new record.
 */
onCreate: boolean
/**
 * Can be changed later.
 */
onUpdate: boolean
}
export interface ConnectionGuide {
/**
 * Who can change it and what they do, as a heading.
 */
whoActs: string
steps: string[]
/**
 * What the person can do now: wait for somebody else, sign in, or try again after a while.
 */
next: ("wait" | "sign-in" | "try-later")
}
export interface Connection {
state: ("connected" | "consent-required" | "not-assigned" | "reauth-required" | "no-access" | "disconnected")
title: string
help: string
/**
 * Who can act.
 */
who?: ("member" | "entra-admin" | "dynamics-admin" | "workspace-admin" | "operator" | "nobody")
/**
 * Stable and documented.
 */
code?: string
/**
 * Microsoft's own code: AADSTS… or 0x…
 */
serviceCode?: string
serviceMessage?: string
/**
 * The person's user in Dynamics.
 */
systemUserId?: string
/**
 * For an administrator of the tenant: approves the application.
 */
adminConsentUrl?: string
/**
 * Ready to be sent to the IT department.
 */
messageForIt?: string
/**
 * Whose turn it is and what they do. Absent while connected.
 */
guide?: ConnectionGuide
/**
 * An approval was reported: whether Microsoft knows of it is asked by a sign-in that starts by itself after so long.
 */
retryAfterSeconds?: number
}
export interface Member {
id: string
name: string
/**
 * Name of the Microsoft account, usually an e-mail address.
 */
username: string
role: ("admin" | "member")
}
export interface FailedNotice {
/**
 * What kept the last attempt from being taken.
 */
problem: ("address-missing" | "address-refused" | "message-refused" | "sign-in-refused" | "tls-failed" | "unreachable" | "try-later" | "unreadable")
/**
 * The number the mail server answered with, such as 550 5.1.1.
 */
reply?: string
id: string
kind: ("connection-ended" | "approved" | "people-wait" | "alarm" | "credential-ends" | "invitation")
/**
 * Name of the member, or the address that was invited.
 */
to: string
/**
 * When it was given up.
 */
at: string
}
export interface NoticeHealth {
/**
 * Whether this installation has a mail server.
 */
sendsMail: boolean
/**
 * Who could not be told by e-mail in the last 30 days, the newest first.
 */
failed: FailedNotice[]
}
export interface NoticeSettings {
/**
 * Whether this installation has a mail server.
 */
sendsMail: boolean
/**
 * Where notices go. Absent when the account’s name is no e-mail address.
 */
address?: string
/**
 * Whether the person wants to be told about their own connection.
 */
toldByMail: boolean
}
export interface OperatorAlarm {
/**
 * Stable and documented.
 */
code: string
title: string
/**
 * What whoever runs this installation does.
 */
help: string
/**
 * Microsoft's own code: AADSTS…
 */
serviceCode?: string
/**
 * For a support request to Microsoft: of the latest time.
 */
correlationId?: string
firstAt: string
lastAt: string
/**
 * How often it was met since then.
 */
times: number
}
export interface MemberHealth {
id: string
name: string
/**
 * Name of the Microsoft account, usually an e-mail address.
 */
username: string
role: ("admin" | "member")
connection: {
state: ("connected" | "consent-required" | "not-assigned" | "reauth-required" | "no-access" | "disconnected")
/**
 * What the person is told.
 */
title: string
/**
 * Who can act.
 */
who?: ("member" | "entra-admin" | "dynamics-admin" | "workspace-admin" | "operator" | "nobody")
/**
 * Stable and documented.
 */
code?: string
/**
 * Microsoft's own code: AADSTS… or 0x…
 */
serviceCode?: string
}
/**
 * In this state. Absent for who never connected.
 */
since?: string
/**
 * To a quarter of an hour.
 */
lastUsedAt?: string
/**
 * Dynamics asked to wait: too many requests in this person’s name.
 */
pausedUntil?: string
plans: {
/**
 * Wait for the person.
 */
toApprove: number
/**
 * Approved, and not yet written to Dynamics.
 */
toWrite: number
}
}
export interface WorkspaceHealth {
checkedAt: string
/**
 * Who needs somebody to act comes first; a page of 100.
 */
members: MemberHealth[]
/**
 * Of the members.
 */
nextCursor?: string
/**
 * Of everybody, whichever page it is.
 */
sums: {
members: number
connected: number
/**
 * In whose name Dynamics asked to wait.
 */
paused: number
/**
 * Plans that wait for their author.
 */
toApprove: number
/**
 * Plans that are approved, and not yet written to Dynamics.
 */
toWrite: number
}
/**
 * Whether people are told by e-mail, and who could not be.
 */
notices: NoticeHealth
/**
 * What keeps everybody from working, for whoever runs Liaison.
 */
alarms: OperatorAlarm[]
}
export interface CustomTable {
/**
 * Logical name.
 */
table: string
label: string
pluralLabel: string
/**
 * Accounts, contacts or deals that cannot be created without a row of this table.
 */
requiredBy: {
table: string
label: string
column: string
columnLabel: string
/**
 * A required lookup: a new record cannot do without a row of this table.
 */
how: "required-column"
}[]
fields?: FieldDefinition[]
}
export interface CustomTableList {
items: CustomTable[]
}
export interface CustomRow {
id: string
name: string
/**
 * The row in Dynamics.
 */
url: string
values: {
column: string
label: string
text: (string | null)
}[]
/**
 * ISO 8601, UTC; absent where the table does not keep it.
 */
modifiedAt?: string
}
export interface CustomRowList {
table: CustomTable
items: CustomRow[]
nextCursor?: string
}
export interface TableFields {
table: string
label: string
fields: FieldDefinition[]
}
export interface RecordList {
items: RecordRef[]
}
export interface Environment {
name: string
url: string
/**
 * Pinned when the first person connected; absent until then.
 */
organizationId?: string
tenantId: string
/**
 * Microsoft's cloud; `extra`: a host the operator named.
 */
cloud?: ("public" | "gcc" | "gcc-high" | "dod" | "china" | "extra")
/**
 * Microsoft's word for where it is, such as EMEA.
 */
region?: string
/**
 * Whether what is written there counts (P7).
 */
kind?: ("production" | "sandbox" | "trial" | "developer" | "preview" | "other")
}
export interface SetUp {
state: ("environment-needed" | "ready")
/**
 * Whether a one-time code is out with which an environment can be added.
 */
takesCode: boolean
/**
 * When there is just one.
 */
environment?: Environment
}
export interface EnvironmentFound {
url: string
cloud: ("public" | "gcc" | "gcc-high" | "dod" | "china" | "extra")
tenantId: string
/**
 * Where its people sign in.
 */
loginHost: string
}
export interface WorkspaceSettings {
/**
 * Of the organisation, as Dynamics calls it.
 */
name: string
/**
 * Who becomes a member by signing in: whoever Dynamics lets in, or of those who was invited.
 */
joining: ("open" | "invited")
/**
 * Whether this installation has a mail server: invitations can be sent by it.
 */
sendsMail: boolean
}
export interface AdminApproval {
url: string
messageForIt: string
}
export interface FollowedConnectLink {
program: string
/**
 * Back to the program, which is told how it stands.
 */
backUrl?: string
}
export interface Session {
/**
 * Null before sign-in.
 */
member: (Member | null)
/**
 * Null while there is nothing to tell about it.
 */
connection: (Connection | null)
/**
 * Null before the set-up, and while this browser has not said which of several it belongs to.
 */
environment: (Environment | null)
/**
 * For whoever Microsoft tells that an administrator has to approve. Null with `environment`.
 */
approval: (AdminApproval | null)
/**
 * The program whose link the person agreed to and has not been connected by yet.
 */
connectLink: (FollowedConnectLink | null)
}
export interface WaitingPerson {
state: ("consent-required" | "not-assigned")
/**
 * Who it is, when they have signed in before.
 */
member?: {
id: string
name: string
}
/**
 * What somebody in a browser without a sign-in calls themselves. Nobody has proved it.
 */
saysName?: string
/**
 * When it began; of a browser without a sign-in, when it was last seen.
 */
since: string
}
export interface WaitingList {
/**
 * 50 members and 50 browsers at most.
 */
items: WaitingPerson[]
/**
 * How many wait in all.
 */
total: number
}
export interface ApiKey {
id: string
name: string
state: ("active" | "expired" | "revoked")
scopes: ("read" | "plan" | "approve" | "connect" | "admin")[]
returnOrigins: string[]
/**
 * Whom it acts for unless a request says whom.
 */
createdBy: {
id: string
name: string
}
createdAt: string
expiresAt?: string
/**
 * To the minute.
 */
lastUsedAt?: string
/**
 * Until then the secret before the rotation is good too.
 */
formerSecretUntil?: string
/**
 * How many people let it act in their name, beside the one who made it.
 */
peopleCount: number
}
export interface ApiKeyList {
items: ApiKey[]
nextCursor?: string
}
export interface IssuedApiKey {
key: ApiKey
/**
 * `liaison_…`. Shown this once: only its hash is kept.
 */
secret: string
}
export interface Program {
/**
 * Of its key.
 */
id: string
name: string
/**
 * What it may do in the name of the person.
 */
scopes: ("read" | "plan" | "approve" | "connect" | "admin")[]
/**
 * Who made its key.
 */
madeBy: string
/**
 * What it calls the person.
 */
reference: string
allowedAt: string
}
export interface IssuedConnectLink {
id: string
/**
 * For this person alone. Told this once: only a hash of its code is kept.
 */
url: string
expiresAt: string
}
export interface ConnectLink {
id: string
reference: string
/**
 * `problem`: somebody followed it and was not let in; it can still be used until it expires.
 */
state: ("waiting" | "connected" | "expired" | "problem")
expiresAt: string
/**
 * Why it did not connect, as the person was told.
 */
problem?: {
code?: string
title: string
help: string
/**
 * Who can act.
 */
who?: ("member" | "entra-admin" | "dynamics-admin" | "workspace-admin" | "operator" | "nobody")
}
/**
 * Who connected through it.
 */
memberId?: string
connectedAt?: string
/**
 * How that person stands with Dynamics now.
 */
connectionState?: ("connected" | "consent-required" | "not-assigned" | "reauth-required" | "no-access" | "disconnected")
/**
 * Whether that person still lets the key act in their name.
 */
actsFor?: boolean
}
export interface ConnectLinkOffer {
/**
 * Name of the key that asks.
 */
program: string
organisation: string
/**
 * What it may do in the name of the person.
 */
scopes: ("read" | "plan" | "approve" | "connect" | "admin")[]
reference: string
/**
 * Back to the program, without having agreed.
 */
declineUrl?: string
expiresAt: string
}
export interface Invitation {
id: string
role: ("admin" | "member")
/**
 * For whom, in the words of whoever made it; nobody has proved it.
 */
label?: string
state: ("open" | "used" | "expired" | "revoked")
/**
 * Absent when whoever runs the installation made it.
 */
createdBy?: {
id: string
name: string
}
createdAt: string
expiresAt: string
/**
 * Who became a member by it.
 */
usedBy?: {
id: string
name: string
}
usedAt?: string
}
export interface InvitationList {
items: Invitation[]
nextCursor?: string
}
export interface CreatedInvitation {
invitation: Invitation
/**
 * For one person. It is told this once: only a hash of its code is kept.
 */
link: string
}
export interface InvitationOffer {
organisation: string
role: ("admin" | "member")
/**
 * Absent when whoever runs the installation made it.
 */
invitedBy?: string
expiresAt: string
}
export interface SignedInSession {
/**
 * To end it by; it opens nothing.
 */
id: string
/**
 * Absent where it did not say who it is.
 */
browser?: string
system?: string
startedAt: string
/**
 * To a minute.
 */
lastSeenAt: string
/**
 * Whether it is the one that asks.
 */
isThis: boolean
}
export interface SignedInSessionList {
/**
 * This one first, then by when they were last seen; 100 at most.
 */
items: SignedInSession[]
}
export interface EndedSessions {
/**
 * How many.
 */
ended: number
}
export interface AuditEvent {
id: string
at: string
kind: ("environment_set_up" | "environment_pinned" | "member_joined" | "member_role_changed" | "member_removed" | "invitation_created" | "invitation_revoked" | "joining_changed" | "signed_in" | "sign_in_failed" | "signed_out" | "connection_changed" | "admin_consent_granted" | "admin_consent_proved" | "admin_consent_declined" | "notice_sent" | "api_key_created" | "api_key_rotated" | "api_key_revoked" | "api_key_used" | "connect_link_created" | "program_allowed" | "program_withdrawn" | "plan_created" | "plan_approved" | "plan_rejected" | "plan_applied" | "plan_conflicted" | "plan_failed")
memberId?: string
/**
 * Of who did it, or whom it happened to; absent when nobody was known.
 */
memberName?: string
/**
 * Of the member it was done to.
 */
subjectName?: string
/**
 * Of the API key that it is about, or that it was done with.
 */
programName?: string
planId?: string
detail: {
[k: string]: unknown
}
}
export interface AuditEventList {
items: AuditEvent[]
nextCursor?: string
}
export interface WorkspaceMember {
id: string
name: string
role: ("admin" | "member")
isYou: boolean
/**
 * Name of the Microsoft account. For administrators.
 */
username?: string
/**
 * For administrators.
 */
joinedAt?: string
/**
 * How the person stands with Dynamics. For administrators.
 */
connection?: ("connected" | "consent-required" | "not-assigned" | "reauth-required" | "no-access" | "disconnected")
}
export interface MembersInState {
state: ("connected" | "consent-required" | "not-assigned" | "reauth-required" | "no-access" | "disconnected")
count: number
}
export interface WorkspaceMemberList {
items: WorkspaceMember[]
nextCursor?: string
/**
 * How many the search finds; with the first page.
 */
total?: number
/**
 * How everybody in the workspace stands with Dynamics; with the first page. For administrators.
 */
states?: MembersInState[]
}
export interface PlannedChange {
/**
 * Within the plan.
 */
id: string
kind: ("create" | "update" | "add-note" | "win" | "lose" | "move-stage")
/**
 * The change as a sentence.
 */
title: string
record: {
table: string
id: string
name: string
/**
 * Absent until the record exists.
 */
url?: string
}
fields: {
column: string
label: string
before: (string | null)
after: (string | null)
}[]
warnings: string[]
}
export interface Receipt {
appliedAt: string
appliedBy: {
name: string
systemUserId: string
}
records: {
/**
 * Logical name of the table, e.g. `account`.
 */
table: string
id: string
/**
 * Primary name; empty when the record has none or the reader may not see it.
 */
name: string
/**
 * The record in Dynamics.
 */
url: string
changeId: string
outcome: ("created" | "updated" | "closed" | "moved")
/**
 * The user in Dynamics who made the record, as read back from there.
 */
createdBy?: string
/**
 * The user in Dynamics who last changed it, as read back from there.
 */
modifiedBy?: string
}[]
}
export interface Conflict {
changeId: string
record: RecordRef
fields: {
column: string
label: string
/**
 * What the plan would write.
 */
planned: (string | null)
/**
 * What stood there when the plan was made.
 */
expected: (string | null)
/**
 * What stands there now.
 */
current: (string | null)
}[]
title: string
help: string
}
export interface PlanProblem {
code: string
title: string
help: string
serviceCode?: string
/**
 * Microsoft's own message, or that of a rule of the organisation.
 */
serviceMessage?: string
serviceRequestId?: string
}
export interface Plan {
id: string
/**
 * Of exactly what would be written; approving names it.
 */
hash: string
state: ("draft" | "approved" | "applying" | "applied" | "conflicted" | "failed" | "rejected")
reason?: string
source?: string
createdBy: {
id: string
name: string
}
createdAt: string
approvedAt?: string
changes: PlannedChange[]
receipt?: Receipt
conflict?: Conflict
failure?: PlanProblem
}
export interface PlanList {
items: Plan[]
}
export interface DoctorCheck {
name: ("public-address" | "redirect-addresses" | "credential" | "sign-in-service" | "environment" | "permission" | "clock" | "database" | "keys" | "data-folder" | "mail" | "runtime")
title: string
/**
 * The workspace, where it is about one.
 */
about?: string
/**
 * `not-checked`: could not be looked at from here; `finding` says why.
 */
state: ("ok" | "warning" | "problem" | "not-checked")
/**
 * What was found, as a sentence.
 */
finding: string
/**
 * What to do about it.
 */
mend?: string
/**
 * To be copied: what must be registered, for example.
 */
values?: string[]
}
export interface DoctorReport {
at: string
version: string
/**
 * PUBLIC_URL: where people are meant to open Liaison.
 */
publicUrl: string
/**
 * The worst of all checks.
 */
state: ("ok" | "warning" | "problem")
checks: DoctorCheck[]
}
export interface Health {
status: "ok"
version: string
}
export interface ProgramList {
items: Program[]
}
export interface Problem {
type?: string
/**
 * The HTTP status, again.
 */
status: number
/**
 * Stable and documented; programs decide by it.
 */
code: string
/**
 * What happened, as a sentence.
 */
title: string
/**
 * What to do about it and who can, as a sentence.
 */
help: string
/**
 * Also in the x-request-id header and in the server's log.
 */
requestId: string
/**
 * Microsoft's own code: 0x… from Dataverse, AADSTS… from Entra ID.
 */
serviceCode?: string
/**
 * Microsoft's own message, or that of a rule of the organisation.
 */
serviceMessage?: string
/**
 * What Microsoft's support asks for.
 */
serviceRequestId?: string
/**
 * The fields that were not acceptable.
 */
fields?: {
column: string
label: string
problem: string
}[]
/**
 * What may have been meant instead.
 */
candidates?: unknown[]
}
