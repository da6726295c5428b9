import { expect, test } from 'vitest'
import { entraErrorCodes } from './entra-error-codes.ts'
import { explanations } from './explanations.ts'
import { oauthExplanations, refused } from './oauth-explanations.ts'

test('every explanation has a code of its own, and every code an explanation', () => {
  const all = new Set([...Object.values(explanations), ...oauthExplanations.values(), refused])
  expect([...all].map(({ code }) => code).toSorted((a, b) => a.localeCompare(b))).toEqual([...entraErrorCodes])
})

test('the codes are these: callers and translations key on them', () => {
  expect(entraErrorCodes.join('\n')).toMatchInlineSnapshot(`
    "entra_access_denied
    entra_account_disabled
    entra_account_locked
    entra_admin_approval_requested
    entra_admin_approval_required
    entra_application_disabled
    entra_application_not_found
    entra_application_refused
    entra_blocked_by_policy
    entra_client_certificate_refused
    entra_client_certificate_unreadable
    entra_client_refused
    entra_client_secret_expired
    entra_client_secret_missing
    entra_client_secret_unwanted
    entra_client_secret_wrong
    entra_clock_wrong
    entra_code_not_usable
    entra_conditional_access
    entra_consent_required
    entra_declined
    entra_grant_refused
    entra_interaction_required
    entra_mfa_required
    entra_no_session
    entra_not_assigned
    entra_password_expired
    entra_permission_missing
    entra_redirect_not_registered
    entra_refused
    entra_reply_not_trusted
    entra_request_wrong
    entra_resource_not_found
    entra_scope_wrong
    entra_sign_in_ended
    entra_sign_in_frequency
    entra_sign_in_inactive
    entra_sign_in_interrupted
    entra_sign_in_revoked
    entra_single_tenant
    entra_temporarily_unavailable
    entra_tenant_id_missing
    entra_tenant_not_found
    entra_wrong_account
    entra_wrong_password"
  `)
})

test('what happened and what to do are said in sentences, without a code in them', () => {
  for (const { message, help } of [...Object.values(explanations), ...oauthExplanations.values(), refused]) {
    expect(message).toMatch(/^[A-Z].*\.$/)
    expect(help).toMatch(/^[A-Z].*\.$/)
    expect(message).not.toMatch(/AADSTS|_/)
  }
})
