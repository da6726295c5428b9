import type { ConnectionProblem } from './connection.ts'

export interface MessageFacts {
  /** Name of the environment. */
  organisation: string
  environmentUrl: string
  approvalLink: string
}

/** What the person forwards to whoever can act; undefined when that is the person alone. */
export function messageForIt(problem: ConnectionProblem, facts: MessageFacts): string | undefined {
  if (problem.needsAdminConsent === true) return approvalMessage(facts)
  const body = bodyFor(problem, facts)
  return body && letter(body)
}

/** A Dynamics administrator's rights are not enough for it, and that is what people get wrong (P2). */
export const approvalMessage = ({ organisation, approvalLink }: MessageFacts): string =>
  letter([
    `we would like to use Liaison with our Dynamics 365 environment (${organisation}), and Microsoft asks for an administrator's approval.`,
    'Please open this link and accept. It takes the Entra role Cloud Application Administrator, Application Administrator or Global Administrator; being an administrator in Dynamics is not enough.',
    approvalLink,
    'The application asks for one delegated permission: Dynamics CRM, user_impersonation. It works with the rights of the person who is signed in and has none of its own.',
  ])

const letter = (body: readonly string[]): string => ['Hello,', ...body, 'Thank you!'].join('\n\n')

function bodyFor(
  { state, serviceCode, serviceMessage }: ConnectionProblem,
  { organisation, environmentUrl }: MessageFacts,
): string[] | undefined {
  if (state === 'not-assigned') {
    return [
      `I would like to use Liaison with our Dynamics 365 environment (${organisation}), and Microsoft says that I am not assigned to the application.`,
      'Please assign me, or a group I belong to: Entra admin center, Enterprise applications, Liaison, Users and groups.',
    ]
  }
  if (state === 'no-access') {
    const said = [serviceCode, serviceMessage].filter((text) => text !== undefined).join(': ')
    return [
      `I would like to use Liaison with our Dynamics 365 environment ${organisation} (${environmentUrl}), and Dynamics does not let me in.`,
      'Please look at my user in the Power Platform admin center (the environment, Settings, Users): it has to exist there and be enabled, with a licence for Dynamics 365 Sales and a security role such as Salesperson.',
      ...(said === '' ? [] : [`Dynamics says: ${said}`]),
    ]
  }
  return undefined
}
