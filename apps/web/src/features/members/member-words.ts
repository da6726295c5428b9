import type { Invitation, WorkspaceMember } from '../../api/api.gen.ts'
import type { BadgeTone } from '../../ui/badge.tsx'

export const roleWords: Record<WorkspaceMember['role'], string> = { admin: 'Administrator', member: 'Member' }

interface Said {
  label: string
  tone: BadgeTone
}

export const connectionWords: Record<NonNullable<WorkspaceMember['connection']>, Said> = {
  connected: { label: 'Connected', tone: 'success' },
  'consent-required': { label: 'Waits for approval', tone: 'warning' },
  'not-assigned': { label: 'Not assigned in Entra', tone: 'warning' },
  'reauth-required': { label: 'Has to sign in again', tone: 'warning' },
  'no-access': { label: 'No access in Dynamics', tone: 'danger' },
  disconnected: { label: 'Not connected', tone: 'neutral' },
}

export const invitationWords: Record<Invitation['state'], Said> = {
  open: { label: 'Open', tone: 'brand' },
  used: { label: 'Accepted', tone: 'success' },
  expired: { label: 'Expired', tone: 'neutral' },
  revoked: { label: 'Taken back', tone: 'neutral' },
}
