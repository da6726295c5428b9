import { recordEvent } from '../audit/audit-event.store.ts'
import { replaceGrant } from '../api-keys/acting-member.store.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import type { SignInIntent } from '../sessions/sign-in-intent.ts'
import { backUrl } from './back-url.ts'
import { findOpenLink, markLinkUsed } from './connect-link.store.ts'

/** What a sign-in for a connect link came to, for a person who was let in. */
export type LinkOutcome =
  | { kind: 'used'; /** Of the program, when it gave one. */ backUrl: string | undefined }
  /** Used by somebody else, too late, or the key was revoked meanwhile: the person is connected, the program may nothing. */
  | { kind: 'not-valid' }

/**
 * The link is used up and its key acts for the member from now on; whoever the program called by this name before is let
 * go. In the transaction that connects the member: both happen or neither. Undefined for a sign-in without a link.
 */
export async function useConnectLink(
  { newId }: Pick<Deps, 'newId'>,
  trx: Transaction,
  { intent, memberId, at }: { intent: SignInIntent | undefined; memberId: string; at: Date },
): Promise<LinkOutcome | undefined> {
  if (intent?.kind !== 'connect-link') return undefined
  const { workspaceId, connectLinkId } = intent
  const link = await findOpenLink(trx, { agreedTo: connectLinkId }, at)
  if (!link || !(await markLinkUsed(trx, connectLinkId, memberId, at))) return { kind: 'not-valid' }
  const { apiKeyId, reference, program: name } = link
  const former = await replaceGrant(trx, { workspaceId, apiKeyId, memberId, reference, at })
  const tell = async (kind: 'program_allowed' | 'program_withdrawn', whose: string, detail: object): Promise<void> =>
    recordEvent(trx, {
      id: newId(),
      workspaceId,
      at,
      kind,
      memberId: whose,
      detail: { apiKeyId, name, reference, ...detail },
    })
  if (former !== undefined && former !== memberId) await tell('program_withdrawn', former, { replacedBy: memberId })
  await tell('program_allowed', memberId, { connectLinkId })
  return { kind: 'used', backUrl: backUrl(link, { status: 'connected' }) }
}
