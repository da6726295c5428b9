import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { selectProgramsOf } from './acting-member.store.ts'
import type { Program } from './program.ts'

/** What acts in this member's name by a connect link, the newest first. One line for each name it knows them by. */
export async function listPrograms({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<Program[]> {
  return inWorkspace(db, actor.workspaceId, async (trx) => selectProgramsOf(trx, actor.memberId, clock.now()))
}
