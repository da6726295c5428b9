import { type EntraExplanation, explain } from './explanation.ts'
import { explanations } from './explanations.ts'

const lookUpNumber = 'https://login.microsoftonline.com/error says more about the number.'

const clientRefused = explain(
  'entra_client_refused',
  'operator',
  'operator',
  "The application's own secret or certificate is not accepted. Nobody is signed out by that.",
  `Whoever runs this installation compares it with the app registration. ${lookUpNumber}`,
)
const applicationRefused = explain(
  'entra_application_refused',
  'operator',
  'operator',
  'The application may not ask Microsoft for this in your organisation.',
  `Whoever runs this installation checks the app registration and that your organisation has approved it. ${lookUpNumber}`,
)
const grantRefused = explain(
  'entra_grant_refused',
  'sign-in-again',
  'member',
  'Microsoft does not accept this sign-in, or not any more.',
  'Sign in again with your Microsoft account.',
)
const interactionRequired = explain(
  'entra_interaction_required',
  'interaction-required',
  'member',
  'Microsoft asks for something that only you can do.',
  'Sign in again and complete what Microsoft asks for.',
)
const accessDenied = explain(
  'entra_access_denied',
  'declined',
  'member',
  'The sign-in was cancelled or refused.',
  `Sign in again. If it is refused once more, show your IT department the number. ${lookUpNumber}`,
)
/** For an `error` nobody has told us about. */
export const refused = explain(
  'entra_refused',
  'configuration',
  'operator',
  'Microsoft refused the sign-in.',
  `Give whoever runs this installation the number and the trace id. ${lookUpNumber}`,
)

/**
 * For numbers we do not know: OAuth's own `error`, which Microsoft asks clients to react to. It lumps much together, so
 * these say no more than what is true of all of it.
 */
export const oauthExplanations: ReadonlyMap<string, EntraExplanation> = new Map([
  ['access_denied', accessDenied],
  // The administrator pressed Cancel on the page of the first version of admin consent.
  ['permission_denied', explanations.declined],
  ['consent_required', explanations.consentRequired],
  ['interaction_required', interactionRequired],
  ['login_required', explanations.noSession],
  ['invalid_grant', grantRefused],
  ['invalid_client', clientRefused],
  ['unauthorized_client', applicationRefused],
  ['invalid_resource', explanations.resourceNotFound],
  ['invalid_scope', explanations.scopeWrong],
  ['invalid_request', explanations.requestWrong],
  ['unsupported_grant_type', explanations.requestWrong],
  ['unsupported_response_type', explanations.requestWrong],
  ['server_error', explanations.temporarilyUnavailable],
  ['temporarily_unavailable', explanations.temporarilyUnavailable],
])
