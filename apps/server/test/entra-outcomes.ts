import type { Emulator } from '@liaison/emulator'

/** How a refusal reaches us: by the token endpoint, by the redirect, or not at all, because it ends on Microsoft's page. */
export type Channel = 'token' | 'redirect' | 'page'

/** What one number comes to for whoever signs in. */
export interface Outcome {
  aadsts: number
  by: Channel
  /** What is so at Microsoft that it comes; else it is planned for the next sign-in. */
  arrange?: (emulator: Emulator) => void
  /** On Microsoft's pages, in order; the account alone when absent. */
  presses?: readonly string[]
  /** A claims request that goes with it, and that the next sign-in has to repeat. */
  claims?: string
  expected: Expected
}

export interface Expected {
  state: string
  code: string
  /** Who acts. */
  who: string
  title: RegExp
  help: RegExp
  /** Of the guide: who acts, in words, and what the person clicks next. */
  whoActs: RegExp
  next: 'wait' | 'sign-in' | 'try-later'
  /** Entra's role or another word that has to be among the steps. */
  says: RegExp
  /** Whether the approval link is offered. */
  approval?: true
  /** What the message to be forwarded has to say; absent where there is nothing to forward. */
  message?: RegExp
}

const mia = 'Mia Keller'

const consentRole = /Cloud Application Administrator, Application Administrator or Global Administrator/
const approval = {
  state: 'consent-required',
  whoActs: /An Entra administrator approves/,
  next: 'wait',
  says: consentRole,
  approval: true,
  message: /user_impersonation[^]*What it does not allow/,
} as const

const consentRequired: Expected = {
  ...approval,
  code: 'entra_consent_required',
  who: 'member',
  title: /Nobody has agreed yet/,
  help: /accept the permission[^]*Cloud Application Administrator or Global Administrator/,
  whoActs: /You accept the permission, or an Entra administrator/,
}
const declined: Expected = {
  ...approval,
  code: 'entra_declined',
  who: 'member',
  title: /permission was declined/,
  help: /Sign in again and accept/,
  whoActs: /You accept the permission, or an Entra administrator/,
}
const approvalRequired: Expected = {
  ...approval,
  code: 'entra_admin_approval_required',
  who: 'entra-admin',
  title: /only administrators approve/,
  help: /Dynamics System Administrator cannot/,
}
const approvalRequested: Expected = {
  ...approval,
  code: 'entra_admin_approval_requested',
  who: 'entra-admin',
  title: /approval was requested/,
  help: /Admin consent requests, tab All/,
}
const notAssigned: Expected = {
  state: 'not-assigned',
  code: 'entra_not_assigned',
  who: 'entra-admin',
  title: /only to assigned people/,
  help: /Users and groups/,
  whoActs: /adds you to the application/,
  next: 'sign-in',
  says: /User Administrator[^]*Enterprise applications, Liaison, Users and groups/,
  message: /not assigned[^]*Users and groups/,
}

const operator = (code: string, title: RegExp, help: RegExp): Expected => ({
  state: 'disconnected',
  code,
  who: 'operator',
  title,
  help,
  whoActs: /Whoever runs Liaison/,
  next: 'try-later',
  says: /Nothing is wrong with your account/,
  message: new RegExp(`Liaison cannot sign me in[^]*${code}`),
})
const resourceNotFound = operator(
  'entra_resource_not_found',
  /no Dynamics at this address, or the permission is missing/,
  /Dynamics CRM, user_impersonation/,
)
const tenantNotFound = operator('entra_tenant_not_found', /was not found/, /sets the environment up again/)
const requestWrong = operator('entra_request_wrong', /request wrong/, /Tell whoever runs/)
const scopeWrong = operator('entra_scope_wrong', /does not accept the permission/, /Tell whoever runs/)
const applicationNotFound: Expected = {
  ...approval,
  state: 'disconnected',
  code: 'entra_application_not_found',
  who: 'operator',
  title: /does not know this application/,
  help: /client id is wrong/,
  says: /client id is wrong/,
}

