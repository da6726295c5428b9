import { connectPage } from '../connections/addresses.ts'
import type { Connection, ConnectionState } from '../connections/connection.ts'
import type { CrmConfig } from '../deps.ts'
import { action, type Letter, type LetterBlock, message, paragraph, steps } from './letter.ts'

export interface PersonTold {
  name: string
  organisation: string
}

export interface WaitingPlans {
  /** Wait for the person. */
  toApprove: number
  /** Approved, and not yet written. */
  toWrite: number
}

/** Somebody's connection ended without their doing: what happened, whose turn it is, and what waits meanwhile. */
export function connectionEndedLetter(
  config: CrmConfig,
  { name, organisation }: PersonTold,
  { connection, plans }: { connection: Connection; plans: WaitingPlans },
): Letter {
  const { state, title, help, serviceCode, guide, messageForIt } = connection
  const signsIn = guide?.next === 'sign-in'
  return {
    subject: subjects[state] ?? `Your connection to Dynamics (${organisation}) has ended`,
    name,
    blocks: [
      paragraph(`Liaison cannot work in Dynamics (${organisation}) in your name any more. ${title} ${help}`),
      ...waiting(plans),
      ...(guide === undefined ? [] : [steps(guide.whoActs, guide.steps)]),
      action(signsIn ? 'Sign in' : 'See how it stands', connectPage(config)),
      ...(messageForIt === undefined ? [] : [message('To forward to whoever can act:', messageForIt)]),
      ...(serviceCode === undefined ? [] : [paragraph(`Microsoft’s number for it is ${serviceCode}.`)]),
    ],
    why: whyConnection,
  }
}

const subjects: Partial<Readonly<Record<ConnectionState, string>>> = {
  'reauth-required': 'Please sign in again: Liaison lost its connection to Dynamics',
  'no-access': 'Dynamics does not let you in any more',
  'consent-required': 'Liaison needs an administrator’s approval again',
  'not-assigned': 'You are not assigned to Liaison any more',
}

function waiting({ toApprove, toWrite }: WaitingPlans): LetterBlock[] {
  const sentences = [
    ...(toWrite === 1 ? ['One plan that you approved waits, and goes on by itself once you are connected.'] : []),
    ...(toWrite > 1
      ? [`${toWrite} plans that you approved wait, and go on by themselves once you are connected.`]
      : []),
    ...(toApprove === 1 ? ['One plan waits for your approval.'] : []),
    ...(toApprove > 1 ? [`${toApprove} plans wait for your approval.`] : []),
  ]
  return sentences.length === 0 ? [] : [paragraph(['Nothing is lost meanwhile.', ...sentences].join(' '))]
}

/** Whoever waited for an administrator may wait no more. Anybody can report an approval, so the letter promises none. */
export const approvedLetter = (config: CrmConfig, { name, organisation }: PersonTold): Letter => ({
  subject: 'Liaison is reported as approved: try to connect',
  name,
  blocks: [
    paragraph(
      `An administrator reports that Liaison is approved for your organisation. Whether it is shows when you connect to Dynamics (${organisation}), by signing in with your Microsoft account.`,
    ),
    action('Connect', connectPage(config)),
    paragraph(
      'Should Microsoft still ask for an approval, try again a few minutes later: not all of its servers know at once. If it stays so, ask your administrator.',
    ),
  ],
  why: whyConnection,
})

const whyConnection =
  'Liaison sent this because it is about your own connection to Dynamics. In Liaison, the page My connection has a switch for such mails.'
