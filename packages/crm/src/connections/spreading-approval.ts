import type { ConnectionProblem } from './connection.ts'

/** Seconds before each further attempt: over two minutes in all. Microsoft names no time; most are through at the first. */
const pauses = [5, 10, 20, 40, 60]

/** An approval takes a moment to spread at Microsoft; whoever is quicker is not sent to the administrator again (P3). */
export function afterApproval(problem: ConnectionProblem, former: ConnectionProblem | undefined): ConnectionProblem {
  if (former?.consentGranted !== true || problem.code !== 'entra_consent_required') return problem
  const attempts = (former.attemptsSinceApproval ?? 0) + 1
  return {
    ...problem,
    title: 'The approval was given, but Microsoft does not know of it everywhere yet.',
    help: attempts <= pauses.length ? 'It is tried again by itself.' : 'Wait a few minutes and sign in again.',
    consentGranted: true,
    attemptsSinceApproval: attempts,
  }
}

export const isSpreading = ({ state, consentGranted }: ConnectionProblem): boolean =>
  state === 'consent-required' && consentGranted === true

/** When to try again without being asked; undefined once that was often enough. */
export const retryAfterSeconds = (problem: ConnectionProblem): number | undefined =>
  isSpreading(problem) ? pauses[(problem.attemptsSinceApproval ?? 1) - 1] : undefined