const bySigningIn = (code: string, title: RegExp, help: RegExp): Expected => ({
  state: 'disconnected',
  code,
  who: 'member',
  title,
  help,
  whoActs: /You connect your Microsoft account/,
  next: 'sign-in',
  says: /Nothing is read or written/,
})
const wrongAccount: Expected = {
  ...bySigningIn('entra_wrong_account', /does not belong to the organisation/, /your account of that organisation/),
  whoActs: /your account of this organisation/,
  says: /Guest Inviter or User Administrator/,
}
const secondFactor: Expected = {
  ...bySigningIn('entra_mfa_required', /another proof/, /complete what Microsoft asks/),
  whoActs: /prove once more/,
  says: /second factor[^]*Authentication Administrator/,
}
const conditionalAccess: Expected = {
  ...bySigningIn('entra_conditional_access', /security policy/, /device, network and browser/),
  whoActs: /the way your organisation asks for/,
  says: /Conditional Access Administrator or Security Administrator/,
  message: /from which device, network and browser/,
}
const blocked: Expected = {
  ...conditionalAccess,
  code: 'entra_blocked_by_policy',
  who: 'entra-admin',
  title: /blocks this sign-in/,
  help: /Only your IT department/,
  whoActs: /Your IT department changes a Conditional Access policy/,
  message: /Sign-in logs, tab Conditional Access/,
}
const accountLocked: Expected = {
  ...bySigningIn('entra_account_locked', /locked this account for a while/, /Wait some minutes/),
  whoActs: /You wait a while/,
  next: 'try-later',
  says: /50053[^]*User Administrator/,
  message: /It stays locked/,
}
const passwordExpired: Expected = {
  ...bySigningIn('entra_password_expired', /password of this account has expired/, /choose a new password/),
  whoActs: /You choose a new password/,
  says: /User Administrator resets it/,
}
const accountDisabled: Expected = {
  ...bySigningIn('entra_account_disabled', /account is disabled/, /IT department to enable it/),
  who: 'entra-admin',
  whoActs: /IT department enables your Microsoft account/,
  says: /User Administrator/,
  message: /enable my account/,
}
const wrongPassword = bySigningIn('entra_wrong_password', /password was not right/, /Sign in again/)
const noSession = bySigningIn('entra_no_session', /not signed in at Microsoft/, /Sign in again/)
const interrupted = bySigningIn('entra_sign_in_interrupted', /took too long/, /Wait a moment/)
const codeNotUsable = bySigningIn('entra_code_not_usable', /used already/, /Start the sign-in again/)
const ended = bySigningIn('entra_sign_in_ended', /has ended/, /Sign in again/)
const inactive = bySigningIn('entra_sign_in_inactive', /90 days/, /Sign in again/)
const revoked = bySigningIn('entra_sign_in_revoked', /was revoked/, /Sign in again/)
const frequency = bySigningIn('entra_sign_in_frequency', /sign in again after a while/, /Sign in again/)

const secretExpired = operator('entra_client_secret_expired', /client secret has expired/, /makes a new secret/)
const secretWrong = operator('entra_client_secret_wrong', /secret is not accepted/, /secret value \(not its id\)/)
const secretMissing = operator(
  'entra_client_secret_missing',
  /no client secret was sent/,
  /configures the client secret/,
)
const secretUnwanted = operator('entra_client_secret_unwanted', /public client/, /under Web/)
const certificateRefused = operator(
  'entra_client_certificate_refused',
  /signed with its certificate is not accepted/,
  /under Certificates & secrets/,
)
const clockWrong = operator('entra_clock_wrong', /clock of this installation/, /time server \(NTP\)/)
const disabledApplication: Expected = {
  state: 'disconnected',
  code: 'entra_application_disabled',
  who: 'entra-admin',
  title: /application is disabled/,
  help: /Enterprise applications/,
  whoActs: /enables the application again/,
  next: 'try-later',
  says: /Cloud Application Administrator or Application Administrator/,
  message: /Enabled for users to sign-in/,
}
const busy: Expected = {
  state: 'disconnected',
  code: 'entra_temporarily_unavailable',
  who: 'nobody',
  title: /does not answer properly/,
  help: /Try again in a few minutes/,
  whoActs: /Nobody has to do anything/,
  next: 'try-later',
  says: /waits and is not lost/,
}
const permissionMissing = operator('entra_permission_missing', /lacks a permission/, /adds the delegated permission/)
const redirectNotRegistered = operator('entra_redirect_not_registered', /not registered/, /redirect URI/)
const singleTenant = operator('entra_single_tenant', /one organisation only/, /Tell whoever runs/)

/** Planned for the next sign-in, once by each channel that the number may arrive by. */
const planned = (numbers: readonly number[], channels: readonly Channel[], expected: Expected): Outcome[] =>
  numbers.flatMap((aadsts) => channels.map((by): Outcome => ({ aadsts, by, expected })))

const arranged = (aadsts: number, by: Channel, expected: Expected, arrange: (emulator: Emulator) => void): Outcome => ({
  aadsts,
  by,
  expected,
  arrange,
})

const policyId = '5a1f0c0e-1c55-4d7d-9f2e-30c6f1d0aa01'
const claims = JSON.stringify({ access_token: { polids: { essential: true, Values: [policyId] } } })
const mfa = (account: 'registered' | 'not-registered' | 'expired') => (emulator: Emulator) => {
  emulator.entra.setPolicies([{ id: policyId, control: 'mfa', users: ['mia'] }])
  emulator.entra.setAccount('mia', { mfa: account })
}
const policy =
  (control: 'block' | 'compliantDevice' | 'domainJoinedDevice' | 'approvedApplication') => (emulator: Emulator) =>
    void emulator.entra.setPolicies([{ control, users: ['mia'] }])

