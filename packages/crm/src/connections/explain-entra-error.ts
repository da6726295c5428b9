import type { EntraError, EntraOutcome } from '@liaison/dataverse/entra'
import type { ConnectionProblem, ConnectionState } from './connection.ts'

/** Where a refusal of Entra leaves somebody who signs in. */
const signInStates: Readonly<Record<EntraOutcome, ConnectionState>> = {
  'consent-required': 'consent-required',
  'admin-approval-required': 'consent-required',
  declined: 'consent-required',
  'not-assigned': 'not-assigned',
  'sign-in-again': 'disconnected',
  'interaction-required': 'disconnected',
  blocked: 'disconnected',
  operator: 'disconnected',
  configuration: 'disconnected',
  'temporarily-unavailable': 'disconnected',
}

/**
 * Where it leaves a connection that worked so far. Undefined: as it is. An operator's mistake or Microsoft's bad hour
 * disconnects nobody (P11).
 */
const refreshStates: Readonly<Record<EntraOutcome, ConnectionState | undefined>> = {
  'consent-required': 'consent-required',
  'admin-approval-required': 'consent-required',
  declined: 'consent-required',
  'not-assigned': 'not-assigned',
  'sign-in-again': 'reauth-required',
  'interaction-required': 'reauth-required',
  blocked: 'reauth-required',
  operator: undefined,
  configuration: undefined,
  'temporarily-unavailable': undefined,
}

const needsAdmin: ReadonlySet<EntraOutcome> = new Set(['consent-required', 'admin-approval-required', 'declined'])
/** An approval also brings the application into the tenant. */
const unknownApplication = 'entra_application_not_found'

export const signInProblem = (error: EntraError): ConnectionProblem => problem(error, signInStates[error.outcome])

export function refreshProblem(error: EntraError): ConnectionProblem | undefined {
  const state = refreshStates[error.outcome]
  return state && problem(error, state)
}

function problem(error: EntraError, state: ConnectionState): ConnectionProblem {
  return {
    state,
    title: error.message,
    help: error.help,
    who: error.who,
    code: error.code,
    serviceCode: error.aadsts === undefined ? error.oauthError : `AADSTS${error.aadsts}`,
    ...(error.claims === undefined ? {} : { claims: error.claims }),
    ...(needsAdmin.has(error.outcome) || error.code === unknownApplication ? { needsAdminConsent: true } : {}),
  }
}
