import { withdrawEveryProgram } from '../api-keys/withdraw-every-program.ts'
import type { Actor, Deps } from '../deps.ts'
import { notConnected } from './connection-error.ts'
import { noteProblem } from './note-problem.ts'

/**
 * Forgets the member's tokens, in every process from its next piece of work on, and what they allowed programs to do: who
 * parts does not come back with everything that was allowed before. Nobody else's connection changes, and the member stays
 * signed in here.
 *
 * At Microsoft nothing ends by it: Entra has no way to give back one refresh token, and ending a person's sessions takes a
 * permission in Microsoft Graph that this application does not have, and would sign them out of everything else. What they
 * consented to, the person revokes at My Apps.
 */
export async function disconnect(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log'>,
  { workspaceId, memberId }: Actor,
): Promise<void> {
  const owner = { workspaceId, memberId }
  await withdrawEveryProgram(deps, owner)
  await noteProblem(deps, owner, notConnected)
}
