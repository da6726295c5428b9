import { recordEvent } from '../audit/audit-event.store.ts'
import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { deleteGrantsOf } from './acting-member.store.ts'

/** From the next request on no program acts for this member any more that was allowed to by a connect link. */
export async function withdrawEveryProgram(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  { workspaceId, memberId }: Pick<Actor, 'workspaceId' | 'memberId'>,
): Promise<void> {
  const at = clock.now()
  await inWorkspace(db, workspaceId, async (trx) => {
    for (const apiKeyId of await deleteGrantsOf(trx, memberId)) {
      await recordEvent(trx, {
        id: newId(),
        workspaceId,
        at,
        kind: 'program_withdrawn',
        memberId,
        detail: { apiKeyId },
      })
    }
  })
}
