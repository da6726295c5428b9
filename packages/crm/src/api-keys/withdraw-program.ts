import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { deleteGrants } from './acting-member.store.ts'

/** From the next request on the key does not act for this member any more. @throws {CrmError} `program_not_found` */
export async function withdrawProgram(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  { workspaceId, memberId }: Actor,
  apiKeyId: string,
): Promise<void> {
  const at = clock.now()
  await inWorkspace(db, workspaceId, async (trx) => {
    if (!(await deleteGrants(trx, apiKeyId, memberId))) throw notFound()
    await recordEvent(trx, { id: newId(), workspaceId, at, kind: 'program_withdrawn', memberId, detail: { apiKeyId } })
  })
}

const notFound = (): CrmError =>
  new CrmError({
    code: 'program_not_found',
    message: 'No such program acts in your name.',
    help: 'Look for it in the list of programs that do; it may have been withdrawn already.',
  })
