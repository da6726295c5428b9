import type { ConnectionProblem } from './connection.ts'

/**
 * Seconds before each check of an approval that was reported, over two minutes in all: it takes a moment to spread at
 * Microsoft, which names no time. Most are through at the first (P3).
 */
const pauses = [2, 5, 10, 20, 40, 60]

const stillMissing: ReadonlySet<string | undefined> = new Set([
  'entra_consent_required',
  'entra_admin_approval_required',
])
/** A check that asks nobody anything says nothing about the approval when Microsoft wants to see the person. */
const personNeeded: ReadonlySet<string | undefined> = new Set(['entra_no_session', 'entra_interaction_required'])

/**
 * `checking`: asked at Microsoft by itself. `sign-in`: that takes the person. `unconfirmed`: asked often enough, and Microsoft
 * knows of no approval.
 */
export type ReportedApproval = 'checking' | 'sign-in' | 'unconfirmed'

/** Where somebody stands with an approval that was reported; undefined when none was. */
export function reportedApproval({
  state,
  code,
  approvalReported,
  checksSinceReport = 0,
}: ConnectionProblem): ReportedApproval | undefined {
  if (approvalReported !== true || state !== 'consent-required') return undefined
  if (personNeeded.has(code)) return 'sign-in'
  return checksSinceReport < pauses.length ? 'checking' : 'unconfirmed'
}

/** After how many seconds Microsoft is asked again without anybody pressing anything; undefined: not any more. */
export const retryAfterSeconds = (problem: ConnectionProblem): number | undefined =>
  reportedApproval(problem) === 'checking' ? pauses[problem.checksSinceReport ?? 0] : undefined

/**
 * Whoever waits while an approval is reported. They still wait: the report is anybody's text, and what it says shows when
 * Microsoft lets them in.
 */
export const approvalWasReported = {
  state: 'consent-required',
  title: 'An administrator reports that Liaison is approved for your organisation.',
  help: 'Liaison asks Microsoft at once; you are let in when it is so.',
  who: 'nobody',
  code: 'connection_consent_required',
  approvalReported: true,
} as const satisfies ConnectionProblem

/** What a refusal means to whoever waited for an approval that was reported in the meantime. */
export function sinceReport(problem: ConnectionProblem, former: ConnectionProblem | undefined): ConnectionProblem {
  if (former?.approvalReported !== true) return problem
  if (personNeeded.has(problem.code)) return { ...problem, ...askToSignIn, checksSinceReport: former.checksSinceReport }
  if (!stillMissing.has(problem.code)) return problem
  const checked = { ...problem, approvalReported: true, checksSinceReport: (former.checksSinceReport ?? 0) + 1 }
  return { ...checked, ...(reportedApproval(checked) === 'checking' ? notYetKnown : notConfirmed) }
}

const askToSignIn = {
  state: 'consent-required',
  title: 'An administrator reports that Liaison is approved for your organisation.',
  help: 'Sign in with your Microsoft account; that shows it.',
  who: 'member',
  approvalReported: true,
} as const

const notYetKnown = {
  title: 'An approval was reported, and Microsoft does not know of it everywhere yet.',
  help: 'Liaison asks again by itself.',
  who: 'nobody',
  needsAdminConsent: false,
} as const

const notConfirmed = {
  title: 'An approval was reported, but Microsoft knows of none.',
  help: 'Ask your administrator to open the approval link once more, with the account that administers your organisation, and to accept.',
  who: 'entra-admin',
  needsAdminConsent: true,
} as const
