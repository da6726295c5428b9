import type { AuditKind } from './audit-event.ts'

/** What somebody looks for in the history. */
export const auditGroups = ['sign-ins', 'consents', 'people', 'programs', 'plans', 'set-up'] as const
export type AuditGroup = (typeof auditGroups)[number]

/** Which group each kind belongs to: exactly one. */
export const groupOfKind: Readonly<Record<AuditKind, AuditGroup>> = {
  environment_set_up: 'set-up',
  environment_pinned: 'set-up',
  joining_changed: 'set-up',
  member_joined: 'people',
  member_role_changed: 'people',
  member_removed: 'people',
  invitation_created: 'people',
  invitation_revoked: 'people',
  signed_in: 'sign-ins',
  sign_in_failed: 'sign-ins',
  signed_out: 'sign-ins',
  connection_changed: 'sign-ins',
  admin_consent_granted: 'consents',
  admin_consent_proved: 'consents',
  admin_consent_declined: 'consents',
  notice_sent: 'people',
  api_key_created: 'programs',
  api_key_rotated: 'programs',
  api_key_revoked: 'programs',
  api_key_used: 'programs',
  connect_link_created: 'programs',
  program_allowed: 'programs',
  program_withdrawn: 'programs',
  plan_created: 'plans',
  plan_approved: 'plans',
  plan_rejected: 'plans',
  plan_applied: 'plans',
  plan_conflicted: 'plans',
  plan_failed: 'plans',
}

export const kindsOf = (group: AuditGroup): AuditKind[] =>
  (Object.keys(groupOfKind) as AuditKind[]).filter((kind) => groupOfKind[kind] === group)
