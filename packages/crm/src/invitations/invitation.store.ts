import { type Selectable, sql, type SqlBool } from 'kysely'
import type { Transaction } from '../database.ts'
import type { Role } from '../members/member.ts'
import type { TimeCursor } from '../records/keyset-cursor.ts'
import type { Invitation } from './invitation.ts'
import type { InvitationsTable } from './invitation.table.ts'

export interface NewInvitation {
  workspaceId: string
  id: string
  codeHash: Buffer
  role: Role
  label: string | undefined
  /** Undefined for whoever runs the installation. */
  createdBy: string | undefined
  createdAt: Date
  expiresAt: Date
}

export async function insertInvitation(trx: Transaction, invitation: NewInvitation): Promise<void> {
  await trx
    .insertInto('invitations')
    .values({
      workspace_id: invitation.workspaceId,
      invitation_id: invitation.id,
      code_hash: invitation.codeHash,
      role: invitation.role,
      label: invitation.label ?? null,
      created_by: invitation.createdBy ?? null,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      used_by: null,
      used_at: null,
      revoked_at: null,
    })
    .execute()
}

export interface OpenInvitation {
  id: string
  role: Role
  createdAt: Date
  expiresAt: Date
  createdByName: string | undefined
}

/** Neither used nor revoked nor expired. */
export async function findOpenInvitation(
  trx: Transaction,
  by: { invitationId: string } | { codeHash: Buffer },
  now: Date,
): Promise<OpenInvitation | undefined> {
  const open = withNames(trx).where('used_at', 'is', null).where('revoked_at', 'is', null).where('expires_at', '>', now)
  const row = await (
    'codeHash' in by ? open.where('code_hash', '=', by.codeHash) : open.where('invitation_id', '=', by.invitationId)
  ).executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.invitation_id,
    role: row.role,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    createdByName: row.created_by_name ?? undefined,
  }
}

/** The caller holds the workspace's row and has found it open. */
export async function markInvitationUsed(
  trx: Transaction,
  invitationId: string,
  memberId: string,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('invitations')
    .set({ used_by: memberId, used_at: at })
    .where('invitation_id', '=', invitationId)
    .execute()
}

/** The newest first. */
export async function selectInvitations(
  trx: Transaction,
  { now, after, limit }: { now: Date; after: TimeCursor | undefined; limit: number },
): Promise<Invitation[]> {
  let invitations = withNames(trx)
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitation_id', 'desc')
    .limit(limit)
  if (after) {
    invitations = invitations.where(sql<SqlBool>`(invitations.created_at, invitation_id) < (${after.at}, ${after.id})`)
  }
  const rows = await invitations.execute()
  return rows.map((row) => toInvitation(row, now))
}

export async function findInvitation(trx: Transaction, id: string, now: Date): Promise<Invitation | undefined> {
  const row = await withNames(trx).where('invitation_id', '=', id).executeTakeFirst()
  return row && toInvitation(row, now)
}

/** False when it is open no more. */
export async function markInvitationRevoked(trx: Transaction, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await openOnes(trx, at).where('invitation_id', '=', id).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Who made them knows their codes. Answers which they were. */
export async function revokeInvitationsBy(trx: Transaction, memberId: string, at: Date): Promise<string[]> {
  const rows = await openOnes(trx, at).where('created_by', '=', memberId).returning('invitation_id').execute()
  return rows.map(({ invitation_id }) => invitation_id)
}

const openOnes = (trx: Transaction, at: Date) =>
  trx
    .updateTable('invitations')
    .set({ revoked_at: at })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)

const withNames = (trx: Transaction) =>
  trx
    .selectFrom('invitations')
    .leftJoin('members as maker', (join) =>
      join
        .onRef('maker.workspace_id', '=', 'invitations.workspace_id')
        .onRef('maker.member_id', '=', 'invitations.created_by'),
    )
    .leftJoin('members as joined', (join) =>
      join
        .onRef('joined.workspace_id', '=', 'invitations.workspace_id')
        .onRef('joined.member_id', '=', 'invitations.used_by'),
    )
    .selectAll('invitations')
    .select(['maker.name as created_by_name', 'joined.name as used_by_name'])

type NamedRow = Selectable<InvitationsTable> & { created_by_name: string | null; used_by_name: string | null }

const toInvitation = (row: NamedRow, now: Date): Invitation => ({
  id: row.invitation_id,
  role: row.role,
  ...(row.label === null ? {} : { label: row.label }),
  state: stateOf(row, now),
  ...(row.created_by === null ? {} : { createdBy: { id: row.created_by, name: row.created_by_name ?? '' } }),
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  ...(row.used_by === null ? {} : { usedBy: { id: row.used_by, name: row.used_by_name ?? '' } }),
  ...(row.used_at === null ? {} : { usedAt: row.used_at.toISOString() }),
})

function stateOf({ used_at, revoked_at, expires_at }: NamedRow, now: Date): Invitation['state'] {
  if (used_at !== null) return 'used'
  if (revoked_at !== null) return 'revoked'
  return expires_at > now ? 'open' : 'expired'
}
