import type { Connection } from '../../api/api.gen.ts'

/** What the button says that leads to Microsoft. */
export function signInLabel({ guide, state, who, retryAfterSeconds }: Connection): string {
  if (retryAfterSeconds !== undefined) return 'Sign in now'
  if (guide?.next === 'wait') return who === 'member' ? 'Sign in and accept' : 'I have been told it is approved'
  if (guide?.next === 'try-later') return 'Try again'
  return state === 'not-assigned' ? 'Sign in again' : 'Sign in with Microsoft'
}

const messageLabels: Partial<Record<NonNullable<Connection['who']>, string>> = {
  operator: 'Message for whoever runs Liaison, ready to send',
  'workspace-admin': 'Message for the administrator, ready to send',
}

export const messageLabel = ({ who, adminConsentUrl }: Connection): string =>
  (adminConsentUrl === undefined && who !== undefined ? messageLabels[who] : undefined) ??
  'Message for IT, ready to send'

export function messageSubject({ adminConsentUrl, state, who }: Connection, organisation = 'Dynamics'): string {
  if (adminConsentUrl !== undefined) return `Please approve Liaison for ${organisation}`
  if (state === 'not-assigned') return `Please assign me to Liaison (${organisation})`
  if (who === 'workspace-admin') return `Please invite me to Liaison (${organisation})`
  return `Liaison cannot sign me in to ${organisation}`
}
