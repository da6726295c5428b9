import { CodedError, type CodedErrorInit } from '@liaison/dataverse'

/** Every code this package throws. A promise: pinned by a test and documented. */
export const crmErrorCodes = [
  'sign_in_required',
  'sign_in_not_started',
  'session_not_found',
  'admin_only',
  'member_not_found',
  'last_admin',
  'invitation_needed',
  'invitation_not_found',
  'invitation_not_valid',
  'mail_not_set_up',
  'api_key_refused',
  'api_key_scope_missing',
  'acting_member_refused',
  'api_key_not_found',
  'api_key_not_yours',
  'api_key_ended',
  'api_key_needed',
  'return_url_refused',
  'connect_link_not_found',
  'connect_link_not_valid',
  'program_not_found',
  'set_up_code_refused',
  'set_up_code_locked',
  'set_up_already_done',
  'environment_needed',
  'environment_choice_needed',
  'environment_unknown',
  'environment_url_refused',
  'environment_changed',
  'connection_needed',
  'connection_reauth_required',
  'connection_consent_required',
  'connection_not_assigned',
  'connection_no_access',
  'connection_busy',
  'sealed_value_unreadable',
  'cursor_not_valid',
  'table_not_custom',
  'table_not_writable',
  'plan_not_found',
  'plan_refused',
  'plan_without_effect',
  'plan_hash_mismatch',
  'plan_state_conflict',
  'plan_not_yours',
  'plan_busy',
  'plan_unsettled',
  'idempotency_key_reused',
] as const

export type CrmErrorCode = (typeof crmErrorCodes)[number]

export interface CrmErrorInit extends Omit<CodedErrorInit, 'code'> {
  code: CrmErrorCode
  /** What may have been meant instead. */
  candidates?: readonly unknown[]
}

/** A refusal or failure of the domain itself; errors of Dataverse and Entra pass through as their own classes. */
export class CrmError extends CodedError {
  declare readonly code: CrmErrorCode
  readonly candidates: readonly unknown[]

  constructor({ candidates, ...init }: CrmErrorInit) {
    super(init)
    this.candidates = candidates ?? []
  }
}
