import type { ConnectionProblem } from '../connections/connection.ts'
import type { TokenOwner } from '../connections/stored-tokens.ts'
import type { SignInIntent } from './sign-in-intent.ts'

/** Twelve hours without a request end a session. */
export const sessionIdleSeconds = 12 * 60 * 60
/** Thirty days end it in any case. */
export const sessionMaxAgeSeconds = 30 * 24 * 60 * 60
/** How exact `last_seen_at` is: a write for every request would be too much. */
export const lastSeenStepSeconds = 60

/** How long a started sign-in waits for the browser to come back. */
export const signInMaxAgeSeconds = 60 * 60

export interface StoredSession {
  /** Of the id: all that is stored. */
  hash: Buffer
  /** Where this browser is; absent where it has not been said. */
  workspaceId?: string
  /** Who is signed in; absent before that. */
  owner?: TokenOwner
  /** Why signing in did not connect, as long as nobody is known whose connection could tell. */
  problem?: ConnectionProblem
  /** What the next sign-in is for, beside connecting. */
  intent?: SignInIntent
}
