import type { Duration } from './clock/duration.ts'
import type { AccountState } from './entra/accounts.ts'
import type { UserConsentPolicy } from './entra/directory.ts'
import type { ClientSecret, RedirectPlatform, RegisteredPermission } from './entra/registration.ts'
import type { CredentialChange } from './entra/revocation.ts'
import type { Plugin } from './rules/plugin.ts'
import type { CustomApi } from './functions/custom-api.ts'
import type { Aim } from './faults/aim.ts'
import type { FailureOptions, ThrottleOptions } from './faults/refusals.ts'
import type { CutOptions, SlowOptions, TruncateOptions } from './faults/request-faults.ts'
import type { ServiceLimits } from './limits/service-limits.ts'
import type { SchemaChange } from './faults/change-schema.ts'
import type { SchemaFile } from './schema/schema-file.ts'
import type { Schema } from './schema/schema.ts'
import type { ProcessFlow } from './seed/process-definitions.ts'
import type { RowValues } from './write/rule.ts'
import type { Switches } from './write/switches.ts'

export interface SeedSize {
  accounts: number
  /** `none` leaves out activities and notes, six rows in seven: the same customers and deals, many more of them in memory. */
  history?: 'full' | 'none'
}

export interface EmulatorOptions {
  /**
   * A size is that of the demo organisation, any number of accounts with what belongs to them: the same on the same day.
   * `empty`: the schema, the people with their roles, currencies, process definitions and stages, but no business rows.
   */
  seed: 'demo' | 'empty' | SeedSize
  /** Of the demo organisation. */
  size?: SeedSize
  /** TLS with a certificate of its own, made at the start: `certificate` is what clients have to trust. */
  https?: boolean
  /** Any free one by default. Listens on 127.0.0.1 and serves Dataverse, Entra and its own pages on one origin. */
  port?: number
  /** Rows and Entra's state survive a restart, also a kill -9; in memory only when absent. One emulator per folder. */
  dataDirectory?: string
  clientId?: string
  clientSecret?: string
  /** PEM; the application may prove itself with one of them instead of the secret. */
  clientCertificates?: readonly string[]
  /** Lays a user for the application itself, a System Administrator, which client credentials need in Dataverse. */
  applicationUser?: boolean
  /** Exact addresses; by default any on this computer, of kind `web`. */
  redirectUris?: readonly (string | RedirectUri)[]
  /** Default `ask`: each person sees the consent page. `granted`: consented for all. Later starts on a folder keep what was given. */
  userConsent?: 'ask' | 'granted' | 'admin-required' | 'admin-approval-workflow'
  /** Whose people may sign in to the application, in Microsoft Graph's words; only Brightwater's by default. */
  signInAudience?: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
  /** Tenants beside Brightwater's. The environment belongs to Brightwater alone. */
  tenants?: readonly TenantOptions[]
  switches?: Partial<Switches>
  /** Service protection; the documented numbers by default. */
  limits?: Partial<ServiceLimits>
  /** Tables and columns that are added to the schema, or the JSON file that holds them. */
  schema?: string | SchemaFile
  /** Business process flows of the organisation's own. The table of the instances is in `schema`, with the trait `isBpf`. */
  processFlows?: readonly ProcessFlow[]
  /** Whether the organisation's own plug-in (an account needs a sales region) runs, `true` by default; or others in its place. */
  plugins?: boolean | readonly Plugin[]
  /** Functions and actions of the organisation's own. */
  customApis?: readonly CustomApi[]
  /** The organisation's time; that of this computer by default. `clock` moves it on from there. */
  now?: () => Date
}

export interface TenantOptions {
  /** `northwind.example`; the people's user names end in it. */
  domain: string
  name?: string
  people?: readonly TenantPerson[]
  /** As Brightwater's, which it has nothing to do with. */
  userConsent?: NonNullable<EmulatorOptions['userConsent']>
}

export interface TenantPerson {
  /** Differs from the keys of Brightwater's people. */
  key: string
  name: string
  isEntraAdmin?: boolean
  /** Invited to Brightwater, and a user of Dynamics there. */
  guest?: boolean
}

export interface EmulatedUser {
  key: string
  name: string
  username: string
  /** Entra object id. */
  objectId: string
  /** Of the row in Dynamics; not everyone has one. */
  systemUserId: string
  about: string
}

