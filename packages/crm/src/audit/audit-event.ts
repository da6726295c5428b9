export const auditKinds = [
  'environment_set_up',
  'environment_pinned',
  'signed_in',
  'signed_out',
  'connection_changed',
  'admin_consent_granted',
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
