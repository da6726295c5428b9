import { recordEvent } from '../audit/audit-event.store.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { takeUnprovedConsent } from '../workspaces/workspace.store.ts'

/**
 * Somebody of the tenant has a token now. Only that proves an approval: the tenant in the address an administrator comes back
 * with is anybody's text (Microsoft's "Admin consent on the Microsoft identity platform").
 */
export async function proveConsent(
  { clock, newId }: Pick<Deps, 'clock' | 'newId'>,
  trx: Transaction,
  workspaceId: string,
): Promise<void> {
  const reportedAt = await takeUnprovedConsent(trx, workspaceId)
  if (!reportedAt) return
  await recordEvent(trx, {
    id: newId(),
    workspaceId,
    at: clock.now(),
    kind: 'admin_consent_proved',
    detail: { reportedAt: reportedAt.toISOString() },
  })
}
