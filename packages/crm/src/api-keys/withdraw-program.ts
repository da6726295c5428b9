import { recordEvent } from '../audit/audit-event.store.ts'
import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { deleteGrants } from './acting-member.store.ts'

/** From the next request on the key does not act for this member any more. Doing it again changes nothing. */
export async function withdrawProgram(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  { workspaceId, memberId }: Actor,
  apiKeyId: string,
): Promise<void> {
  const at = clock.now()
  await inWorkspace(db, workspaceId, async (trx) => {
    if (!(await deleteGrants(trx, apiKeyId, memberId))) return
    await recordEvent(trx, { id: newId(), workspaceId, at, kind: 'program_withdrawn', memberId, detail: { apiKeyId } })
  })
}
