import type { ConnectionProblem } from '../connections/connection.ts'

/** Twelve hours without a request end a session. */
export const sessionIdleSeconds = 12 * 60 * 60
/** Thirty days end it in any case. */
export const sessionMaxAgeSeconds = 30 * 24 * 60 * 60
/** How exact `last_seen_at` is: a write for every request would be too much. */
export const lastSeenStepSeconds = 60

export interface Session {
  /** Of the id: all that is stored. */
  hash: Buffer
  /** Both absent before sign-in. */
  workspaceId?: string
  memberId?: string
  problem?: ConnectionProblem
  adminConsentState?: string
  signInStarted: boolean
}
