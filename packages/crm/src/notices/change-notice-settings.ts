import type { Actor, Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { ChangeNoticeSettings, NoticeSettings } from './notice.ts'
import { noticeSettingsOf } from './read-notice-settings.ts'

/** From now on; what was about to be sent is not, either. What administrators are told is not the person's own affair. */
export async function changeNoticeSettings(
  deps: Pick<Deps, 'db' | 'mailer'>,
  actor: Actor,
  { toldByMail }: ChangeNoticeSettings,
): Promise<NoticeSettings> {
  return inWorkspace(deps.db, actor.workspaceId, async (trx) => {
    await trx.updateTable('members').set({ told_by_mail: toldByMail }).where('member_id', '=', actor.memberId).execute()
    return noticeSettingsOf(deps, trx, actor)
  })
}
