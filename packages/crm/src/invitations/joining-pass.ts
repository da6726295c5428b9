import type { Transaction } from '../database.ts'
import { findOpenLink } from '../connect-links/connect-link.store.ts'
import type { Role } from '../members/member.ts'
import type { SignInIntent } from '../sessions/sign-in-intent.ts'
import { findOpenInvitation } from './invitation.store.ts'

/** A right to join, whatever the workspace says about joining. */
export interface JoiningPass {
  role: Role
  /** Used up by joining. Absent for the link of a program. */
  invitation?: { id: string; madeAt: Date }
}

/** What the link somebody followed is worth at this moment. */
export async function joiningPassOf(
  trx: Transaction,
  intent: SignInIntent | undefined,
  now: Date,
): Promise<JoiningPass | undefined> {
  if (intent?.kind === 'connect-link') {
    const link = await findOpenLink(trx, { agreedTo: intent.connectLinkId }, now)
    return link && { role: 'member' }
  }
  if (intent?.kind !== 'invitation') return undefined
  const { invitationId } = intent
  const open = await findOpenInvitation(trx, { invitationId }, now)
  return open && { role: open.role, invitation: { id: invitationId, madeAt: open.createdAt } }
}
