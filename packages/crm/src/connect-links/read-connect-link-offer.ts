import { CrmError } from '../crm-error.ts'
import type { Deps } from '../deps.ts'
import { readLinkCode } from '../sessions/link-code.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { getWorkspace } from '../workspaces/workspace.store.ts'
import { backUrl } from './back-url.ts'
import { findOpenLink, type OpenLink } from './connect-link.store.ts'
import type { ConnectLinkOffer } from './connect-link.ts'

/** Who asks for what. Nothing changes by it. @throws {CrmError} `connect_link_not_valid` */
export async function readConnectLinkOffer(deps: Pick<Deps, 'db' | 'clock'>, code: string): Promise<ConnectLinkOffer> {
  const link = await openConnectLink(deps, code)
  const { name } = await getWorkspace(deps.db, link.workspaceId)
  const declineUrl = backUrl(link, { status: 'declined' })
  return {
    program: link.program,
    organisation: name,
    scopes: [...link.scopes],
    reference: link.reference,
    ...(declineUrl === undefined ? {} : { declineUrl }),
    expiresAt: link.expiresAt.toISOString(),
  }
}

/** @throws {CrmError} `connect_link_not_valid` */
export async function openConnectLink(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  code: string,
): Promise<OpenLink & { workspaceId: string }> {
  const read = readLinkCode(code)
  if (!read) throw notValid()
  const { workspaceId, codeHash } = read
  const open = await inWorkspace(db, workspaceId, async (trx) => findOpenLink(trx, { codeHash }, clock.now()))
  if (!open) throw notValid()
  return { ...open, workspaceId }
}

/** Whether it ever was one is told to nobody who does not hold it. */
const notValid = (): CrmError =>
  new CrmError({
    code: 'connect_link_not_valid',
    message: 'This link is not good, or not any more.',
    help: 'It is for one person and a short time. Go back to the program that gave it to you and start there again.',
  })
