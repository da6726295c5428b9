import { recordEvent } from '../audit/audit-event.store.ts'
import type { Actor, Deps } from '../deps.ts'
import { enterWorkspace, inInstallation } from '../workspaces/in-workspace.ts'
import { deleteSessionsOf } from './session.store.ts'

/** Ends every session of the member, in whichever browser: here too. The connection and their API keys stay. */
export async function signOutEverywhere(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  { workspaceId, memberId }: Actor,
): Promise<void> {
  const owner = { workspaceId, memberId }
  await inInstallation(db, async (trx) => {
    await deleteSessionsOf(trx, owner)
    await enterWorkspace(trx, workspaceId)
    const detail = { everywhere: true }
    await recordEvent(trx, { id: newId(), ...owner, at: clock.now(), kind: 'signed_out', detail })
  })
}
