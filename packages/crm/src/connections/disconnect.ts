import type { Actor, Deps } from '../deps.ts'
import { notConnected } from './connection-error.ts'
import { noteProblem } from './note-problem.ts'

/** Forgets the member's tokens. Nobody else's connection changes, and the member stays signed in here. */
export async function disconnect(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log'>,
  { workspaceId, memberId }: Actor,
): Promise<void> {
  await noteProblem(deps, { workspaceId, memberId }, notConnected)
}
