import type { ConnectionGuide, ConnectionProblem, ConnectionState } from './connection.ts'
import { entraRoles } from './entra-roles.ts'
import { type ReportedApproval, reportedApproval } from './reported-approval.ts'

/** Whose turn it is, what they do, and the next click of the person who waits. */
export function guideOf(problem: ConnectionProblem): ConnectionGuide {
  const { state, code = '', who } = problem
  const reported = reportedApproval(problem)
  if (reported) return byReport[reported]
  if (code === 'entra_declined' || code === 'entra_consent_required') return byYourself
  return byCode[code] ?? (who === undefined ? undefined : byWho[who]) ?? byState[state]
}

const approval: ConnectionGuide = {
  whoActs: 'An Entra administrator approves Liaison once, for everyone',
  steps: [
    `It takes the Entra role ${entraRoles.consent}. Being an administrator in Dynamics is not enough.`,
    'They open the approval link below, check the one permission (work in Dynamics as the signed-in person) and accept.',
    'If you asked for approval on Microsoft’s page, they find it in the Entra admin center under Enterprise applications → Admin consent requests, on the tab All.',
  ],
  next: 'wait',
}

const byYourself: ConnectionGuide = {
  ...approval,
  whoActs: 'You accept the permission, or an Entra administrator approves it for everyone',
  steps: [
    'Sign in again and choose Accept. If Microsoft does not let you, an administrator does it:',
    ...approval.steps,
  ],
}

const byReport: Readonly<Record<ReportedApproval, ConnectionGuide>> = {
  checking: {
    whoActs: 'Nobody has to do anything for a moment',
    steps: [
      'Leave this page open: it asks Microsoft by itself and goes on as soon as it is so.',
      'Microsoft needs up to a few minutes until every one of its servers knows of an approval.',
    ],
    next: 'wait',
  },
  'sign-in': {
    whoActs: 'You sign in',
    steps: [
      'Choose the account you work with in Dynamics. Once the approval is there, Microsoft does not ask for one.',
      'If it still does, come back to this page: it tells what is missing.',
    ],
    next: 'sign-in',
  },
  unconfirmed: {
    whoActs: 'An Entra administrator opens the approval link once more',
    steps: [
      ...approval.steps.slice(0, 2),
      'On Microsoft’s page they check that it names your organisation: an approval in another one does not count here.',
      'If it has only just been done, wait a few minutes and sign in: Microsoft may need that long.',
    ],
    next: 'wait',
  },
}

const operatorActs: ConnectionGuide = {
  whoActs: 'Whoever runs Liaison for you sets it right',
  steps: [
    'Nothing is wrong with your account, and nobody was signed out by this.',
    'Send them the message below. Once they have corrected it, try again.',
  ],
  next: 'try-later',
}

