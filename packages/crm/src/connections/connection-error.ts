import { CrmError, type CrmErrorCode } from '../crm-error.ts'
import type { ConnectionProblem, ConnectionState } from './connection.ts'

const codes: Readonly<Record<Exclude<ConnectionState, 'connected'>, CrmErrorCode>> = {
  'consent-required': 'connection_consent_required',
  'not-assigned': 'connection_not_assigned',
  'reauth-required': 'connection_reauth_required',
  'no-access': 'connection_no_access',
  disconnected: 'connection_needed',
}

/** The member's connection does not work now. Nothing was sent; what waits can go on once it works again. */
export class ConnectionError extends CrmError {
  readonly state: ConnectionState

  constructor(problem: ConnectionProblem, cause?: unknown) {
    const { state } = problem
    super({
      code: state === 'connected' ? 'connection_needed' : codes[state],
      message: problem.title,
      help: problem.help,
      ...(cause === undefined ? {} : { cause }),
    })
    this.state = state
  }
}

export const notConnected: ConnectionProblem = {
  state: 'disconnected',
  title: 'You are not connected to Dynamics yet.',
  help: 'Continue with your Microsoft account.',
  who: 'member',
  code: 'connection_needed',
}
