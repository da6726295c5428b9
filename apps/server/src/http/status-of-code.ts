import type { CrmErrorCode } from '@liaison/crm'

/** HTTP statuses of the codes that are not an error class of their own. The compiler asks for every code of the domain. */
const statusOfCrmCode: Record<CrmErrorCode, number> = {
  sign_in_required: 401,
  sign_in_not_started: 400,
  admin_only: 403,
  api_key_refused: 401,
  api_key_scope_missing: 403,
  acting_member_refused: 403,
  api_key_not_found: 404,
  api_key_not_yours: 403,
  api_key_ended: 409,
  set_up_code_refused: 403,
  set_up_code_locked: 403,
  set_up_already_done: 409,
  environment_needed: 409,
  environment_choice_needed: 409,
  environment_unknown: 404,
  environment_url_refused: 422,
  environment_changed: 409,
  // The person is signed in here; it is their connection to Dynamics that is missing. Hence not 401.
  connection_needed: 409,
  connection_reauth_required: 409,
  connection_consent_required: 409,
  connection_not_assigned: 409,
  connection_no_access: 403,
  connection_busy: 503,
  sealed_value_unreadable: 409,
  cursor_not_valid: 400,
  table_not_custom: 404,
  table_not_writable: 422,
  plan_not_found: 404,
  plan_refused: 422,
  plan_without_effect: 422,
  plan_hash_mismatch: 409,
  plan_state_conflict: 409,
  plan_not_yours: 403,
  plan_busy: 503,
  plan_unsettled: 503,
  idempotency_key_reused: 409,
}

export const statusOfCode: Record<string, number | undefined> = {
  ...statusOfCrmCode,
  cross_site_request: 403,
  database_unreachable: 503,
}
