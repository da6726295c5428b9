import { recordEvent } from '../audit/audit-event.store.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { markPlansRejected } from './plan.store.ts'

/** Gives up every plan of somebody of which it is sure that nothing was written. Answers which they were. */
export async function rejectPlansOf(
  { clock, newId }: Pick<Deps, 'clock' | 'newId'>,
  trx: Transaction,
  { workspaceId, memberId, by }: { workspaceId: string; memberId: string; by: string },
): Promise<string[]> {
  const planIds = await markPlansRejected(trx, memberId)
  for (const planId of planIds) {
    const detail = { reason: 'member_removed' }
    await recordEvent(trx, {
      id: newId(),
      workspaceId,
      at: clock.now(),
      kind: 'plan_rejected',
      memberId: by,
      planId,
      detail,
    })
  }
  return planIds
}
