import { describe, expect, test } from 'vitest'
import { aadstsExplanations } from './aadsts.ts'
import { adminConsentUrl, readAdminConsentReply } from './admin-consent.ts'
import { explainAadsts, explainRefusal } from './explain-error.ts'

const said = (aadsts: number): string =>
  `AADSTS${aadsts}: Something. Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee333333 Correlation ID: 8478d534-5b2c-4325-8c2c-51395c342c89 Timestamp: 2019-09-24 18:34:26Z`

/** Every number we know, with the `error` it comes with. */
const known: readonly (readonly [number, string, string, string])[] = [
  [65001, 'invalid_grant', 'consent-required', 'member'],
  [65004, 'access_denied', 'declined', 'member'],
  [90094, 'access_denied', 'admin-approval-required', 'entra-admin'],
  [90095, 'access_denied', 'admin-approval-required', 'entra-admin'],
  [90008, 'invalid_request', 'configuration', 'operator'],
  [650052, 'invalid_client', 'configuration', 'operator'],
  [650056, 'invalid_client', 'configuration', 'operator'],
  [650057, 'invalid_resource', 'configuration', 'operator'],
  [500011, 'invalid_resource', 'configuration', 'operator'],
  [50001, 'invalid_resource', 'configuration', 'operator'],
  [700016, 'unauthorized_client', 'configuration', 'operator'],
  [50011, 'invalid_request', 'configuration', 'operator'],
  [50194, 'invalid_request', 'configuration', 'operator'],
  [50105, 'access_denied', 'not-assigned', 'entra-admin'],
  [50020, 'access_denied', 'sign-in-again', 'member'],
  [50034, 'access_denied', 'sign-in-again', 'member'],
  [90072, 'access_denied', 'sign-in-again', 'member'],
  [90002, 'invalid_request', 'configuration', 'operator'],
  [700005, 'invalid_grant', 'configuration', 'operator'],
  [50076, 'interaction_required', 'interaction-required', 'member'],
  [50074, 'interaction_required', 'interaction-required', 'member'],
  [50072, 'interaction_required', 'interaction-required', 'member'],
  [50079, 'interaction_required', 'interaction-required', 'member'],
  [50078, 'interaction_required', 'interaction-required', 'member'],
  [50131, 'interaction_required', 'interaction-required', 'member'],
  [53000, 'interaction_required', 'interaction-required', 'member'],
  [53001, 'interaction_required', 'interaction-required', 'member'],
  [53002, 'interaction_required', 'interaction-required', 'member'],
  [53003, 'access_denied', 'blocked', 'entra-admin'],
  [530032, 'access_denied', 'interaction-required', 'member'],
  [530035, 'access_denied', 'interaction-required', 'member'],
  [50126, 'invalid_grant', 'sign-in-again', 'member'],
  [50053, 'invalid_grant', 'blocked', 'member'],
  [50055, 'invalid_grant', 'sign-in-again', 'member'],
  [50057, 'invalid_grant', 'blocked', 'entra-admin'],
  [50058, 'login_required', 'interaction-required', 'member'],
  [50089, 'invalid_grant', 'sign-in-again', 'member'],
  [50196, 'invalid_grant', 'sign-in-again', 'member'],
  [54005, 'invalid_grant', 'sign-in-again', 'member'],
  [501481, 'invalid_grant', 'sign-in-again', 'member'],
  [70000, 'invalid_grant', 'sign-in-again', 'member'],
  [70008, 'invalid_grant', 'sign-in-again', 'member'],
  [700082, 'invalid_grant', 'sign-in-again', 'member'],
  [700084, 'invalid_grant', 'sign-in-again', 'member'],
  [50173, 'invalid_grant', 'sign-in-again', 'member'],
  [70043, 'invalid_grant', 'sign-in-again', 'member'],
  [50132, 'invalid_grant', 'sign-in-again', 'member'],
  [50133, 'invalid_grant', 'sign-in-again', 'member'],
  [70011, 'invalid_scope', 'configuration', 'operator'],
  [700022, 'invalid_scope', 'configuration', 'operator'],
  [7000215, 'invalid_client', 'operator', 'operator'],
  [7000218, 'invalid_client', 'operator', 'operator'],
  [7000222, 'invalid_client', 'operator', 'operator'],
  [700025, 'invalid_client', 'operator', 'operator'],
  [700027, 'invalid_client', 'operator', 'operator'],
  [700030, 'invalid_client', 'operator', 'operator'],
  [50012, 'invalid_client', 'operator', 'operator'],
  [7000214, 'invalid_client', 'operator', 'operator'],
  [7000274, 'invalid_client', 'operator', 'operator'],
  [7000277, 'invalid_client', 'operator', 'operator'],
  [1000502, 'invalid_client', 'operator', 'operator'],
  [700024, 'invalid_client', 'operator', 'operator'],
  [50027, 'invalid_client', 'configuration', 'operator'],
  [700021, 'invalid_client', 'configuration', 'operator'],
  [700023, 'invalid_client', 'configuration', 'operator'],
  [7000112, 'unauthorized_client', 'operator', 'entra-admin'],
  [90055, 'temporarily_unavailable', 'temporarily-unavailable', 'nobody'],
  [900144, 'invalid_request', 'configuration', 'operator'],
  [90014, 'invalid_request', 'configuration', 'operator'],
  [9002313, 'invalid_request', 'configuration', 'operator'],
  [901002, 'invalid_request', 'configuration', 'operator'],
]

