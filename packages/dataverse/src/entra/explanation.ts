import type { EntraOutcome, EntraWho } from './entra-error.ts'

/** What a refusal means to the people concerned. */
export interface EntraExplanation {
  /** `entra_…`, stable. */
  code: string
  outcome: EntraOutcome
  who: EntraWho
  message: string
  help: string
}

export const explain = (
  code: string,
  outcome: EntraOutcome,
  who: EntraWho,
  message: string,
  help: string,
): EntraExplanation => ({ code, outcome, who, message, help })
