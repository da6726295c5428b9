import { recordEvent } from '../audit/audit-event.store.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { markInvitationUsed } from '../invitations/invitation.store.ts'
import type { JoiningPass } from '../invitations/joining-pass.ts'
import type { Joining } from '../workspaces/workspace.table.ts'
import { anyMember, findMemberByObjectId, insertMember, storeMember } from './member.store.ts'
import type { Member } from './member.ts'

/** Somebody whom Dynamics lets in, at the door of the workspace. */
export interface Arrival {
  workspaceId: string
  /** Entra's. */
  objectId: string
  name: string
  username: string
  at: Date
}

export interface DoorRules {
  joining: Joining
  /** What the link that brought the person gives; absent without one, and when it is not good any more. */
  pass: JoiningPass | undefined
}

export type Admission =
  /** `changed`: what the person may do here is not what it was before. */
  { kind: 'admitted'; member: Member; changed: boolean } | { kind: 'refused'; reason: 'not-invited' | 'removed' }

/**
 * Who may come in: members; with an invitation everybody; without one whoever is new, where joining is open. The very first
 * person administers the workspace. Who was removed comes back by an invitation only, not by a program's
 * link, and by one made since: an older one may be in their hands. The caller holds the workspace's row, so that there is
 * one first, and an invitation lets one person in.
 */
export async function admitMember(
  { newId }: Pick<Deps, 'newId'>,
  trx: Transaction,
  arrival: Arrival,
  { joining, pass }: DoorRules,
): Promise<Admission> {
  const { workspaceId, objectId, name, username, at } = arrival
  const known = await findMemberByObjectId(trx, objectId)
  if (known && !known.removedAt) return admitAgain(newId, trx, arrival, { ...known.member, name, username }, pass)
  if (known?.removedAt && !(pass?.invitation && pass.invitation.madeAt > known.removedAt)) {
    return { kind: 'refused', reason: 'removed' }
  }
  const isFirst = !(await anyMember(trx))
  if (!isFirst && !pass && joining === 'invited') return { kind: 'refused', reason: 'not-invited' }
  const role = isFirst ? 'admin' : (pass?.role ?? 'member')
  const member = known
    ? await storeMember(trx, { id: known.member.id, name, username, role })
    : await insertMember(trx, { id: newId(), workspaceId, objectId, name, username, role, at })
  if (pass?.invitation) await markInvitationUsed(trx, pass.invitation.id, member.id, at)
  await recordEvent(trx, {
    id: newId(),
    workspaceId,
    at,
    kind: 'member_joined',
    memberId: member.id,
    detail: { role, invitationId: pass?.invitation?.id },
  })
  return { kind: 'admitted', member, changed: true }
}

/** An invitation may make an administrator of a member, never less than they are; one that gives nothing stays unused. */
async function admitAgain(
  newId: Deps['newId'],
  trx: Transaction,
  { workspaceId, at }: Arrival,
  member: Member,
  pass: JoiningPass | undefined,
): Promise<Admission> {
  if (member.role === 'admin' || pass?.role !== 'admin' || !pass.invitation) {
    return { kind: 'admitted', member: await storeMember(trx, member), changed: false }
  }
  const raised = await storeMember(trx, { ...member, role: 'admin' })
  await markInvitationUsed(trx, pass.invitation.id, member.id, at)
  await recordEvent(trx, {
    id: newId(),
    workspaceId,
    at,
    kind: 'member_role_changed',
    memberId: member.id,
    detail: { memberId: member.id, from: member.role, to: 'admin', invitationId: pass.invitation.id },
  })
  return { kind: 'admitted', member: raised, changed: true }
}