/** Where the state alone would send people to the wrong one. */
const byCode: Readonly<Record<string, ConnectionGuide>> = {
  entra_blocked_by_policy: {
    whoActs: 'Your IT department changes a Conditional Access policy, or tells you from where you may sign in',
    steps: [
      `It takes the Entra role ${entraRoles.policies}.`,
      'In the Entra admin center they open Sign-in logs, find your sign-in to Liaison and see on its tab Conditional Access which policy refused it.',
      'Once the policy allows Liaison for you, sign in again.',
    ],
    next: 'sign-in',
  },
  entra_conditional_access: {
    whoActs: 'You sign in the way your organisation asks for',
    steps: [
      'Use a device that your organisation manages, its network, or the browser it prescribes.',
      `If you do already, your IT department looks it up in the Entra admin center: Sign-in logs, your sign-in to Liaison, tab Conditional Access (role ${entraRoles.policies}).`,
    ],
    next: 'sign-in',
  },
  entra_mfa_required: {
    whoActs: 'You prove once more that it is you',
    steps: [
      'Sign in; Microsoft asks for the second factor, or helps you to set one up.',
      `If yours is lost, an ${entraRoles.secondFactors} lets you register another: Entra admin center, Users, your user, Authentication methods.`,
    ],
    next: 'sign-in',
  },
  entra_account_locked: {
    whoActs: 'You wait a while, and sign in again',
    steps: [
      'It opens by itself some minutes after the last attempt. Somebody else may have tried your password.',
      `If it stays locked, your IT department finds the reason in the Entra admin center under Sign-in logs (error code 50053); a ${entraRoles.accounts} resets the password.`,
    ],
    next: 'try-later',
  },
  entra_password_expired: {
    whoActs: 'You choose a new password',
    steps: [
      'Sign in; Microsoft asks for the old password and a new one.',
      `If it does not let you, a ${entraRoles.accounts} resets it: Entra admin center, Users, your user, Reset password.`,
    ],
    next: 'sign-in',
  },
  entra_account_disabled: {
    whoActs: 'Your IT department enables your Microsoft account again',
    steps: [
      `It takes the Entra role ${entraRoles.accounts}: Entra admin center, Users, your user, Properties, Account enabled.`,
    ],
    next: 'sign-in',
  },
  entra_wrong_account: {
    whoActs: 'You sign in with your account of this organisation',
    steps: [
      'Choose Use another account on Microsoft’s page and take the one you open Dynamics with.',
      `Without one, a ${entraRoles.guests} can invite the account you have as a guest; Dynamics has to know it as a user, too.`,
    ],
    next: 'sign-in',
  },
  entra_application_disabled: {
    whoActs: 'An Entra administrator enables the application again',
    steps: [
      `It takes the Entra role ${entraRoles.enableApplication}.`,
      'Entra admin center, Enterprise applications, Liaison, Properties: Enabled for users to sign-in is set to Yes.',
    ],
    next: 'try-later',
  },
  entra_application_not_found: {
    ...approval,
    steps: [
      ...approval.steps.slice(0, 2),
      'If Microsoft does not know the application there either, its client id is wrong, and whoever runs Liaison corrects it.',
    ],
  },
}

const byWho: Partial<Readonly<Record<NonNullable<ConnectionProblem['who']>, ConnectionGuide>>> = {
  operator: operatorActs,
  nobody: {
    whoActs: 'Nobody has to do anything',
    steps: ['The service does not answer as it should at the moment. What you approved waits and is not lost.'],
    next: 'try-later',
  },
  'workspace-admin': {
    whoActs: 'An administrator of your workspace in Liaison invites you',
    steps: [
      'They open Members in Liaison, choose Invite somebody and send you the link.',
      'You open the link in this browser and sign in; nothing has to change in Dynamics or at Microsoft.',
    ],
    next: 'try-later',
  },
}

const signIn: ConnectionGuide = {
  whoActs: 'You connect your Microsoft account',
  steps: ['Nothing is read or written until you do.'],
  next: 'sign-in',
}

const byState: Readonly<Record<ConnectionState, ConnectionGuide>> = {
  connected: signIn,
  disconnected: signIn,
  'consent-required': approval,
  'not-assigned': {
    whoActs: 'An Entra administrator adds you to the application',
    steps: [
      `It takes the Entra role ${entraRoles.assign}, or to be an owner of the application.`,
      'Entra admin center, Enterprise applications, Liaison, Users and groups: they choose Add user/group and pick you, or a group you are a direct member of.',
      'It takes effect in a few minutes; then sign in again.',
    ],
    next: 'sign-in',
  },
  'reauth-required': {
    whoActs: 'You sign in once more',
    steps: [
      'Microsoft ended the earlier sign-in. That happens after a password change, a new security rule or a long time away.',
      'Changes you approved meanwhile wait and go on after you are back.',
    ],
    next: 'sign-in',
  },
  'no-access': {
    whoActs: 'A Dynamics administrator gives you access to the environment',
    steps: [
      'Microsoft knows you, this Dynamics environment does not: the user is missing, disabled, or has no licence or security role.',
      'In the Power Platform admin center they open the environment → Settings → Users + permissions → Users, add or enable you and give you a sales role such as Salesperson.',
    ],
    next: 'try-later',
  },
}
