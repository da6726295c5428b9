import type { AuditEvent } from '../../api/api.gen.ts'
import type { BadgeTone } from '../../ui/badge.tsx'

interface Said {
  what: string
  /** Only what somebody should notice stands out. */
  tone?: BadgeTone
}

export const kindWords: Record<AuditEvent['kind'], Said> = {
  environment_set_up: { what: 'Dynamics environment set up' },
  environment_pinned: { what: 'Dynamics organisation confirmed' },
  member_joined: { what: 'Joined' },
  member_role_changed: { what: 'Role changed' },
  member_removed: { what: 'Member removed', tone: 'warning' },
  invitation_created: { what: 'Invitation made' },
  invitation_revoked: { what: 'Invitation taken back' },
  joining_changed: { what: 'Who may join changed' },
  signed_in: { what: 'Signed in' },
  sign_in_failed: { what: 'Sign-in failed', tone: 'danger' },
  signed_out: { what: 'Signed out' },
  connection_changed: { what: 'Connection to Dynamics changed' },
  admin_consent_granted: { what: 'Approval reported, not proved yet' },
  admin_consent_proved: { what: 'Approval proved by a sign-in' },
  admin_consent_declined: { what: 'Approval declined', tone: 'danger' },
  notice_sent: { what: 'Told by e-mail' },
  api_key_created: { what: 'API key made' },
  api_key_rotated: { what: 'API key replaced' },
  api_key_revoked: { what: 'API key ended' },
  api_key_used: { what: 'API key used, first time that day' },
  connect_link_created: { what: 'Connect link made' },
  program_allowed: { what: 'Program allowed to act' },
  program_withdrawn: { what: 'Program not allowed any more' },
  plan_created: { what: 'Plan proposed' },
  plan_approved: { what: 'Plan approved' },
  plan_rejected: { what: 'Plan rejected' },
  plan_applied: { what: 'Plan written to Dynamics' },
  plan_conflicted: { what: 'Plan stopped: changed meanwhile', tone: 'warning' },
  plan_failed: { what: 'Plan not written', tone: 'danger' },
}

export const groups = [
  { value: 'all', label: 'All' },
  { value: 'sign-ins', label: 'Sign-ins' },
  { value: 'consents', label: 'Approvals' },
  { value: 'people', label: 'People' },
  { value: 'programs', label: 'Programs' },
  { value: 'plans', label: 'Plans' },
  { value: 'set-up', label: 'Set-up' },
] as const
export type Group = (typeof groups)[number]['value']

/** How far back, in days. */
export const periods = [
  { value: '', label: 'Any time' },
  { value: '1', label: 'Last 24 hours' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
] as const

/** Short facts of an event, such as a code to look up; everything else of it is in the exported file. */
export function factsOf({ kind, detail, subjectName, programName }: AuditEvent): string[] {
  const told = ['state', 'code', 'serviceCode', 'joining', 'role', 'to', 'browser', 'system'].flatMap((name) => {
    const value = detail[name]
    return typeof value === 'string' ? [value] : []
  })
  return [
    ...(subjectName === undefined ? [] : [subjectName]),
    ...(programName === undefined || kind.startsWith('plan_') ? [] : [programName]),
    ...told,
  ]
}
