import { AccessDeniedError, type DataverseError, UnauthorizedError } from '@liaison/dataverse'
import type { ConnectionProblem } from './connection.ts'

interface NoAccess {
  title: string
  help: string
}

const askDynamicsAdmin = 'Ask an administrator of your Dynamics environment (not of Entra)'

/** Refusals that are about the person and not about a row: fine at Microsoft, but not in this environment (P8). */
const noAccess: Readonly<Record<string, NoAccess>> = {
  '0x80040225': {
    title: 'Your user in Dynamics is disabled, or belongs to no business unit.',
    help: `${askDynamicsAdmin} to enable your user: Power Platform admin center, the environment, Settings, Users.`,
  },
  '0x80042f09': {
    title: 'Your user in Dynamics has no security role.',
    help: `${askDynamicsAdmin} to give you a role such as Salesperson: Power Platform admin center, the environment, Settings, Users, Manage security roles.`,
  },
  '0x8004d24b': {
    title: 'Your account has no licence for Dynamics 365 Sales.',
    help: 'Ask whoever assigns Microsoft licences in your organisation for a Dynamics 365 Sales licence.',
  },
  '0x80072560': {
    title: 'You are not a user of this Dynamics environment.',
    help: `${askDynamicsAdmin} to add you as a user with a licence and a security role.`,
  },
}

const notAUser: NoAccess = {
  title: 'Dynamics does not let you into this environment.',
  help: `${askDynamicsAdmin} whether you are an enabled user there, with a licence and a security role.`,
}

/** What a refusal in the middle of work means for the connection; undefined when it is about the request only. */
export function workProblem(error: unknown): ConnectionProblem | undefined {
  if (error instanceof UnauthorizedError) return tokenRefused(error)
  if (!(error instanceof AccessDeniedError)) return undefined
  const explanation = noAccess[error.serviceCode?.toLowerCase() ?? '']
  return explanation && noAccessProblem(error, explanation)
}

/** What a refusal of the very first request means: there any 403 is about the person. */
export function firstRequestProblem(error: DataverseError): ConnectionProblem {
  if (error instanceof AccessDeniedError) return workProblem(error) ?? noAccessProblem(error, notAUser)
  if (error instanceof UnauthorizedError) {
    return { ...tokenRefused(error), ...signInRefused }
  }
  return { ...noAnswer, code: error.code, ...serviceFields(error) }
}

/** Nothing the person did or lacks: an unreachable or busy service. */
export const isForNow = (error: DataverseError): boolean =>
  !(error instanceof AccessDeniedError || error instanceof UnauthorizedError)

const signInRefused = {
  state: 'disconnected',
  title: 'Dynamics did not accept your sign-in.',
  help: 'Sign in once more with your Microsoft account.',
} as const

const noAnswer = {
  state: 'disconnected',
  title: 'You signed in, but Dynamics does not answer properly at the moment.',
  help: 'Try again in a few minutes.',
  who: 'nobody',
} as const

const noAccessProblem = (error: DataverseError, { title, help }: NoAccess): ConnectionProblem => ({
  state: 'no-access',
  title,
  help,
  who: 'dynamics-admin',
  code: 'connection_no_access',
  ...serviceFields(error),
})

const tokenRefused = (error: UnauthorizedError): ConnectionProblem => ({
  state: 'reauth-required',
  title: 'Dynamics does not accept your sign-in any more.',
  help: 'Sign in again with your Microsoft account. What waits for you goes on afterwards.',
  who: 'member',
  code: 'connection_reauth_required',
  ...serviceFields(error),
  ...(error.claims === undefined ? {} : { claims: error.claims }),
})

const serviceFields = ({ serviceCode, serviceMessage }: DataverseError): Partial<ConnectionProblem> => ({
  ...(serviceCode === undefined ? {} : { serviceCode }),
  ...(serviceMessage === undefined ? {} : { serviceMessage }),
})
