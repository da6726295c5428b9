import type { Proposal } from './propose-plan.ts'

/** What was proposed and the form it came from, by plan, so that planning again does not mean typing again. */
export interface RememberedProposal {
  proposal: Proposal
  form?: Readonly<Record<string, unknown>>
}

const keyOf = (planId: string) => `liaison.proposal.${planId}`

/** Kept for this tab only; signing out clears it. */
export function rememberProposal(planId: string, remembered: RememberedProposal): void {
  try {
    sessionStorage.setItem(keyOf(planId), JSON.stringify(remembered))
  } catch {
    // Without storage the person goes back to the form instead; nothing is lost that Dynamics has.
  }
}

export function recallProposal(planId: string): RememberedProposal | undefined {
  try {
    const stored = sessionStorage.getItem(keyOf(planId))
    return stored === null ? undefined : (JSON.parse(stored) as RememberedProposal)
  } catch {
    return undefined
  }
}

export function forgetProposals(): void {
  try {
    sessionStorage.clear()
  } catch {
    // Nothing was stored where storage is refused.
  }
}
