import { CrmError } from '../crm-error.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { insertNotice } from './notice.store.ts'
import { sealLink } from './sealed-link.ts'

/** The link of an invitation goes to this address at once. @throws {CrmError} `mail_not_set_up` */
export async function tellInvited(
  { clock, newId, seal, mailer }: Pick<Deps, 'clock' | 'newId' | 'seal' | 'mailer'>,
  trx: Transaction,
  workspaceId: string,
  { invitationId, address, link }: { invitationId: string; address: string; link: string },
): Promise<void> {
  if (!mailer) throw mailNotSetUp()
  const id = newId()
  const at = clock.now()
  await insertNotice(trx, {
    workspaceId,
    id,
    kind: 'invitation',
    to: { address },
    topic: 'invitation',
    cause: invitationId,
    at,
    dueAt: at,
    sealed: sealLink(seal, { workspaceId, noticeId: id }, link),
  })
}

const mailNotSetUp = (): CrmError =>
  new CrmError({
    code: 'mail_not_set_up',
    message: 'This installation sends no e-mail.',
    help: 'Leave the address out and send the link yourself. Whoever runs the installation sets SMTP_URL and MAIL_FROM.',
  })
