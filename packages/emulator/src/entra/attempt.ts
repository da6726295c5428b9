import type { Page } from '../pages/page.ts'
import type { AuthorizationRequest, ReplyAddress } from './authorization-request.ts'
import type { Directory } from './directory.ts'
import type { Entra } from './entra.ts'
import type { Session } from './entra-state.ts'
import type { Parameters } from './parameters.ts'
import type { Trace } from './trace.ts'

/** What a step of the sign-in comes to: ask the person something, or answer the application. */
export type Step = { kind: 'ask'; page: Page } | { kind: 'answer'; fields: Record<string, string> }

/** What the person did on the page before. */
export interface Choices {
  decision: string | undefined
  forOrganisation: boolean
  /** Why an administrator should consent. */
  reason: string
}

/** One request to sign in, once it is known who. */
export interface Attempt {
  /** The tenant they sign in to. */
  entra: Entra
  /** As the address named it. */
  tenant: string
  parameters: Parameters
  asked: AuthorizationRequest
  address: ReplyAddress
  session: Session
  choices: Choices
  trace: Trace
}

/** Every page posts back to the address it was served from, with the request it interrupts in hidden fields. */
export interface Asking {
  directory: Directory
  parameters: Parameters
}

export const askingOf = ({ entra: { directory }, parameters }: Attempt): Asking => ({ directory, parameters })
