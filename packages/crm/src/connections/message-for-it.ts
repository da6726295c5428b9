import type { ConnectionProblem } from './connection.ts'
import { entraRoles } from './entra-roles.ts'

export interface MessageFacts {
  /** Name of the environment. */
  organisation: string
  environmentUrl: string
  approvalLink: string
  /** Where administrators of the workspace invite people. */
  membersPage: string
  /** Of the app registration. */
  clientId: string
}

/** What the person forwards to whoever can act; undefined when that is the person alone. */
export function messageForIt(problem: ConnectionProblem, facts: MessageFacts): string | undefined {
  if (problem.needsAdminConsent === true) return approvalMessage(facts)
  const body = bodyFor(problem, facts)
  return body && letter(body)
}

/** A Dynamics administrator's rights are not enough for it, and that is what people get wrong (P2). */
export const approvalMessage = ({ organisation, environmentUrl, approvalLink, clientId }: MessageFacts): string =>
  letter([
    `we would like to use Liaison with our Dynamics 365 environment ${organisation} (${environmentUrl}), and Microsoft asks for an administrator's approval.`,
    `Please open this link and accept. It takes the Entra role ${entraRoles.consent}; being an administrator in Dynamics is not enough.`,
    approvalLink,
    'What it asks for: the delegated permission Dynamics CRM, user_impersonation, and with it openid and profile, which tell who has signed in. It is needed because everybody works in Dynamics under their own name: what Liaison reads and writes there, it does as the person who is signed in.',
    'What it does not allow: Liaison cannot act without a person who has signed in, sees and changes nothing in Dynamics that this person could not, gets no rights of its own there, and reaches no mail, files, calendars or directory.',
    `In the Entra admin center it is the application with the id ${clientId}. A request that was sent from Microsoft's page is there under Enterprise applications, Admin consent requests, tab All. Who may use it is set under Enterprise applications, the application, Users and groups, and the approval is taken back under Permissions.`,
  ])

const letter = (body: readonly string[]): string => ['Hello,', ...body, 'Thank you!'].join('\n\n')

function bodyFor(problem: ConnectionProblem, facts: MessageFacts): string[] | undefined {
  const { state, code = '', who } = problem
  if (state === 'not-assigned') return notAssigned(facts)
  if (who === 'dynamics-admin') return noAccess(problem, facts)
  if (who === 'workspace-admin') return invitationWanted(facts)
  if (who === 'operator') return broken(problem, facts)
  const wish = wishes[code]
  return wish === undefined ? undefined : [stopped(problem, facts), wish]
}

const wishes: Readonly<Record<string, string>> = {
  entra_blocked_by_policy: `Please look at the refused sign-in in the Entra admin center (Sign-in logs, tab Conditional Access) and allow Liaison for me, or tell me from which device and place I may use it. It takes the Entra role ${entraRoles.policies}.`,
  entra_conditional_access: `I am on a device that our organisation manages. Please look at the refused sign-in in the Entra admin center (Sign-in logs, tab Conditional Access) and tell me from which device, network and browser I may use Liaison, or allow it. It takes the Entra role ${entraRoles.policies}.`,
  entra_account_locked: `It stays locked. Please look at the refused sign-in in the Entra admin center (Sign-in logs, error code 50053), and reset my password if somebody else tries it. For the password it takes the Entra role ${entraRoles.accounts}.`,
  entra_account_disabled: `Please enable my account again: Entra admin center, Users, my user, Properties, Account enabled. It takes the Entra role ${entraRoles.accounts}.`,
  entra_application_disabled: `Please enable the application: Entra admin center, Enterprise applications, Liaison, Properties, Enabled for users to sign-in. It takes the Entra role ${entraRoles.enableApplication}.`,
}

const stopped = ({ title }: ConnectionProblem, { organisation }: MessageFacts): string =>
  `I would like to use Liaison with our Dynamics 365 environment ${organisation}, and Microsoft stops me: ${title}`

const notAssigned = ({ organisation, clientId }: MessageFacts): string[] => [
  `I would like to use Liaison with our Dynamics 365 environment (${organisation}), and Microsoft says that I am not assigned to the application.`,
  `Please assign me, or a group I belong to directly: Entra admin center, Enterprise applications, Liaison (application id ${clientId}), Users and groups. It takes the Entra role ${entraRoles.assign}.`,
]

const invitationWanted = ({ organisation, membersPage }: MessageFacts): string[] => [
  `I would like to use Liaison with our Dynamics 365 environment ${organisation}, and I need an invitation to the workspace.`,
  `As an administrator of the workspace, please open Members there, choose Invite somebody and send me its link: ${membersPage}`,
]

function noAccess(
  { serviceCode, serviceMessage }: ConnectionProblem,
  { organisation, environmentUrl }: MessageFacts,
): string[] {
  const said = [serviceCode, serviceMessage].filter((text) => text !== undefined).join(': ')
  return [
    `I would like to use Liaison with our Dynamics 365 environment ${organisation} (${environmentUrl}), and Dynamics does not let me in.`,
    'Please look at my user in the Power Platform admin center (the environment, Settings, Users): it has to exist there and be enabled, with a licence for Dynamics 365 Sales and a security role such as Salesperson.',
    ...(said === '' ? [] : [`Dynamics says: ${said}`]),
  ]
}

/** For whoever runs the installation. */
const broken = ({ title, help, code }: ConnectionProblem, { organisation, environmentUrl }: MessageFacts): string[] => [
  `Liaison cannot sign me in to ${organisation} (${environmentUrl}): ${title}`,
  help,
  ...(code === undefined ? [] : [`Liaison calls it ${code}.`]),
]
