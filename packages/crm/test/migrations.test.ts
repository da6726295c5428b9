import { readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { connectionStates, inWorkspace, migrate, planStates, roles } from '@liaison/crm'
import { alarmAreas } from '../src/operator-alarms/operator-alarm.ts'
import { joiningRules } from '../src/workspaces/workspace.table.ts'
import { onEveryDatabase, startEmbedded, startPostgres } from './databases.ts'
import { describeSchema } from './describe-schema.ts'

test('the migrations make exactly the committed schema', async () => {
  const database = await startEmbedded()
  await migrate(database.db)
  expect(await describeSchema(database.db)).toBe(await readFile(new URL('../schema.sql', import.meta.url), 'utf8'))
  await database.close()
})

test('servers that start at once migrate the database once', async () => {
  const database = await startPostgres()
  const servers = [database.db, database.another(), database.another(), database.another()]
  await Promise.all(servers.map(migrate))
  const applied = await sql<{ count: string }>`select count(*) from kysely_migration`.execute(database.db)
  expect(applied.rows).toEqual([{ count: '4' }])
  await database.close()
})

onEveryDatabase((database) => {
  const northwind = '0197a000-0000-7000-8000-000000000001'
  const southwind = '0197a000-0000-7000-8000-000000000002'
  const mia = '0197a000-0000-7000-8000-0000000000a1'

  const membersOf = async (workspaceId: string): Promise<string[]> =>
    inWorkspace(database().db, workspaceId, async (trx) => {
      const rows = await trx.selectFrom('members').select('name').orderBy('name').execute()
      return rows.map(({ name }) => name)
    })

  const addMember = async (inside: string, of: string, name: string, memberId: string): Promise<void> =>
    inWorkspace(database().db, inside, async (trx) => {
      await trx
        .insertInto('members')
        .values({
          workspace_id: of,
          member_id: memberId,
          object_id: memberId,
          name,
          username: name,
          role: 'member',
          created_at: new Date(),
        })
        .execute()
    })

  test('the schema is the same', async () => {
    await migrate(database().db)
    expect(await describeSchema(database().db)).toBe(await readFile(new URL('../schema.sql', import.meta.url), 'utf8'))
  })

  test('migrating again changes nothing', async () => {
    await migrate(database().db)
    await migrate(database().another())
    expect(await describeSchema(database().db)).toContain('create table plans')
  })

  test("a workspace's rows can be neither read nor written from another one", async () => {
    const { db } = database()
    await migrate(db)
    await db.transaction().execute(async (trx) => {
      await sql`set local role liaison_installation`.execute(trx)
      for (const [workspaceId, name] of [
        [northwind, 'north'],
        [southwind, 'south'],
      ] as const) {
        await trx
          .insertInto('workspaces')
          .values({
            workspace_id: workspaceId,
            environment_url: `https://${name}.crm4.dynamics.com`,
            name,
            tenant_id: workspaceId,
            authority: 'https://login.microsoftonline.com/t',
            resource: `https://${name}.crm4.dynamics.com`,
            organization_id: null,
            created_at: new Date(),
          })
          .execute()
      }
    })
    await addMember(northwind, northwind, 'Mia', mia)

    expect(await membersOf(northwind)).toEqual(['Mia'])
    expect(await membersOf(southwind)).toEqual([])
    await expect(addMember(southwind, northwind, 'Intruder', southwind)).rejects.toThrow(/row-level security/)
    const renamed = await inWorkspace(db, southwind, async (trx) =>
      trx.updateTable('members').set({ name: 'Changed' }).where('member_id', '=', mia).executeTakeFirst(),
    )
    expect(renamed.numUpdatedRows).toBe(0n)
    const workspaces = await inWorkspace(db, southwind, async (trx) =>
      trx.selectFrom('workspaces').select('name').execute(),
    )
    expect(workspaces).toEqual([{ name: 'south' }])
    expect(await membersOf(northwind)).toEqual(['Mia'])
  })

  test('the role ends with its transaction, and sessions are closed to a workspace', async () => {
    const { db } = database()
    const role = async (): Promise<unknown> =>
      (await sql<{ role: string }>`select current_user as role`.execute(db)).rows
    const before = await role()
    await membersOf(northwind)
    expect(await role()).toEqual(before)
    const sessions = inWorkspace(db, northwind, async (trx) => trx.selectFrom('sessions').selectAll().execute())
    await expect(sessions).rejects.toThrow(/permission denied/)
    const changed = inWorkspace(db, northwind, async (trx) => trx.deleteFrom('audit_events').execute())
    await expect(changed).rejects.toThrow(/permission denied/)
  })

  test.each([
    ['members', 'role', roles],
    ['invitations', 'role', roles],
    ['workspaces', 'joining', joiningRules],
    ['connections', 'state', connectionStates],
    ['plans', 'state', planStates],
    ['operator_alarms', 'area', alarmAreas],
  ] as const)('the database takes for %s.%s exactly what the code knows', async (table, column, values) => {
    const { db } = database()
    await migrate(db)
    const { rows } = await sql<{ text: string }>`
      select pg_get_constraintdef(oid) as text from pg_constraint
      where conrelid = ${table}::regclass and conname = ${`${table}_${column}_check`}`.execute(db)
    const accepted = [...(rows[0]?.text.matchAll(/'([a-z-]+)'/g) ?? [])].map(([, value]) => value)
    expect(accepted.sort()).toEqual([...values].sort())
  })
})

test('a failed migration is thrown, not swallowed', async () => {
  const database = await startEmbedded()
  const empty = database.db as unknown as Kysely<unknown>
  await empty.schema.createTable('workspaces').addColumn('x', 'integer').execute()
  await expect(migrate(database.db)).rejects.toThrow(/"workspaces" already exists/)
  await database.close()
})
