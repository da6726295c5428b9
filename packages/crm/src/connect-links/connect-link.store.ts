import type { Selectable } from 'kysely'
import type { Scope } from '../api-keys/scope.ts'
import type { ConnectionProblem, ConnectionState } from '../connections/connection.ts'
import { problemTitle } from '../connections/problem-title.ts'
import type { Transaction } from '../database.ts'
import type { ConnectLinksTable } from './connect-link.table.ts'
import type { ConnectLink } from './connect-link.ts'

/** Who agreed in time may take this long at Microsoft: a second factor, a changed password. */
const finishSeconds = 10 * 60

export interface NewLink {
  workspaceId: string
  id: string
  apiKeyId: string
  codeHash: Buffer
  reference: string
  returnUrl: string | undefined
  createdAt: Date
  expiresAt: Date
}

export async function insertConnectLink(trx: Transaction, link: NewLink): Promise<void> {
  await trx
    .insertInto('connect_links')
    .values({
      workspace_id: link.workspaceId,
      connect_link_id: link.id,
      api_key_id: link.apiKeyId,
      code_hash: link.codeHash,
      reference: link.reference,
      return_url: link.returnUrl ?? null,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute()
}

export interface OpenLink {
  id: string
  apiKeyId: string
  program: string
  scopes: readonly Scope[]
  reference: string
  returnUrl: string | undefined
  expiresAt: Date
}

/** Unused and in time, of a key that is good. By its id for somebody who agreed and is on the way. */
export async function findOpenLink(
  trx: Transaction,
  by: { codeHash: Buffer } | { agreedTo: string },
  now: Date,
): Promise<OpenLink | undefined> {
  const open = trx
    .selectFrom('connect_links as link')
    .innerJoin('api_keys as key', (join) =>
      join.onRef('key.workspace_id', '=', 'link.workspace_id').onRef('key.api_key_id', '=', 'link.api_key_id'),
    )
    .selectAll('link')
    .select(['key.name', 'key.scopes'])
    .where('link.member_id', 'is', null)
    .where('key.revoked_at', 'is', null)
    .where((where) => where.or([where('key.expires_at', 'is', null), where('key.expires_at', '>', now)]))
  const found =
    'codeHash' in by
      ? open.where('link.code_hash', '=', by.codeHash).where('link.expires_at', '>', now)
      : open
          .where('link.connect_link_id', '=', by.agreedTo)
          .where('link.expires_at', '>', new Date(now.getTime() - finishSeconds * 1000))
  const row = await found.executeTakeFirst()
  return (
    row && {
      id: row.connect_link_id,
      apiKeyId: row.api_key_id,
      program: row.name,
      scopes: row.scopes,
      reference: row.reference,
      returnUrl: row.return_url ?? undefined,
      expiresAt: row.expires_at,
    }
  )
}

/** One person, whoever else follows it at the same moment: false for the second. */
export async function markLinkUsed(trx: Transaction, id: string, memberId: string, at: Date): Promise<boolean> {
  const used = await trx
    .updateTable('connect_links')
    .set({ member_id: memberId, connected_at: at, problem: null })
    .where('connect_link_id', '=', id)
    .where('member_id', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

export async function storeLinkProblem(trx: Transaction, id: string, problem: ConnectionProblem): Promise<void> {
  await trx
    .updateTable('connect_links')
    .set({ problem: JSON.stringify(problem) })
    .where('connect_link_id', '=', id)
    .where('member_id', 'is', null)
    .execute()
}

/** A link that this key made. */
export async function findLinkOfKey(
  trx: Transaction,
  { id, apiKeyId, now }: { id: string; apiKeyId: string; now: Date },
): Promise<ConnectLink | undefined> {
  const row = await trx
    .selectFrom('connect_links as link')
    .leftJoin('connections', (join) =>
      join
        .onRef('connections.workspace_id', '=', 'link.workspace_id')
        .onRef('connections.member_id', '=', 'link.member_id'),
    )
    .leftJoin('api_key_members as grant', (join) =>
      join
        .onRef('grant.workspace_id', '=', 'link.workspace_id')
        .onRef('grant.api_key_id', '=', 'link.api_key_id')
        .onRef('grant.reference', '=', 'link.reference')
        .onRef('grant.member_id', '=', 'link.member_id'),
    )
    .selectAll('link')
    .select(['connections.state as connection_state', 'grant.granted_at'])
    .where('link.connect_link_id', '=', id)
    .where('link.api_key_id', '=', apiKeyId)
    .executeTakeFirst()
  return row && toConnectLink(row, now)
}

type Row = Selectable<ConnectLinksTable> & { connection_state: ConnectionState | null; granted_at: Date | null }

function toConnectLink(row: Row, now: Date): ConnectLink {
  const { problem, member_id: memberId, connected_at: connectedAt, connection_state: connectionState } = row
  return {
    id: row.connect_link_id,
    reference: row.reference,
    state: stateOf(row, now),
    expiresAt: row.expires_at.toISOString(),
    ...(problem === null ? {} : { problem: told(problem) }),
    ...(memberId === null ? {} : { memberId, actsFor: row.granted_at !== null }),
    ...(connectedAt === null ? {} : { connectedAt: connectedAt.toISOString() }),
    ...(connectionState === null ? {} : { connectionState }),
  }
}

function stateOf({ member_id, expires_at, problem }: Row, now: Date): ConnectLink['state'] {
  if (member_id !== null) return 'connected'
  if (expires_at <= now) return 'expired'
  return problem === null ? 'waiting' : 'problem'
}

/** Not Microsoft's own message: it may name the person's account, which the program need not know. */
function told(problem: ConnectionProblem): NonNullable<ConnectLink['problem']> {
  const { code, help, who } = problem
  return {
    ...(code === undefined ? {} : { code }),
    title: problemTitle(problem),
    help,
    ...(who === undefined ? {} : { who }),
  }
}