/** Every number of Microsoft's table of errors that a sign-in of ours can meet, by every way that it can come. */
export const outcomes: readonly Outcome[] = [
  ...planned([65001], ['token', 'redirect'], consentRequired),
  {
    ...arranged(65004, 'redirect', declined, (emulator) => emulator.consent.require('allowed')),
    presses: [mia, 'Cancel'],
  },
  arranged(90094, 'page', approvalRequired, (emulator) => emulator.consent.require('admin-required')),
  ...planned([90094], ['redirect'], approvalRequired),
  ...planned([90095], ['page', 'redirect'], approvalRequested),
  ...planned([90008], ['token', 'redirect'], permissionMissing),
  arranged(650057, 'redirect', resourceNotFound, ({ entra }) => entra.setApplication({ permissions: ['User.Read'] })),
  arranged(650056, 'redirect', resourceNotFound, ({ entra }) => entra.setApplication({ permissions: [] })),
  arranged(500011, 'redirect', resourceNotFound, ({ entra }) => entra.setResource('missing')),
  arranged(50001, 'redirect', resourceNotFound, ({ entra }) => entra.setResource('disabled')),
  arranged(650052, 'redirect', resourceNotFound, ({ entra }) => entra.setResource('not-subscribed')),
  ...planned([650052, 650056, 650057, 500011, 50001], ['token'], resourceNotFound),
  ...planned([700016], ['token', 'page'], applicationNotFound),
  ...planned([50011], ['page'], redirectNotRegistered),
  ...planned([50194], ['page'], singleTenant),
  arranged(50105, 'redirect', notAssigned, ({ entra }) => entra.assign(['ada'])),
  ...planned([50105], ['page'], notAssigned),
  arranged(50034, 'page', wrongAccount, ({ entra }) => entra.setAccount('mia', { deleted: true })),
  ...planned([50020, 90072], ['page'], wrongAccount),
  ...planned([90002, 700005], ['token'], tenantNotFound),
  { ...arranged(50076, 'token', secondFactor, mfa('registered')), claims },
  { ...arranged(50079, 'token', secondFactor, mfa('not-registered')), claims },
  { ...arranged(50078, 'token', secondFactor, mfa('expired')), claims },
  ...planned([50074, 50072], ['token', 'redirect'], secondFactor),
  ...planned([50076, 50078, 50079], ['redirect'], secondFactor),
  arranged(53000, 'page', conditionalAccess, policy('compliantDevice')),
  arranged(53001, 'page', conditionalAccess, policy('domainJoinedDevice')),
  arranged(53002, 'page', conditionalAccess, policy('approvedApplication')),
  ...planned([50131, 530032, 530035], ['page'], conditionalAccess),
  ...planned([50131, 53000, 53001, 53002, 530032, 530035], ['token', 'redirect'], conditionalAccess),
  arranged(53003, 'page', blocked, policy('block')),
  ...planned([53003], ['token', 'redirect'], blocked),
  arranged(50053, 'page', accountLocked, ({ entra }) => entra.setAccount('mia', { locked: true })),
  arranged(50055, 'page', passwordExpired, ({ entra }) => entra.setAccount('mia', { passwordExpired: true })),
  arranged(50057, 'page', accountDisabled, ({ entra }) => entra.setAccount('mia', { disabled: true })),
  arranged(50126, 'page', wrongPassword, ({ entra }) => entra.setAccount('mia', { wrongPassword: true })),
  ...planned([50058], ['redirect'], noSession),
  ...planned([50089, 50196], ['page', 'redirect'], interrupted),
  ...planned([54005, 501481], ['token'], codeNotUsable),
  ...planned([70000, 70008, 700084, 50132, 50133], ['token'], ended),
  ...planned([700082], ['token'], inactive),
  ...planned([50173], ['token'], revoked),
  ...planned([70043], ['token'], frequency),
  ...planned([70011, 700022], ['token'], scopeWrong),
  arranged(7000222, 'token', secretExpired, ({ entra, clientSecret }) =>
    entra.setApplication({ secrets: [{ value: clientSecret, expiresAt: new Date(0) }] }),
  ),
  arranged(7000215, 'token', secretWrong, ({ entra }) =>
    entra.setApplication({ secrets: [{ value: 'another one than ours' }] }),
  ),
  ...planned([7000218], ['token'], secretMissing),
  ...planned([700025], ['token'], secretUnwanted),
  ...planned([700027, 700030, 50012, 7000214, 1000502], ['token'], certificateRefused),
  ...planned([700024], ['token'], clockWrong),
  ...planned([7000112], ['token'], disabledApplication),
  ...planned([90055], ['token'], busy),
  ...planned([900144, 90014, 9002313, 901002, 50027, 700021, 700023], ['token'], requestWrong),
]
