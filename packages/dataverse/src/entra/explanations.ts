import { credentialExplanations } from './credential-explanations.ts'
import { type EntraExplanation, explain } from './explanation.ts'

const tellOperator = 'Tell whoever runs this installation; nothing on your side helps.'
const signInAgain = 'Sign in again with your Microsoft account.'

const consentRequired = explain(
  'entra_consent_required',
  'consent-required',
  'member',
  'Nobody has agreed yet that this application may act for you in Dynamics.',
  'Sign in and accept the permission. If Microsoft does not let you, send the approval link to an Entra Cloud Application Administrator or Global Administrator of your organisation.',
)
const adminApprovalRequired = explain(
  'entra_admin_approval_required',
  'admin-approval-required',
  'entra-admin',
  'Your organisation lets only administrators approve applications.',
  'An Entra Cloud Application Administrator or Global Administrator must open the approval link. A Dynamics System Administrator cannot.',
)
const approvalRequested = explain(
  'entra_admin_approval_requested',
  'admin-approval-required',
  'entra-admin',
  'The approval was requested and is waiting for an administrator.',
  'An administrator finds it in the Entra admin center under Enterprise applications, Admin consent requests, tab All.',
)
const declined = explain(
  'entra_declined',
  'declined',
  'member',
  'The permission was declined.',
  'Sign in again and accept it to go on. Nothing was connected.',
)
const notAssigned = explain(
  'entra_not_assigned',
  'not-assigned',
  'entra-admin',
  'Your organisation allows this application only to assigned people, and has not assigned you yet.',
  'An administrator assigns you in the Entra admin center: Enterprise applications, this application, Users and groups.',
)
const wrongAccount = explain(
  'entra_wrong_account',
  'sign-in-again',
  'member',
  'This account does not belong to the organisation whose Dynamics this is.',
  'Sign in with your account of that organisation, or ask its administrator to invite this one.',
)
const secondFactor = explain(
  'entra_mfa_required',
  'interaction-required',
  'member',
  'Your organisation asks for another proof that it is you.',
  'Sign in again and complete what Microsoft asks for.',
)
const conditionalAccess = explain(
  'entra_conditional_access',
  'interaction-required',
  'member',
  'A security policy of your organisation does not allow this sign-in from here.',
  'Sign in again from a device, network and browser that your organisation manages. If it is refused there too, ask your IT department.',
)
const blockedByPolicy = explain(
  'entra_blocked_by_policy',
  'blocked',
  'entra-admin',
  'A Conditional Access policy of your organisation blocks this sign-in.',
  'Only your IT department can change this: ask them to allow this application for you.',
)
const accountLocked = explain(
  'entra_account_locked',
  'blocked',
  'member',
  'Microsoft has locked this account for a while: a wrong password was tried too often, or from a suspicious address.',
  'Wait some minutes without trying, then sign in again from your usual network.',
)
const passwordExpired = explain(
  'entra_password_expired',
  'sign-in-again',
  'member',
  'The password of this account has expired.',
  'Sign in again and choose a new password when Microsoft asks for it.',
)
const accountDisabled = explain(
  'entra_account_disabled',
  'blocked',
  'entra-admin',
  'This account is disabled.',
  'Ask your IT department to enable it, then sign in again.',
)
const wrongPassword = explain(
  'entra_wrong_password',
  'sign-in-again',
  'member',
  'The user name or password was not right.',
  signInAgain,
)
const noSession = explain(
  'entra_no_session',
  'interaction-required',
  'member',
  'You are not signed in at Microsoft any more.',
  signInAgain,
)
const signInTooSlow = explain(
  'entra_sign_in_interrupted',
  'sign-in-again',
  'member',
  'The sign-in took too long or was repeated too often.',
  'Wait a moment and sign in again.',
)
const codeNotUsable = explain(
  'entra_code_not_usable',
  'sign-in-again',
  'member',
  'This sign-in was used already or belongs to another browser window.',
  'Start the sign-in again.',
)
const grantEnded = explain(
  'entra_sign_in_ended',
  'sign-in-again',
  'member',
  'Your sign-in at Microsoft has ended: it expired, or was revoked.',
  signInAgain,
)
const grantInactive = explain(
  'entra_sign_in_inactive',
  'sign-in-again',
  'member',
  'Your sign-in was not used for 90 days and has ended.',
  signInAgain,
)
const grantRevoked = explain(
  'entra_sign_in_revoked',
  'sign-in-again',
  'member',
  'Your sign-in was revoked, for instance because the password was changed.',
  signInAgain,
)
const signInFrequency = explain(
  'entra_sign_in_frequency',
  'sign-in-again',
  'member',
  'Your organisation asks everyone to sign in again after a while, and that time has come.',
  signInAgain,
)
const applicationDisabled = explain(
  'entra_application_disabled',
  'operator',
  'entra-admin',
  'The application is disabled in your organisation.',
  'An administrator enables it in the Entra admin center: Enterprise applications, this application, Properties.',
)
const applicationNotFound = explain(
  'entra_application_not_found',
  'configuration',
  'operator',
  'Your organisation does not know this application.',
  'An administrator approves it with the approval link; if that fails too, the client id is wrong and the operator must correct it.',
)
const resourceNotFound = explain(
  'entra_resource_not_found',
  'configuration',
  'operator',
  'Your organisation has no Dynamics at this address, or the permission is missing in the app registration.',
  'Whoever runs this installation checks the address of the environment, and that the app registration has Dynamics CRM, user_impersonation.',
)
const permissionMissing = explain(
  'entra_permission_missing',
  'configuration',
  'operator',
  'The app registration lacks a permission it needs.',
  'Whoever runs this installation adds the delegated permission Dynamics CRM, user_impersonation, to the app registration.',
)
const redirectNotRegistered = explain(
  'entra_redirect_not_registered',
  'configuration',
  'operator',
  'The address Microsoft should send you back to is not registered.',
  'Whoever runs this installation adds its redirect URI to the app registration, exactly as it is written.',
)
const singleTenant = explain(
  'entra_single_tenant',
  'configuration',
  'operator',
  'The application is registered for one organisation only and was addressed through the common sign-in.',
  tellOperator,
)
const tenantIdMissing = explain(
  'entra_tenant_id_missing',
  'configuration',
  'operator',
  'The tenant is not named by its id.',
  'Whoever runs this installation uses the id (a GUID) that the environment itself names, never a domain, "common" or "organizations".',
)
const tenantNotFound = explain(
  'entra_tenant_not_found',
  'configuration',
  'operator',
  'The organisation this environment belongs to was not found, or the sign-in was for another one.',
  'Whoever runs this installation sets the environment up again, so that its tenant is read anew.',
)
const scopeWrong = explain(
  'entra_scope_wrong',
  'configuration',
  'operator',
  'Microsoft does not accept the permission that was asked for.',
  tellOperator,
)
const requestWrong = explain(
  'entra_request_wrong',
  'configuration',
  'operator',
  'Microsoft found the sign-in request wrong.',
  tellOperator,
)
const temporarilyUnavailable = explain(
  'entra_temporarily_unavailable',
  'temporarily-unavailable',
  'nobody',
  "Microsoft's sign-in service does not answer properly at the moment.",
  'Try again in a few minutes. Nobody is signed out by that.',
)
const replyNotTrusted = explain(
  'entra_reply_not_trusted',
  'sign-in-again',
  'member',
  'The reply of the sign-in does not belong to the sign-in that was started here.',
  'Start the sign-in again in this browser window.',
)

export const explanations = {
  consentRequired,
  adminApprovalRequired,
  approvalRequested,
  declined,
  notAssigned,
  wrongAccount,
  secondFactor,
  conditionalAccess,
  blockedByPolicy,
  accountLocked,
  passwordExpired,
  accountDisabled,
  wrongPassword,
  noSession,
  signInTooSlow,
  codeNotUsable,
  grantEnded,
  grantInactive,
  grantRevoked,
  signInFrequency,
  ...credentialExplanations,
  applicationDisabled,
  applicationNotFound,
  resourceNotFound,
  permissionMissing,
  redirectNotRegistered,
  singleTenant,
  tenantIdMissing,
  tenantNotFound,
  scopeWrong,
  requestWrong,
  temporarilyUnavailable,
  replyNotTrusted,
} as const satisfies Record<string, EntraExplanation>
