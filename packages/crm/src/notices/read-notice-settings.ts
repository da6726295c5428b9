import type { Transaction } from '../database.ts'
import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { isAddress } from './mailer.ts'
import type { NoticeSettings } from './notice.ts'

/** Whether, and where, the person is told by e-mail about their own connection. */
export async function readNoticeSettings(deps: Pick<Deps, 'db' | 'mailer'>, actor: Actor): Promise<NoticeSettings> {
  return inWorkspace(deps.db, actor.workspaceId, async (trx) => noticeSettingsOf(deps, trx, actor))
}

/** Of whoever acts, in the transaction. */
export async function noticeSettingsOf(
  { mailer }: Pick<Deps, 'mailer'>,
  trx: Transaction,
  { memberId }: Actor,
): Promise<NoticeSettings> {
  const { username, told_by_mail: toldByMail } = await trx
    .selectFrom('members')
    .select(['username', 'told_by_mail'])
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow()
  return { sendsMail: mailer !== undefined, ...(isAddress(username) ? { address: username } : {}), toldByMail }
}
