import type { EntraErrorCode } from './entra-error-codes.ts'
import type { EntraOutcome, EntraWho } from './entra-error.ts'

/** What a refusal means to the people concerned. */
export interface EntraExplanation {
  code: EntraErrorCode
  outcome: EntraOutcome
  who: EntraWho
  message: string
  help: string
}

export const explain = (
  code: EntraErrorCode,
  outcome: EntraOutcome,
  who: EntraWho,
  message: string,
  help: string,
): EntraExplanation => ({ code, outcome, who, message, help })