describe('what each refusal means (P1, P2, P10, P11)', () => {
  test('the table leaves out no number', () => {
    expect(new Set(known.map(([aadsts]) => aadsts))).toEqual(new Set(aadstsExplanations.keys()))
  })

  test.each(known)('AADSTS%i', (aadsts, error, outcome, who) => {
    expect(explainRefusal({ error, description: said(aadsts) })).toMatchObject({
      aadsts,
      oauthError: error,
      outcome,
      who,
      code: expect.stringMatching(/^entra_[a-z_]+$/) as string,
      traceId: '0000aaaa-11bb-cccc-dd22-eeeeee333333',
      correlationId: '8478d534-5b2c-4325-8c2c-51395c342c89',
    })
  })
})

describe('a number Microsoft has not told us about', () => {
  test.each([
    ['access_denied', undefined, 'entra_access_denied', 'declined', 'member'],
    ['permission_denied', undefined, 'entra_declined', 'declined', 'member'],
    ['consent_required', undefined, 'entra_consent_required', 'consent-required', 'member'],
    ['interaction_required', undefined, 'entra_interaction_required', 'interaction-required', 'member'],
    ['login_required', undefined, 'entra_no_session', 'interaction-required', 'member'],
    ['invalid_grant', undefined, 'entra_grant_refused', 'sign-in-again', 'member'],
    ['invalid_grant', 'consent_required', 'entra_consent_required', 'consent-required', 'member'],
    ['invalid_client', undefined, 'entra_client_refused', 'operator', 'operator'],
    ['unauthorized_client', undefined, 'entra_application_refused', 'operator', 'operator'],
    ['invalid_resource', undefined, 'entra_resource_not_found', 'configuration', 'operator'],
    ['invalid_scope', undefined, 'entra_scope_wrong', 'configuration', 'operator'],
    ['invalid_request', undefined, 'entra_request_wrong', 'configuration', 'operator'],
    ['unsupported_grant_type', undefined, 'entra_request_wrong', 'configuration', 'operator'],
    ['unsupported_response_type', undefined, 'entra_request_wrong', 'configuration', 'operator'],
    ['server_error', undefined, 'entra_temporarily_unavailable', 'temporarily-unavailable', 'nobody'],
    ['temporarily_unavailable', undefined, 'entra_temporarily_unavailable', 'temporarily-unavailable', 'nobody'],
    ['never_heard_of', undefined, 'entra_refused', 'configuration', 'operator'],
  ])('is told by OAuth’s own %s, %s', (error, suberror, code, outcome, who) => {
    expect(explainRefusal({ error, suberror, description: said(1) })).toMatchObject({ code, outcome, who, aadsts: 1 })
  })

  test('stands back behind one beside it that is known', () => {
    expect(explainRefusal({ error: 'invalid_grant', errorCodes: [1, 50173] })).toMatchObject({ aadsts: 50173 })
  })

  test('is not needed: a redirect may come without any', () => {
    const description = 'the user canceled the authentication'
    expect(explainRefusal({ error: 'access_denied', description })).toMatchObject({
      outcome: 'declined',
      aadsts: undefined,
      message: 'The sign-in was cancelled or refused.',
    })
  })
})

test('a number that somebody read out on Microsoft’s page means what it means in a reply', () => {
  expect(explainAadsts(50105)).toMatchObject({ code: 'entra_not_assigned', aadsts: 50105, who: 'entra-admin' })
  expect(explainAadsts(99999)).toMatchObject({ code: 'entra_refused', aadsts: 99999, who: 'operator' })
})

describe('admin consent', () => {
  const state = 's1'
  const callback = 'http://127.0.0.1:7300/auth/admin-consent/callback'

  test('the approval link names tenant, permission and state (P1)', () => {
    const url = new URL(
      adminConsentUrl('https://login.microsoftonline.com/t1', 'c1', {
        resource: 'https://contoso.crm4.dynamics.com/',
        redirectUri: callback,
        state,
      }),
    )
    expect(url.origin + url.pathname).toBe('https://login.microsoftonline.com/t1/v2.0/adminconsent')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'c1',
      scope: 'https://contoso.crm4.dynamics.com/user_impersonation openid profile',
      redirect_uri: callback,
      state,
    })
  })

  test('a grant is a grant, with the tenant it claims', () => {
    expect(readAdminConsentReply(`${callback}?admin_consent=True&tenant=t1&state=s1`, state)).toEqual({
      kind: 'granted',
      tenantId: 't1',
    })
  })

  test('a refusal says admin_consent=True as well, and is a refusal', () => {
    const query = 'admin_consent=True&error=consent_required&error_description=AADSTS65004%3a+denied&state=s1'
    expect(readAdminConsentReply(`${callback}?${query}`, state)).toMatchObject({
      kind: 'declined',
      error: { outcome: 'declined', aadsts: 65004 },
    })
    expect(readAdminConsentReply(`${callback}?error=permission_denied&state=s1`, state)).toMatchObject({
      kind: 'declined',
      error: { outcome: 'declined' },
    })
  })

  test('a reply to somebody else is not believed', () => {
    expect(readAdminConsentReply(`${callback}?admin_consent=True&tenant=t1&state=other`, state)).toMatchObject({
      kind: 'declined',
      error: { code: 'entra_reply_not_trusted' },
    })
  })
})
