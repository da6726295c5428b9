import type { Selectable } from 'kysely'
import type { Transaction } from '../database.ts'
import type { MembersTable } from './member.table.ts'
import type { Member, Role } from './member.ts'

/** Who belongs to the workspace now. */
export async function findMember(trx: Transaction, memberId: string): Promise<Member | undefined> {
  const known = await findKnownMember(trx, memberId)
  return known && !known.removedAt ? known.member : undefined
}

export interface KnownMember {
  member: Member
  /** Set when they belong to the workspace no more. */
  removedAt?: Date
}

export async function findKnownMember(trx: Transaction, memberId: string): Promise<KnownMember | undefined> {
  const row = await trx.selectFrom('members').selectAll().where('member_id', '=', memberId).executeTakeFirst()
  return row && toKnownMember(row)
}

export async function findMemberByObjectId(trx: Transaction, objectId: string): Promise<KnownMember | undefined> {
  const row = await trx.selectFrom('members').selectAll().where('object_id', '=', objectId).executeTakeFirst()
  return row && toKnownMember(row)
}

export async function anyMember(trx: Transaction): Promise<boolean> {
  const row = await trx.selectFrom('members').select('member_id').limit(1).executeTakeFirst()
  return row !== undefined
}

export interface NewMember extends Member {
  workspaceId: string
  objectId: string
  at: Date
}

export async function insertMember(
  trx: Transaction,
  { id, workspaceId, objectId, name, username, role, at }: NewMember,
): Promise<Member> {
  await trx
    .insertInto('members')
    .values({
      workspace_id: workspaceId,
      member_id: id,
      object_id: objectId,
      name,
      username,
      role,
      created_at: at,
    })
    .execute()
  return { id, name, username, role }
}

/** As Entra says today, and who was removed belongs to the workspace again. */
export async function storeMember(trx: Transaction, { id, name, username, role }: Member): Promise<Member> {
  await trx.updateTable('members').set({ name, username, role, removed_at: null }).where('member_id', '=', id).execute()
  return { id, name, username, role }
}

export async function storeRole(trx: Transaction, memberId: string, role: Role): Promise<void> {
  await trx.updateTable('members').set({ role }).where('member_id', '=', memberId).execute()
}

/** The row stays, because plans and history name it. */
export async function markRemoved(trx: Transaction, memberId: string, at: Date): Promise<void> {
  await trx.updateTable('members').set({ removed_at: at }).where('member_id', '=', memberId).execute()
}

/** While the caller holds the workspace's row, the answer stays true. */
export async function isLastAdmin(trx: Transaction, { id, role }: Member): Promise<boolean> {
  if (role !== 'admin') return false
  const another = await trx
    .selectFrom('members')
    .select('member_id')
    .where('role', '=', 'admin')
    .where('removed_at', 'is', null)
    .where('member_id', '<>', id)
    .limit(1)
    .executeTakeFirst()
  return another === undefined
}

const toKnownMember = ({ member_id: id, name, username, role, removed_at }: Selectable<MembersTable>): KnownMember => ({
  member: { id, name, username, role },
  ...(removed_at === null ? {} : { removedAt: removed_at }),
})

/** Who belongs to the workspace, by name, each with their connection if they ever had one: the caller says what is read. */
export const membersWithConnections = (trx: Transaction) =>
  trx
    .selectFrom('members')
    .leftJoin('connections', (join) =>
      join
        .onRef('connections.workspace_id', '=', 'members.workspace_id')
        .onRef('connections.member_id', '=', 'members.member_id'),
    )
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('members.member_id')
