import type { ApplicationChanges, ConsentControls, EntraControls, PolicyOptions, RedirectUri } from '../emulator.ts'
import type { AccountState } from '../entra/accounts.ts'
import type { CredentialChange } from '../entra/revocation.ts'
import { bodySchema, flag, integer, listOf, moment, number, text, word, type BodySchema } from './body-schema.ts'

/** A control as it is used over HTTP: what its body may say, and what it does. */
export interface ControlVerb<Controls> {
  schema: BodySchema
  run(controls: Controls, body: unknown): unknown
}

function verb<Controls, Body>(
  schema: BodySchema,
  run: (controls: Controls, body: Body) => unknown,
): ControlVerb<Controls> {
  // The schema has been held against the body.
  return { schema, run: (controls, body) => run(controls, (body ?? {}) as Body) }
}

const credentialChanges: Record<CredentialChange, true> = {
  'password-expires': true,
  'password-changed-by-user': true,
  'self-service-password-reset': true,
  'password-reset-in-azure-portal': true,
  'password-reset-in-entra-admin-center': true,
  'sessions-revoked': true,
  'single-sign-out': true,
}

const accountState = {
  disabled: flag,
  deleted: flag,
  locked: flag,
  passwordExpired: flag,
  wrongPassword: flag,
  signsInWith: word('password', 'passwordless'),
  mfa: word('registered', 'not-registered', 'expired'),
  device: word('unmanaged', 'compliant', 'domain-joined'),
}

const policy = bodySchema({
  id: text,
  users: listOf(text),
  control: word('block', 'mfa', 'compliantDevice', 'domainJoinedDevice', 'approvedApplication'),
  interruptsSignIn: flag,
  signInFrequencyHours: number,
})

const application = {
  isEnabled: flag,
  secrets: listOf(bodySchema({ value: text, expiresAt: moment }, ['value'])),
  certificates: listOf(text),
  redirectUris: listOf(bodySchema({ uri: text, platform: word('web', 'spa', 'public-client') }, ['uri', 'platform'])),
  isPublicClient: flag,
  permissions: listOf(word('user_impersonation', 'User.Read')),
  signInAudience: word('AzureADMyOrg', 'AzureADMultipleOrgs'),
}

/** As JSON has it: a moment is text. */
type ApplicationBody = Partial<Omit<ApplicationChanges, 'secrets' | 'redirectUris'>> & {
  secrets?: { value: string; expiresAt?: string }[]
  redirectUris?: RedirectUri[]
}

const changesIn = ({ secrets, ...changes }: ApplicationBody): Partial<ApplicationChanges> => ({
  ...changes,
  ...(secrets && {
    secrets: secrets.map(({ value, expiresAt }) => ({
      value,
      ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }),
    })),
  }),
})

/** Every control of `entra`, by its name. */
export const entraVerbs: Readonly<Record<keyof EntraControls, ControlVerb<EntraControls>>> = {
  setAccount: verb(
    bodySchema({ user: text, ...accountState }, ['user']),
    (entra: EntraControls, { user, ...changes }: { user: string } & Partial<AccountState>) =>
      entra.setAccount(user, changes),
  ),
  changeCredentials: verb(
    bodySchema({ user: text, change: word(...Object.keys(credentialChanges)) }, ['user', 'change']),
    (entra: EntraControls, { user, change }: { user: string; change: CredentialChange }) =>
      entra.changeCredentials(user, change),
  ),
  assign: verb(bodySchema({ users: listOf(text) }), (entra: EntraControls, { users }: { users?: string[] }) =>
    entra.assign(users),
  ),
  setPolicies: verb(
    bodySchema({ policies: listOf(policy) }, ['policies']),
    (entra: EntraControls, { policies }: { policies: PolicyOptions[] }) => ({ ids: entra.setPolicies(policies) }),
  ),
  setApplication: verb(bodySchema(application), (entra: EntraControls, body: ApplicationBody) =>
    entra.setApplication(changesIn(body)),
  ),
  setResource: verb(
    bodySchema({ resource: word('present', 'missing', 'disabled', 'not-subscribed') }, ['resource']),
    (entra: EntraControls, { resource }: { resource: Parameters<EntraControls['setResource']>[0] }) =>
      entra.setResource(resource),
  ),
  tellBy: verb(
    bodySchema({ aadsts: integer(1), channel: word('page', 'redirect') }, ['aadsts', 'channel']),
    (entra: EntraControls, { aadsts, channel }: { aadsts: number; channel: 'page' | 'redirect' }) =>
      entra.tellBy(aadsts, channel),
  ),
  tenants: verb(bodySchema({}), (entra: EntraControls) => ({ tenants: entra.tenants() })),
}

interface OfRequest {
  id: string
}

const ofRequest = bodySchema({ id: text }, ['id'])

/** The controls of `consent` that answer requests for it, by their names. */
export const consentVerbs: Readonly<Record<'requests' | 'approve' | 'deny', ControlVerb<ConsentControls>>> = {
  requests: verb(bodySchema({}), (consent: ConsentControls) => ({ requests: consent.requests() })),
  approve: verb(ofRequest, (consent: ConsentControls, { id }: OfRequest) => consent.approve(id)),
  deny: verb(ofRequest, (consent: ConsentControls, { id }: OfRequest) => consent.deny(id)),
}
