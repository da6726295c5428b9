import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { insertNotice, isKnownCause, lastToldAt, type NoticeTopic, renewWaitingNotice } from './notice.store.ts'
import type { NoticeKind } from './notice.ts'

export type NoticeDeps = Pick<Deps, 'clock' | 'newId' | 'mailer'>

/** Whatever goes on and off is told of once a day: the next mail about the same waits for so long. */
const againMs = 24 * 3_600_000

export interface PlannedNotice {
  kind: NoticeKind
  topic: string
  cause: string
  /** Time for it to settle by itself, or by somebody who is at it already. */
  afterMs: number
}

/**
 * The person will be told, if it is still so then. In the transaction of what it tells of, which holds the row that
 * changed, so that nothing happens untold. Without a mail server there is nobody who could tell.
 */
export async function queueNotice(
  { clock, newId, mailer }: NoticeDeps,
  trx: Transaction,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  { kind, topic, cause, afterMs }: PlannedNotice,
): Promise<void> {
  if (!mailer) return
  const about: NoticeTopic & { cause: string } = { memberId, topic, cause }
  if (await isKnownCause(trx, about)) return
  if (await renewWaitingNotice(trx, about)) return
  const at = clock.now()
  const told = await lastToldAt(trx, about)
  const dueAt = new Date(Math.max(at.getTime() + afterMs, told === undefined ? 0 : told.getTime() + againMs))
  await insertNotice(trx, { workspaceId, id: newId(), kind, to: { memberId }, topic, cause, at, dueAt })
}

/** For each administrator of the workspace the transaction is in. */
export async function queueForAdmins(
  deps: NoticeDeps,
  trx: Transaction,
  workspaceId: string,
  notice: PlannedNotice,
): Promise<void> {
  if (!deps.mailer) return
  const admins = await trx
    .selectFrom('members')
    .select('member_id')
    .where('role', '=', 'admin')
    .where('removed_at', 'is', null)
    .orderBy('member_id')
    .execute()
  for (const { member_id: memberId } of admins) await queueNotice(deps, trx, { workspaceId, memberId }, notice)
}
