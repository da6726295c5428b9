import type { SignInIntent } from '../sessions/sign-in-intent.ts'
import type { ConnectionProblem } from './connection.ts'

/** Fine at Microsoft and in Dynamics, but not a member here: that is for an administrator of the workspace to change. */
export function invitationNeeded(
  reason: 'not-invited' | 'removed',
  intent: SignInIntent | undefined,
): ConnectionProblem {
  return {
    state: 'no-access',
    title: intent?.kind === 'invitation' ? 'Your invitation is not good any more.' : titles[reason],
    help: 'Ask an administrator of the workspace in Liaison for an invitation, and open its link in this browser.',
    who: 'workspace-admin',
    code: 'invitation_needed',
  }
}

const titles = {
  'not-invited': 'You need an invitation to join.',
  removed: 'You do not belong to this workspace any more.',
} as const