/** Rows as they are stored: lookups are `{ table, id }`. Writes run the write pipeline as the administrator, as an import does. */
export interface Rows {
  /** Returns the id, which may be given as the value of the primary id column. */
  insert(table: string, values: RowValues): string
  get(table: string, id: string): RowValues | undefined
  list(table: string): RowValues[]
  update(table: string, id: string, values: RowValues): void
  remove(table: string, id: string): void
  count(table: string): number
}

export interface ConsentControls {
  /** Who may consent for themselves from now on. Consents given so far are forgotten. */
  require(policy: UserConsentPolicy): void
  /** For one person, or for the whole organisation. */
  grant(userKey?: string): void
  revoke(): void
  /**
   * An administrator's consent takes so long to spread, by the emulator's clock: until then the token endpoint answers 65001,
   * and with `everywhere` the sign-in asks for approval as well. At first, and with `{}` again, it is known at once.
   */
  spread(after: Duration & { reaches?: 'token' | 'everywhere' }): void
  /** Made on the consent page under `admin-approval-workflow`; the newest first. They expire after 30 days. */
  requests(): EmulatedConsentRequest[]
  /**
   * An administrator consents for the organisation, which answers everybody who asked.
   *
   * @throws {Error} when the request is not open, as does `deny`.
   */
  approve(requestId: string): void
  /** Who asked may ask again. */
  deny(requestId: string): void
}

/** Status and result in Microsoft Graph's words. */
export interface EmulatedConsentRequest {
  id: string
  /** Key of who asked. */
  user: string
  reason: string
  status: 'InProgress' | 'Completed' | 'Expired'
  reviewResult?: 'Approve' | 'Deny'
  createdAt: Date
  completedAt?: Date
}

/** What happens to people's accounts and to the application in Entra. Guests are named by their key too. */
export interface EntraControls {
  /** A guest's key is the guest at Brightwater; the user name (`rosa@northwind.example`) is the account at home, which counts everywhere. */
  setAccount(userKey: string, changes: Partial<AccountState>): void
  /** Ends the sessions and refresh tokens that such a change ends, as Microsoft's table of revocations says. */
  changeCredentials(userKey: string, change: CredentialChange): void
  /** The application requires assignment, and these people are assigned: everybody else is refused with 50105. */
  assign(userKeys: readonly string[] | undefined): void
  /** Conditional Access of Brightwater, in place of what was; returns the ids of the policies. */
  setPolicies(policies: readonly PolicyOptions[]): string[]
  /** The registration of the application; what is not said stays as it is. */
  setApplication(changes: Partial<ApplicationChanges>): void
  /**
   * The principal of Dynamics CRM in the tenant: without it the environment is no resource (500011), disabled it is none
   * either (50001), or the tenant has no subscription (650052).
   */
  setResource(resource: 'present' | 'missing' | 'disabled' | 'not-subscribed'): void
  /** How the sign-in tells of a refusal: on Entra's page, where it ends, or to the application. */
  tellBy(aadsts: number, channel: 'page' | 'redirect'): void
  /** Brightwater and those beside it, with the people each knows. */
  tenants(): EmulatedTenant[]
}

export interface RedirectUri {
  uri: string
  /** Codes sent to `web` are redeemed with a secret or certificate, those sent to the others without (700025). */
  platform: RedirectPlatform
}

export interface ApplicationChanges {
  /** Otherwise 7000112. */
  isEnabled: boolean
  /** Past its `expiresAt` a secret is refused with 7000222. */
  secrets: readonly ClientSecret[]
  /** PEM. */
  certificates: readonly string[]
  redirectUris: readonly (string | RedirectUri)[]
  /** Neither secret nor certificate, whatever the address: 700025. */
  isPublicClient: boolean
  /** Without Dynamics 650057, without both 650056; a sign-in alone without `User.Read` is 90008. */
  permissions: readonly RegisteredPermission[]
  signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
}

/** A Conditional Access policy, for everybody or some. Controls are in Microsoft Graph's words. */
export interface PolicyOptions {
  /** A GUID. */
  id?: string
  users?: readonly string[]
  /**
   * `mfa`: the token endpoint answers 50076 with claims, and the sign-in that repeats them asks for a second factor. `block` is
   * 53003, `compliantDevice` 53000, `domainJoinedDevice` 53001, `approvedApplication` 53002.
   */
  control?: 'block' | 'mfa' | 'compliantDevice' | 'domainJoinedDevice' | 'approvedApplication'
  /** A sign-in without claims is interrupted for the second factor, too. */
  interruptsSignIn?: boolean
  /** Refresh tokens and sessions end so long after the sign-in: 70043. */
  signInFrequencyHours?: number
}

