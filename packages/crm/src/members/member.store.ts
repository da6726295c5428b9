import type { Selectable } from 'kysely'
import type { Transaction } from '../database.ts'
import type { MembersTable } from './member.table.ts'
import type { Member } from './member.ts'

/** Who belongs to the workspace now. */
export async function findMember(trx: Transaction, memberId: string): Promise<Member | undefined> {
  const row = await trx
    .selectFrom('members')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row && toMember(row)
}

export async function findMemberByObjectId(trx: Transaction, objectId: string): Promise<Member | undefined> {
  const row = await trx.selectFrom('members').selectAll().where('object_id', '=', objectId).executeTakeFirst()
  return row && toMember(row)
}

/**
 * The member with this Entra object, made when it is the first time. The very first one administers the workspace; the
 * caller holds the workspace's row, so that there is one first.
 */
export async function enrolMember(
  trx: Transaction,
  {
    workspaceId,
    newId,
    at,
    objectId,
    name,
    username,
  }: {
    workspaceId: string
    newId: string
    at: Date
    objectId: string
    name: string
    username: string
  },
): Promise<Member> {
  const known = await findMemberByObjectId(trx, objectId)
  if (known) {
    await trx.updateTable('members').set({ name, username }).where('member_id', '=', known.id).execute()
    return { ...known, name, username }
  }
  const anybody = await trx.selectFrom('members').select('member_id').limit(1).executeTakeFirst()
  const role = anybody ? 'member' : 'admin'
  await trx
    .insertInto('members')
    .values({
      workspace_id: workspaceId,
      member_id: newId,
      object_id: objectId,
      name,
      username,
      role,
      created_at: at,
    })
    .execute()
  return { id: newId, name, username, role }
}

const toMember = ({ member_id: id, name, username, role }: Selectable<MembersTable>): Member => ({
  id,
  name,
  username,
  role,
})
