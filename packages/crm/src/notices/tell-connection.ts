import { type ConnectionProblem, type ConnectionState, isWaiting } from '../connections/connection.ts'
import type { TokenOwner } from '../connections/stored-tokens.ts'
import type { Transaction } from '../database.ts'
import { enterWorkspace } from '../workspaces/in-workspace.ts'
import { type NoticeDeps, queueForAdmins, queueNotice } from './queue-notice.ts'

const minuteMs = 60_000

/** States that a connection falls into behind its person's back, and out of which it does not come by itself. */
const toldStates: readonly ConnectionState[] = ['reauth-required', 'no-access', 'consent-required', 'not-assigned']

/** What a notice about a connection is about: this state since then. */
export const connectionCause = (state: ConnectionState, since: Date): string => `${state} since ${since.toISOString()}`

/** The connection ended at work, or was found to have. Whoever sits in front of it has signed in again before it is told. */
export async function tellConnectionEnded(
  deps: NoticeDeps,
  trx: Transaction,
  owner: TokenOwner,
  { state, since }: { state: ConnectionState; since: Date },
): Promise<void> {
  if (!toldStates.includes(state)) return
  const cause = connectionCause(state, since)
  await queueNotice(deps, trx, owner, { kind: 'connection-ended', topic: 'connection', cause, afterMs: 10 * minuteMs })
}

/** The approval they waited for was reported. Whoever still has the page open is taken on by it before they are told. */
export async function tellApproved(deps: NoticeDeps, trx: Transaction, owner: TokenOwner, at: Date): Promise<void> {
  const cause = `approved at ${at.toISOString()}`
  await queueNotice(deps, trx, owner, { kind: 'approved', topic: 'approval', cause, afterMs: 2 * minuteMs })
}

/** Somebody waits for an administrator of Entra. Whoever comes meanwhile, and within a day of the last, is in the same mail. */
export async function tellPeopleWait(deps: NoticeDeps, trx: Transaction, workspaceId: string, at: Date): Promise<void> {
  const cause = `waiting at ${at.toISOString()}`
  await queueForAdmins(deps, trx, workspaceId, {
    kind: 'people-wait',
    topic: 'people-wait',
    cause,
    afterMs: 15 * minuteMs,
  })
}

/** The same of a browser without a sign-in. Enters the workspace, so it is the last of what the transaction does. */
export async function tellBrowserWaits(
  deps: NoticeDeps,
  trx: Transaction,
  workspaceId: string,
  { state }: ConnectionProblem,
): Promise<void> {
  if (!deps.mailer || !isWaiting(state)) return
  await enterWorkspace(trx, workspaceId)
  await tellPeopleWait(deps, trx, workspaceId, deps.clock.now())
}