export interface EmulatedTenant {
  tenantId: string
  domain: string
  name: string
  authorityUrl: string
  /** Members and guests. */
  users: readonly Pick<EmulatedUser, 'key' | 'name' | 'username' | 'objectId'>[]
}

export interface TokenRefusal {
  aadsts: number
  /** One, unless more are said. */
  requests?: number
  claims?: string
  status?: number
  /** In place of the usual one: pages differ on `invalid_grant`, `interaction_required` and `consent_required` for 65001. */
  error?: string
  /** In place of the usual one; an empty one is left out. */
  suberror?: string
}

export interface FaultControls {
  /** Tables, columns and choices change while the emulator runs. */
  changeSchema(change: SchemaChange): void
  /** 429, whatever has been sent, with the words of the limit it is said to be. */
  throttle(options: ThrottleOptions): void
  /** A Dataverse error of this status and code, or a body that is sent as it is. */
  failNext(options: FailureOptions): void
  /** 502 with the page of a proxy. */
  badGateway(aim?: Aim): void
  /** The connection ends without a reply, before the request is carried out or afterwards. */
  cutConnection(options: CutOptions): void
  /** The request is carried out; its reply breaks off within the body, or before it when there is none. */
  truncateReply(options?: TruncateOptions): void
  /** Requests take time. It counts as execution time, and passes with the emulator's clock. */
  slow(options: SlowOptions): void
  /** Nothing planned happens any more: neither at Dataverse nor at the token endpoint. */
  clear(): void
  /** The token endpoint refuses with this AADSTS number; with 401 for `invalid_client` and else 400, unless a status is said. */
  refuseToken(options: TokenRefusal): void
  /** The sign-in refuses with this AADSTS number once it knows who signs in: on its page or to the application, as is usual for it. */
  refuseSignIn(options: { aadsts: number; requests?: number; claims?: string; channel?: 'page' | 'redirect' }): void
  /** Refresh tokens end with 50173 and browsers have to sign in again. */
  revokeSessions(userKey?: string): void
  /** What a person consented to, or everything that was consented to. Access tokens stay good until they end. */
  revokeConsent(userKey?: string): void
  /** Access tokens issued so far, to this person or to all, are answered with 401. */
  expireAccessTokens(userKey?: string): void
  /** The same, with a continuous-access-evaluation challenge whatever the switch says. */
  challengeClaims(userKey?: string): void
  /** Delta tokens given out so far are answered with 0x80044352. */
  expireDeltaTokens(): void
  /** The same rows and people at the same address under another organisation id, which is returned. */
  copyEnvironment(organizationId?: string): string
}

/** Times of rows, tokens, delta tokens and limits follow it. */
export interface ClockControls {
  now(): Date
  /** @throws {RangeError} when the time given is negative. */
  advance(by: Duration): void
  /** Time stands still and moves by `advance` alone, until `run`. */
  freeze(): void
  run(): void
  readonly isFrozen: boolean
  /** Requests that wait for their time to come: slow ones under a clock that stands still. */
  readonly sleeping: number
}

/**
 * Rows with the files they describe, the schema, the clock, and what is set in Entra (accounts, consents, Conditional
 * Access, the registration), as they were. Delta tokens and version stamps of the schema given out meanwhile are expired;
 * Entra's tokens and sessions stay good, and switches, limits and planned faults as they are.
 */
export interface SnapshotControls {
  /** Under a name, in place of an earlier one of that name. */
  save(name: string): void
  /** @throws {Error} when there is none of that name. */
  load(name: string): void
  /** As it was when the emulator had started. */
  reset(): void
  names(): string[]
}

export interface Emulator {
  environmentUrl: string
  authorityUrl: string
  tenantId: string
  /** Another one after `faults.copyEnvironment`. */
  readonly organizationId: string
  clientId: string
  clientSecret: string
  /** PEM, under `https`. */
  certificate?: string
  users: readonly EmulatedUser[]
  schema: Schema
  rows: Rows
  /** May be changed while it runs. */
  switches: Switches
  /** Service protection. May be changed while it runs. */
  limits: ServiceLimits
  consent: ConsentControls
  entra: EntraControls
  faults: FaultControls
  clock: ClockControls
  snapshots: SnapshotControls
  /** A signed access token of that person. */
  tokenFor(userKey: string): Promise<string>
  /** HTTP requests to the Web API so far; a $batch is one. */
  roundTrips(): number
  stop(): Promise<void>
}
