import type { WorkspaceMember } from '../../api/api.gen.ts'
import type { MemberDecision } from './queries.ts'

interface DecisionWords {
  title: string
  lead: string
  /** What happens by it. */
  effects: readonly string[]
  button: string
}

export function decisionWords({ name, isYou }: WorkspaceMember, decision: MemberDecision): DecisionWords {
  const who = isYou ? 'you' : name
  const signedOut = isYou ? 'You are signed out everywhere but here.' : `${name} is signed out and signs in again.`
  switch (decision) {
    case 'admin':
      return {
        title: `Make ${who} an administrator?`,
        lead: 'An administrator decides who works here and sees how everybody stands with Dynamics.',
        effects: ['Their rights in Dynamics stay as they are, and nobody’s records are opened by it.', signedOut],
        button: 'Make administrator',
      }
    case 'member':
      return {
        title: isYou ? 'Stop being an administrator?' : `Make ${name} a member?`,
        lead: isYou
          ? 'You go on working in Dynamics as before; another administrator can change it back.'
          : `${name} goes on working in Dynamics as before, but decides about nobody any more.`,
        effects: [
          `Open invitations ${who} made are taken back, because ${isYou ? 'you know' : 'they know'} the links.`,
          signedOut,
        ],
        button: 'Make member',
      }
    case 'remove':
      return {
        title: isYou ? 'Leave this workspace?' : `Remove ${name}?`,
        lead: 'It holds at once. Coming back takes an invitation. In Dynamics nothing changes.',
        effects: [
          'Sessions end, and the connection to Dynamics with its tokens is deleted.',
          'API keys and open invitations they made stop working.',
          'Plans that were not written yet are rejected. One that is being written at this moment still may be.',
          'The name stays in plans and in the history.',
        ],
        button: isYou ? 'Leave' : 'Remove',
      }
  }
}
