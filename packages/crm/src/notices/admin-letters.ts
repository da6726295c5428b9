import { doctorPage, healthPage, membersPage } from '../connections/addresses.ts'
import type { CrmConfig } from '../deps.ts'
import type { OperatorAlarm } from '../operator-alarms/operator-alarm.ts'
import type { WaitingPerson } from '../sessions/waiting.ts'
import type { PersonTold } from './connection-letters.ts'
import { longDate } from './long-date.ts'
import { action, type Letter, paragraph, message, steps } from './letter.ts'
import { entraRoles } from '../connections/entra-roles.ts'

/**
 * Who waits for an administrator of Entra. What people in browsers without a sign-in call themselves is left out: anybody
 * can write anything there, and this mail carries the name of the house.
 */
export function peopleWaitLetter(
  config: CrmConfig,
  { name, organisation }: PersonTold,
  { people, approvalMessage }: { people: readonly WaitingPerson[]; approvalMessage: string },
): Letter {
  const forApproval = people.filter(({ state }) => state === 'consent-required')
  const forAssignment = people.filter(({ state }) => state === 'not-assigned')
  return {
    subject: `${people.length === 1 ? 'One person waits' : `${people.length} people wait`} for access to Liaison`,
    name,
    blocks: [
      paragraph(`In ${organisation}, Microsoft keeps people from connecting to Dynamics until an administrator acts.`),
      ...(forApproval.length === 0 ? [] : [steps('Waiting for the approval of Liaison', namesOf(forApproval))]),
      ...(forAssignment.length === 0
        ? []
        : [
            steps('Waiting to be assigned to Liaison', namesOf(forAssignment)),
            paragraph(
              `An administrator of Entra assigns them in the Entra admin center under Enterprise applications, the application with the id ${config.clientId}, Users and groups. It takes the role ${entraRoles.assign}.`,
            ),
          ]),
      action('See who waits', membersPage(config)),
      ...(forApproval.length === 0
        ? []
        : [message('To forward to whoever administers Microsoft Entra for you:', approvalMessage)]),
    ],
    why: whyAdmin,
  }
}

function namesOf(people: readonly WaitingPerson[]): string[] {
  const known = people.flatMap(({ member }) => (member === undefined ? [] : [member.name]))
  const unknown = people.length - known.length
  const others = unknown === 1 ? 'Somebody who has not signed in yet' : `${unknown} people who have not signed in yet`
  return [...known, ...(unknown === 0 ? [] : [others])]
}

/** Something is broken for everybody. */
export const alarmLetter = (
  config: CrmConfig,
  { name, organisation }: PersonTold,
  { title, help, code, serviceCode, firstAt }: OperatorAlarm,
): Letter => ({
  subject: `Liaison needs its operator: ${title}`,
  name,
  blocks: [
    paragraph(
      `Since ${longDate(new Date(firstAt))} something keeps people in ${organisation} from working with Liaison. Nobody was signed out by it.`,
    ),
    steps('What is wrong', [title]),
    steps('What to do', [help]),
    action('Open Health', healthPage(config)),
    paragraph(
      `To look it up: Liaison calls it ${code}${serviceCode === undefined ? '' : `, Microsoft ${serviceCode}`}. If somebody else runs Liaison for you, forward this to them.`,
    ),
  ],
  why: whyAdmin,
})

export interface EndingCredential {
  kind: 'client secret' | 'certificate'
  endsAt: Date
}

/** Before the day on which nobody can sign in any more. */
export function credentialEndsLetter(
  config: CrmConfig,
  { name, organisation }: PersonTold,
  { kind, endsAt, daysLeft }: EndingCredential & { daysLeft: number },
): Letter {
  const when = daysLeft < 1 ? 'within a day' : daysLeft === 1 ? 'in one day' : `in ${daysLeft} days`
  return {
    subject: `The ${kind} of Liaison ends ${when}`,
    name,
    blocks: [
      paragraph(
        `The ${kind} with which Liaison proves itself to Microsoft Entra ID ends on ${longDate(endsAt)}, ${when}. From then on nobody in ${organisation} can sign in, and no connection is renewed.`,
      ),
      steps('What whoever runs Liaison does', mends[kind]),
      action('Open the check of the installation', doctorPage(config)),
      paragraph('If somebody else runs Liaison for you, forward this to them.'),
    ],
    why: whyAdmin,
  }
}

const mends: Readonly<Record<EndingCredential['kind'], readonly string[]>> = {
  'client secret': [
    'In the Entra admin center they open App registrations, Liaison, Certificates & secrets and make a new client secret. The old one keeps working until its day.',
    'They put its value into ENTRA_CLIENT_SECRET and its day into ENTRA_CLIENT_SECRET_EXPIRES, and start the server again.',
  ],
  certificate: [
    'They make a new certificate and add it to the app registration under Certificates & secrets. Both may be registered at once.',
    'They put it into ENTRA_CERTIFICATE and ENTRA_CERTIFICATE_KEY, and start the server again.',
  ],
}

const whyAdmin = 'Liaison sent this because you are an administrator of its workspace.'
