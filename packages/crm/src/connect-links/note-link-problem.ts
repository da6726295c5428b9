import type { ConnectionProblem } from '../connections/connection.ts'
import type { Deps } from '../deps.ts'
import type { SignInIntent } from '../sessions/sign-in-intent.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { storeLinkProblem } from './connect-link.store.ts'

/** Whoever made the link learns why it did not connect; it can still be used. */
export async function noteLinkProblem(
  { db }: Pick<Deps, 'db'>,
  intent: SignInIntent | undefined,
  problem: ConnectionProblem,
): Promise<void> {
  if (intent?.kind !== 'connect-link') return
  await inWorkspace(db, intent.workspaceId, async (trx) => storeLinkProblem(trx, intent.connectLinkId, problem))
}
