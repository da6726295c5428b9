import { EntraFault } from './entra-fault.ts'

/** How a refusal of the sign-in is told: on Entra's own page, where it ends, or to the application by redirect. */
export type Channel = 'page' | 'redirect'

interface Refusal {
  oauthError: string
  text: string
  suberror?: string
  /** At the sign-in; by redirect when nothing is said. */
  channel?: Channel
}

/**
 * Entra's refusals by number. Numbers, OAuth errors and the sense of the texts are those of Microsoft's
 * "Microsoft Entra authentication and authorization error codes"; `{0}` and `{1}` are filled in.
 */
export const refusals = {
  50001: invalid('invalid_resource', 'The resource principal named {0} was not found in this tenant.'),
  50012: invalid(
    'invalid_client',
    'Authentication failed: the signing certificate, its chain or its subject name is not valid or not authorized.',
  ),
  50011: invalid(
    'invalid_request',
    "The redirect URI '{0}' specified in the request does not match the redirect URIs configured for the application '{1}'. Make sure the redirect URI sent in the request matches one added to your application.",
  ),
  50020: onPage(
    'access_denied',
    "User account '{0}' from identity provider '{1}' does not exist in tenant '{2}' and cannot access the application '{3}' there. It has to be added to the tenant as an external user first.",
  ),
  50027: invalid('invalid_client', 'The JWT token is invalid or malformed.'),
  50034: onPage('invalid_grant', 'The user account {0} does not exist in the directory.'),
  50053: onPage('invalid_grant', 'The account is locked: too many sign-in attempts.'),
  50055: onPage('invalid_grant', 'The password is expired.'),
  50057: onPage('invalid_grant', 'The user account is disabled.'),
  50058: invalid('login_required', 'A silent sign-in request was sent but no user is signed in.'),
  50072: invalid(
    'interaction_required',
    'The user has to enrol in multi-factor authentication to continue.',
    'basic_action',
  ),
  50074: invalid('interaction_required', 'Strong authentication is required.', 'basic_action'),
  50076: invalid(
    'interaction_required',
    "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '{0}'.",
    'basic_action',
  ),
  50078: invalid(
    'interaction_required',
    'The multi-factor authentication of this session has expired.',
    'basic_action',
  ),
  50079: invalid('interaction_required', 'The user has to enrol in multi-factor authentication.', 'basic_action'),
  50089: invalid('access_denied', 'Authentication failed: the sign-in took too long and its flow token has expired.'),
  50131: blocked('Conditional Access refused: the state of the device, suspicious activity, or another policy.'),
  50196: invalid(
    'invalid_request',
    'A client loop has been detected: the app has made too many of the same request in too short a period.',
  ),
  50105: invalid(
    'access_denied',
    "Your administrator has configured the application '{0}' to block users unless they are specifically granted ('assigned') access to it. The signed-in user '{1}' is not assigned.",
  ),
  50126: onPage('invalid_grant', 'Error validating credentials due to invalid username or password.'),
  50132: invalid('invalid_grant', 'The session was revoked: the password has expired or was changed.'),
  50133: invalid('invalid_grant', 'The session is not valid any more: the password expired or was changed recently.'),
  50173: invalid(
    'invalid_grant',
    'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
  ),
  50194: invalid(
    'invalid_request',
    "Application '{0}' is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps. Use a tenant-specific endpoint.",
  ),
  53000: blocked('The device is not compliant with the access policy.'),
  53001: blocked('The device is not joined to the domain the access policy asks for.'),
  53003: blocked(
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  ),
  53002: blocked('The app used is not one that the access policy approves.'),
  54005: invalid(
    'invalid_grant',
    'OAuth2 authorization code was already redeemed, please retry with a new valid code.',
  ),
  65001: invalid(
    'invalid_grant',
    "The user or administrator has not consented to use the application with ID '{0}' named '{1}'. Send an interactive authorization request for this user and resource.",
    'consent_required',
  ),
  65004: invalid('access_denied', 'The resource owner or authorization server denied the request.'),
  70000: invalid('invalid_grant', 'The provided grant is not valid.', 'bad_token'),
  70001: invalid('unauthorized_client', "Application with identifier '{0}' was not found in the directory '{1}'."),
  70003: invalid('unsupported_grant_type', "The app requested an unsupported grant type '{0}'."),
  70005: invalid('unsupported_response_type', "The response type '{0}' is not supported for this application."),
  70008: invalid('invalid_grant', 'The provided authorization code or refresh token has expired.', 'token_expired'),
  70011: invalid('invalid_scope', "The provided value for the input parameter 'scope' is not valid. {0}"),
  70043: invalid(
    'invalid_grant',
    'The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.',
    'bad_token',
  ),
  90002: invalid('invalid_request', "Tenant '{0}' not found. Check to make sure you have the correct tenant ID."),
  90008: invalid('invalid_request', 'The application requires permissions that its registration does not list.'),
  90014: invalid('invalid_request', "The required field '{0}' is missing from the request."),
  90072: onPage(
    'access_denied',
    "User account '{0}' from identity provider '{1}' does not exist in tenant '{2}', so that its multi-factor authentication cannot be asked for. It has to be added to the tenant as an external user first.",
  ),
  90055: invalid('temporarily_unavailable', 'Server error: too many requests.'),
  90094: invalid('access_denied', 'An administrator of {0} has to consent before people may use {1}.'),
  90095: invalid('access_denied', 'An administrator of {0} has to approve: a request for approval was sent.'),
  500011: invalid(
    'invalid_resource',
    'The resource principal named {0} was not found in the tenant named {1}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  ),
  501481: invalid(
    'invalid_grant',
    'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  ),
  530032: blocked("Blocked by the tenant's security policy."),
  530035: blocked('Access has been blocked by security defaults.'),
  650052: invalid(
    'invalid_client',
    'The app needs access to a service ({0}) that this organization has not subscribed to or enabled.',
  ),
  650053: invalid('invalid_client', "The application '{0}' asked for scope '{1}' that doesn't exist on the resource."),
  650056: invalid(
    'unauthorized_client',
    'Misconfigured application: its registration lists no permission for the resource, or the administrator has not consented in the tenant. Client app ID: {0}.',
  ),
  650057: invalid(
    'invalid_resource',
    "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: {0}({1}). Resource value from request: {2}.",
  ),
  700005: invalid(
    'invalid_grant',
    'The authorization code is meant for another tenant: it has to be redeemed where it was acquired, at /common or at /{tenant-ID}.',
  ),
  700016: invalid(
    'unauthorized_client',
    "Application with identifier '{0}' was not found in the directory '{1}'. You may have sent your authentication request to the wrong tenant.",
  ),
  700022: invalid(
    'invalid_scope',
    'Several resources were asked for in one token request: scopes of one resource only.',
  ),
  700021: invalid('invalid_client', "Client assertion application identifier doesn't match 'client_id' parameter."),
  700023: invalid('invalid_client', 'Client assertion audience claim does not match Realm issuer.'),
  700024: invalid('invalid_client', 'Client assertion is not within its valid time range.'),
  700025: invalid(
    'invalid_client',
    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  ),
  700027: invalid('invalid_client', 'Client assertion failed signature validation. {0}'),
  700030: invalid('invalid_client', 'Invalid certificate: the subject name in the certificate is not authorized.'),
  700084: invalid(
    'invalid_grant',
    'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime, which cannot be extended. It is now expired: a new sign-in request must be sent by the SPA to the sign-in page.',
  ),
  700082: invalid('invalid_grant', 'The refresh token has expired due to inactivity.', 'token_expired'),
  900144: invalid('invalid_request', "The request body must contain the following parameter: '{0}'."),
  901002: invalid('invalid_request', "The 'resource' request parameter is not supported."),
  7000112: invalid('unauthorized_client', "Application '{0}' is disabled."),
  7000214: invalid('invalid_client', 'The certificate has been revoked.'),
  7000215: invalid(
    'invalid_client',
    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{0}'.",
  ),
  7000218: invalid(
    'invalid_client',
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  7000229: invalid('invalid_client', 'The client application {0} is missing service principal in the tenant {1}.'),
  7000222: invalid(
    'invalid_client',
    "The provided client secret keys for app '{0}' are expired. Create new keys for your app.",
  ),
  1000502: invalid('invalid_client', 'The provided certificate is not within its validity period.'),
  9001023: invalid(
    'invalid_request',
    'The grant type is not supported over the /common or /consumers endpoints. Use the /organizations or a tenant-specific endpoint.',
  ),
  9002327: invalid(
    'invalid_request',
    "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  ),
  9002332: invalid(
    'invalid_request',
    "Application '{0}' is configured for use by Microsoft Entra users only: the /consumers endpoint does not serve it.",
  ),
  9002313: invalid('invalid_request', 'Invalid request. Request is malformed or invalid.'),
} satisfies Record<number, Refusal>

export type AadstsNumber = keyof typeof refusals

function invalid(oauthError: string, text: string, suberror?: string): Refusal {
  return { oauthError, text, ...(suberror !== undefined && { suberror }) }
}

/** By an access policy: nothing the person does at once helps. */
function blocked(text: string): Refusal {
  return { oauthError: 'interaction_required', text, suberror: 'message_only', channel: 'page' }
}

function onPage(oauthError: string, text: string): Refusal {
  return { oauthError, text, channel: 'page' }
}

export function aadsts(number: AadstsNumber, ...values: string[]): EntraFault {
  return aadstsWith(number, {}, ...values)
}

/** What is told in place of what is usual for a number. */
export interface ChangedRefusal {
  oauthError?: string
  suberror?: string
  claims?: string
  channel?: Channel
  status?: number
}

/** As `aadsts`, where the channel says the same number under another OAuth error, or claims go with it. */
export function aadstsWith(number: AadstsNumber, changed: ChangedRefusal, ...values: string[]): EntraFault {
  const { text, channel: _, ...refusal }: Refusal = refusals[number]
  const filled = text.replaceAll(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '')
  return new EntraFault({ aadsts: number, ...refusal, ...changed }, filled.trim())
}

export const channelOf = (number: number): Channel =>
  (isAadstsNumber(number) ? (refusals[number] as Refusal).channel : undefined) ?? 'redirect'

export const isAadstsNumber = (number: number): number is AadstsNumber => number in refusals
