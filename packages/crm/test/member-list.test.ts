import { type Emulator, startEmulator } from '@liaison/emulator'
import { type KyselyPlugin, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Actor,
  inWorkspace,
  listMembers,
  type MemberQuery,
  readHealthOfWorkspace,
  type WorkspaceMember,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

/** Counts the statements that are sent through it. */
const counting = (): { plugin: KyselyPlugin; count: () => number } => {
  let sent = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      sent += 1
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  return { plugin, count: () => sent }
}

onEveryDatabase((database) => {
  describe('a workspace of two thousand people', () => {
    let installation: Installation
    let ada: Actor
    let mia: Actor
    beforeAll(async () => {
      installation = await anInstallation({ db: database().db, emulator })
      ada = await installation.actor('ada')
      mia = await installation.actor('mia')
      await inWorkspace(database().db, ada.workspaceId, async (trx) => {
        await sql`
          insert into members (workspace_id, member_id, object_id, name, username, role, created_at)
          select ${ada.workspaceId}, gen_random_uuid(), gen_random_uuid(), 'Person ' || lpad(n::text, 4, '0'),
            'p' || n || '@brightwater.example', 'member', now() from generate_series(1, 1998) n`.execute(trx)
        // A tenth of them needs somebody, and most have never connected.
        await sql`
          insert into connections (workspace_id, member_id, state, problem, updated_at)
          select workspace_id, member_id, 'reauth-required', '{"state":"reauth-required","title":"x","help":"y"}', now()
          from members where name like 'Person %0'`.execute(trx)
      })
    })

    const list = async (query: MemberQuery = {}, actor = ada) => listMembers(installation.deps, actor, query)
    const namesOf = async (query: MemberQuery, actor = ada) => (await list(query, actor)).items.map(({ name }) => name)

    test('is read page by page, everybody once, by name', async () => {
      const everybody: WorkspaceMember[] = []
      let pages = 0
      for (let cursor: string | undefined, more = true; more; pages += 1) {
        const page = await list({ limit: 100, ...(cursor === undefined ? {} : { cursor }) })
        everybody.push(...page.items)
        cursor = page.nextCursor
        more = cursor !== undefined
      }
      expect(pages).toBe(20)
      expect(new Set(everybody.map(({ id }) => id)).size).toBe(2000)
      expect(everybody.map(({ name }) => name)).toEqual(everybody.map(({ name }) => name).toSorted())
      expect(everybody[0]?.name).toBe('Ada Lindqvist')
    })

    test('is told in a bounded reply, by one statement for the page and one for the counts', async () => {
      const { plugin, count } = counting()
      const read = async (cursor?: string) => {
        const before = count()
        const deps = { db: database().db.withPlugin(plugin) }
        const page = await listMembers(deps, ada, { limit: 100, ...(cursor === undefined ? {} : { cursor }) })
        // Entering the workspace is one more.
        return { page, statements: count() - before - 1 }
      }
      const first = await read()
      expect(first.statements).toBe(2)
      expect(JSON.stringify(first.page).length).toBeLessThan(32_000)
      expect((await read(first.page.nextCursor)).statements).toBe(1)
      expect((await list()).items).toHaveLength(50)
    })

    test('shows administrators how many stand how with Dynamics, whatever they look for', async () => {
      const states = [
        { state: 'disconnected', count: 1799 },
        { state: 'reauth-required', count: 199 },
        { state: 'connected', count: 2 },
      ]
      expect(await list()).toMatchObject({ total: 2000, states })
      expect(await list({ search: 'Person 000' })).toMatchObject({ total: 9, states })
      const { total, items } = await list({ connection: 'reauth-required', search: '199' })
      expect(total).toBe(1)
      expect(items).toMatchObject([{ name: 'Person 1990', connection: 'reauth-required' }])
      const second = await list({ limit: 1, cursor: (await list({ limit: 1 })).nextCursor })
      expect(second.items).toHaveLength(1)
      expect([second.total, second.states]).toEqual([undefined, undefined])
    })

    test('is told of with its health a page at a time: who lost a connection first, who is well last', async () => {
      const { plugin, count } = counting()
      const read = async (cursor?: string) =>
        readHealthOfWorkspace({ ...installation.deps, db: database().db.withPlugin(plugin) }, ada, { cursor })
      const first = await read()
      const statements = count()
      expect(statements).toBeLessThan(10)
      expect(first.members).toHaveLength(100)
      expect(JSON.stringify(first).length).toBeLessThan(64_000)
      const sums = { members: 2000, connected: 2, paused: 0, toApprove: 0, toWrite: 0 }
      expect(first.sums).toEqual(sums)
      const second = await read(first.nextCursor)
      expect(second.sums).toEqual(sums)
      expect(count() - statements).toBe(statements)
      const states = [...first.members, ...second.members].map(({ connection }) => connection.state)
      expect(states.indexOf('disconnected')).toBe(199)
      const everybody = new Set([...first.members, ...second.members].map(({ id }) => id))
      let cursor = second.nextCursor
      let last = second
      while (cursor !== undefined) {
        last = await read(cursor)
        for (const { id } of last.members) everybody.add(id)
        cursor = last.nextCursor
      }
      expect(everybody.size).toBe(2000)
      expect(last.members.slice(-2).map(({ name }) => name)).toEqual(['Ada Lindqvist', 'Mia Keller'])
      await expect(read('x')).rejects.toMatchObject({ code: 'cursor_not_valid' })
    })

    test('is searched by part of the name in either case, and by administrators by account', async () => {
      expect(await namesOf({ search: 'person 1234' })).toEqual(['Person 1234'])
      expect(await namesOf({ search: 'P1234@bright' })).toEqual(['Person 1234'])
      expect(await namesOf({ search: 'mia' })).toEqual(['Mia Keller'])
      expect(await namesOf({ search: 'nobody' })).toEqual([])
    })

    test.each(['%', '_', '\\', "'", '\0%', 'Person 123_'])('%j is looked for as the text it is', async (search) => {
      expect(await namesOf({ search })).toEqual([])
    })

    test('tells a member no account and no state, neither in a row nor by what is found', async () => {
      const { items, states, total } = await list({ search: 'Person 000' }, mia)
      expect(items[0]).toEqual({ id: expect.any(String), name: 'Person 0001', role: 'member', isYou: false })
      expect(states).toBeUndefined()
      expect(total).toBe(9)
      expect(await namesOf({ search: 'p1234@bright' }, mia)).toEqual([])
      expect(await namesOf({ search: 'brightwater' }, mia)).toEqual([])
      await expect(list({ connection: 'connected' }, mia)).rejects.toMatchObject({ code: 'admin_only' })
    })

    test.each([
      '',
      'x',
      'WyJhIl0',
      Buffer.from('["a\\u0000","0197a000-0000-7000-8000-000000000001"]').toString('base64url'),
    ])('the cursor %j is refused', async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({ code: 'cursor_not_valid' })
    })
  })
})
