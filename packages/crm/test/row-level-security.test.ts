import { type Emulator, startEmulator } from '@liaison/emulator'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, createApiKey, inWorkspace } from '../src/index.ts'
import { enterWorkspace } from '../src/workspaces/in-workspace.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation } from './installation.ts'
import { invite } from './invited.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const nobodys = '0197a000-0000-7000-8000-00000000ffff'

onEveryDatabase((database) => {
  let ada: Actor
  /** Every table of ours that holds rows of workspaces: a new one is among them by itself. */
  let tables: string[]
  beforeAll(async () => {
    const { db } = database()
    const installation = await anInstallation({ db, emulator })
    ada = await installation.actor('ada')
    await invite(installation, ada)
    await createApiKey(installation.deps, ada, { name: 'Assistant', scopes: ['read'] })
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'sessions'
      order by 1`.execute(db)
    tables = rows.map(({ name }) => name)
  })

  const countsOf = async (workspaceId?: string): Promise<Record<string, number>> =>
    database()
      .db.transaction()
      .execute(async (trx) => {
        if (workspaceId === undefined) await sql`set local role liaison_app`.execute(trx)
        else await enterWorkspace(trx, workspaceId)
        const counts: Record<string, number> = {}
        for (const table of tables) {
          const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
            trx,
          )
          counts[table] = rows[0]?.count ?? 0
        }
        return counts
      })

  test('a query that names no workspace, or another one, finds nothing in any table', async () => {
    const own = await countsOf(ada.workspaceId)
    expect(own).toMatchObject({ workspaces: 1, members: 1, connections: 1, invitations: 1, api_keys: 1 })
    expect(own['audit_events']).toBeGreaterThan(3)
    const nothing = Object.fromEntries(tables.map((table) => [table, 0]))
    expect(await countsOf()).toEqual(nothing)
    expect(await countsOf(nobodys)).toEqual(nothing)
  })

  test('rows are neither written into another workspace nor moved there', async () => {
    const { db } = database()
    const move = (table: string) =>
      inWorkspace(db, ada.workspaceId, async (trx) =>
        sql`update ${sql.table(table)} set workspace_id = ${nobodys}`.execute(trx),
      )
    for (const table of ['workspaces', 'members', 'connections', 'invitations', 'api_keys']) {
      await expect(move(table), table).rejects.toThrow(/row-level security|violates/)
    }
    const insert = inWorkspace(db, nobodys, async (trx) =>
      trx
        .insertInto('audit_events')
        .values({
          workspace_id: ada.workspaceId,
          audit_event_id: nobodys,
          at: new Date(),
          kind: 'member_joined',
          member_id: null,
          plan_id: null,
          detail: '{}',
        })
        .execute(),
    )
    await expect(insert).rejects.toThrow(/row-level security/)
  })

  test('the rules hold for whoever owns the tables too, in every table', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%'
      and not (relrowsecurity and relforcerowsecurity)`.execute(database().db)
    expect(rows).toEqual([])
  })
})
