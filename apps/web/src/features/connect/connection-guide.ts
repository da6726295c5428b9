import type { Connection } from '../../api/api.gen.ts'

export interface ConnectionGuide {
  /** Who can change this state, as a heading of what they have to do. */
  whoActs: string
  steps: readonly string[]
  /** What the person in front of the page can do now. */
  next: 'wait-for-admin' | 'sign-in-again' | 'try-again'
  button: string
  /** What the message to hand on is called, where it is not for the IT department. */
  messageLabel?: string
}

/** For each state that is not connected: whose turn it is, what they do, and the next click of the person waiting. */
export const connectionGuides: Record<Exclude<Connection['state'], 'connected'>, ConnectionGuide> = {
  'consent-required': {
    whoActs: 'An Entra administrator approves Liaison once, for everyone',
    steps: [
      'It takes the Entra role Cloud Application Administrator, Application Administrator or Global Administrator. Being an administrator in Dynamics is not enough.',
      'They open the approval link below, check the one permission (work in Dynamics as the signed-in person) and accept.',
      'If you asked for approval on Microsoft’s page, they find it in the Entra admin centre under Enterprise applications → Admin consent requests, on the tab All.',
    ],
    next: 'wait-for-admin',
    button: 'I have been told it is approved',
  },
  'not-assigned': {
    whoActs: 'An Entra administrator adds you to the application',
    steps: [
      'In the Entra admin centre they open Enterprise applications → Liaison → Users and groups.',
      'They choose Add user/group and pick you, or a group you belong to.',
      'Adding takes effect in a few minutes; then sign in again.',
    ],
    next: 'sign-in-again',
    button: 'Sign in again',
  },
  'reauth-required': {
    whoActs: 'You sign in once more',
    steps: [
      'Microsoft ended the earlier sign-in. That happens after a password change, a new security rule or a long time away.',
      'Changes you approved meanwhile wait and go on after you are back.',
    ],
    next: 'sign-in-again',
    button: 'Sign in with Microsoft',
  },
  'no-access': {
    whoActs: 'A Dynamics administrator gives you access to the environment',
    steps: [
      'Microsoft knows you, this Dynamics environment does not: the user is missing, disabled, or has no licence or security role.',
      'In the Power Platform admin centre they open the environment → Settings → Users + permissions → Users, add or enable you and give you a sales role such as Salesperson.',
    ],
    next: 'try-again',
    button: 'Try again',
  },
  disconnected: {
    whoActs: 'You connect your Microsoft account',
    steps: ['Nothing is read or written until you do.'],
    next: 'sign-in-again',
    button: 'Sign in with Microsoft',
  },
}

/** Let in by Microsoft and by Dynamics, but not a member of the workspace. */
const invitationGuide: ConnectionGuide = {
  whoActs: 'An administrator of your workspace in Liaison invites you',
  steps: [
    'They open Members in Liaison, choose Invite somebody and send you the link.',
    'You open the link in this browser and sign in; nothing has to change in Dynamics or at Microsoft.',
  ],
  next: 'try-again',
  button: 'Try again',
  messageLabel: 'Message for the administrator, ready to send',
}

export const guideOf = (connection: Connection, state: Exclude<Connection['state'], 'connected'>): ConnectionGuide =>
  connection.code === 'invitation_needed' ? invitationGuide : connectionGuides[state]
