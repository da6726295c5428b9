import { sql } from 'kysely'
import { type Actor, type Db, inWorkspace, type Transaction } from '../src/index.ts'
import type { Installation } from './installation.ts'

/** Everything that is stored, as text: what somebody finds who gets hold of the database. */
export async function everyStoredValue(db: Db, { workspaceId }: Pick<Actor, 'workspaceId'>): Promise<string> {
  const ofWorkspace = await inWorkspace(db, workspaceId, async (trx) =>
    textOf(trx, ['workspaces', 'members', 'connections', 'plans', 'audit_events']),
  )
  const ofInstallation = await db.transaction().execute(async (trx) => {
    await sql`set local role liaison_installation`.execute(trx)
    return textOf(trx, ['sessions', 'set_up'])
  })
  return ofWorkspace + ofInstallation
}

async function textOf(trx: Transaction, tables: readonly string[]): Promise<string> {
  let text = ''
  for (const table of tables) {
    const { rows } = await sql<{ text: string }>`select each::text as text from ${sql.table(table)} each`.execute(trx)
    text += rows.map((row) => row.text).join('\n')
  }
  return text
}

export interface OpenedTokens {
  accessToken: string
  refreshToken: string
  expiresAt: string
}

/** A member's tokens, opened with the installation's keys. */
export async function openedTokens({ deps }: Installation, { workspaceId, memberId }: Actor): Promise<OpenedTokens> {
  const { tokens } = await inWorkspace(deps.db, workspaceId, async (trx) =>
    trx.selectFrom('connections').select('tokens').where('member_id', '=', memberId).executeTakeFirstOrThrow(),
  )
  const text = deps.seal.open(tokens ?? '', { workspaceId, owner: memberId, purpose: 'tokens' })
  return JSON.parse(text) as OpenedTokens
}
