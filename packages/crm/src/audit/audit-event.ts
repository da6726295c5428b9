export const auditKinds = [
  'environment_set_up',
  'environment_pinned',
  'member_joined',
  'member_role_changed',
  'member_removed',
  'invitation_created',
  'invitation_revoked',
  'joining_changed',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'connection_changed',
  'admin_consent_granted',
  'admin_consent_proved',
  'admin_consent_declined',
  'notice_sent',
  'api_key_created',
  'api_key_rotated',
  'api_key_revoked',
  'api_key_used',
  'connect_link_created',
  'program_allowed',
  'program_withdrawn',
  'plan_created',
  'plan_approved',
  'plan_rejected',
  'plan_applied',
  'plan_conflicted',
  'plan_failed',
] as const

export type AuditKind = (typeof auditKinds)[number]

/** What an event says beside who, when and which plan. For plans: every field with before and after (P52). */
export type AuditDetail = Record<string, unknown>
