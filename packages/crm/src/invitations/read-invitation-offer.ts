import { CrmError } from '../crm-error.ts'
import type { Deps } from '../deps.ts'
import { readLinkCode } from '../sessions/link-code.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { getWorkspace } from '../workspaces/workspace.store.ts'
import { findOpenInvitation, type OpenInvitation } from './invitation.store.ts'
import type { InvitationOffer } from './invitation.ts'

/** What a link offers. Nothing changes by it. @throws {CrmError} `invitation_not_valid` */
export async function readInvitationOffer(deps: Pick<Deps, 'db' | 'clock'>, code: string): Promise<InvitationOffer> {
  const { workspaceId, role, createdByName, expiresAt } = await openInvitation(deps, code)
  const { name } = await getWorkspace(deps.db, workspaceId)
  return {
    organisation: name,
    role,
    ...(createdByName === undefined ? {} : { invitedBy: createdByName }),
    expiresAt: expiresAt.toISOString(),
  }
}

/** @throws {CrmError} `invitation_not_valid` */
export async function openInvitation(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  code: string,
): Promise<OpenInvitation & { workspaceId: string }> {
  const read = readLinkCode(code)
  if (!read) throw notValid()
  const { workspaceId, codeHash } = read
  const open = await inWorkspace(db, workspaceId, async (trx) => findOpenInvitation(trx, { codeHash }, clock.now()))
  if (!open) throw notValid()
  return { ...open, workspaceId }
}

/** Whether it ever was one is told to nobody who does not hold it. */
const notValid = (): CrmError =>
  new CrmError({
    code: 'invitation_not_valid',
    message: 'This invitation is not good, or not any more.',
    help: 'An invitation lets one person in, and only for some days. Check that the whole link was copied, or ask whoever sent it for a new one.',
  })
