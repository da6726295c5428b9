import { randomBytes } from 'node:crypto'
import { issueSetUpCode, setUpEnvironment } from '@liaison/crm'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type App, createApp } from '../src/app.ts'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { Walker } from '../src/cli/journey/walker.ts'
import { inviteAdminTo } from '../src/cli/invite-admin.ts'
import { issueCode } from '../src/cli/set-up-code.ts'
import { type Config, loadConfig } from '../src/config.ts'
import { anyFreePort } from '../src/free-port.ts'
import { layAccount, type Person, personWith } from './demo-server.ts'
import { startPostgres } from './postgres.ts'

const planCount = 20

describe('two servers on one PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  let emulator: Emulator
  let servers: [App, App]
  let config: Config
  let mia: Person
  let miaElsewhere: (path: string) => Promise<Response>

  beforeAll(async () => {
    postgres = await startPostgres()
    emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
    const [one, two] = [await anyFreePort(), await anyFreePort()]
    const encryptionKey = randomBytes(32).toString('base64')
    const configFor = (port: number) =>
      loadConfig({
        PORT: String(port),
        PUBLIC_URL: `http://localhost:${one}`,
        DATABASE_URL: postgres.url.reveal(),
        ENCRYPTION_KEY: encryptionKey,
        ENTRA_CLIENT_ID: emulator.clientId,
        ENTRA_CLIENT_SECRET: emulator.clientSecret,
        EXTRA_DATAVERSE_HOSTS: new URL(emulator.environmentUrl).host,
      })
    config = configFor(one)
    servers = [createApp(config), createApp(configFor(two))]
    // At once, as an orchestrator starts them: both migrate, both make the queue.
    await Promise.all(servers.map((app) => app.start()))
    const code = (await issueSetUpCode(servers[0].deps)) ?? ''
    await setUpEnvironment(servers[0].deps, { code, url: emulator.environmentUrl })

    const walker = new Walker()
    const url = `http://localhost:${one}`
    await signIn(walker, url, 'Mia Keller')
    mia = personWith(walker, url)
    miaElsewhere = (path) =>
      fetch(`http://localhost:${two}${path}`, { headers: { cookie: walker.cookies(new URL(url)) ?? '' } })
  })
  afterAll(async () => {
    await Promise.all((servers ?? []).map((app) => app.stop()))
    await emulator?.stop()
    await postgres?.stop()
  })

  test('who signed in at one is signed in at the other, and reads Dynamics there with the same connection', async () => {
    const session = await miaElsewhere('/api/session')
    expect(await session.json()).toMatchObject({ member: { name: 'Mia Keller' }, connection: { state: 'connected' } })
    expect((await miaElsewhere('/api/accounts')).status).toBe(200)
  })

  test('while they run, the command line lets an administrator in', async () => {
    const { link } = await inviteAdminTo(config, {})
    const { origin, pathname, hash } = new URL(link)
    expect(`${origin}${pathname}`).toBe(`${config.publicUrl}/join`)
    const tom = personWith(new Walker(), config.publicUrl)
    expect((await tom.post('/api/session/invitation', { code: hash.slice(1) })).status).toBe(204)
    await signIn(tom.walker, config.publicUrl, 'Tom Brandt')
    expect((await tom.get('/api/session')).body).toMatchObject({ member: { name: 'Tom Brandt', role: 'admin' } })
  })

  test('each approved plan is applied once, whichever worker takes it', async () => {
    const accountId = layAccount({ emulator: () => emulator }, 'Aqua Nova')
    const ids = await Promise.all(
      Array.from({ length: planCount }, async (_, index) => {
        const { body } = await mia.post('/api/plans', {
          changes: [
            { kind: 'add-note', regarding: { table: 'account', id: accountId }, title: `Note ${index}`, text: 'Once.' },
          ],
        })
        await mia.post(`/api/plans/${body.id}/approve`, { expectedHash: body.hash })
        return body.id as string
      }),
    )
    await vi.waitFor(
      async () => {
        const { items } = (await mia.get('/api/plans?state=applied')).body
        expect(items).toHaveLength(planCount)
      },
      { timeout: 40_000, interval: 100 },
    )
    expect(new Set(ids).size).toBe(planCount)
    const titles = emulator.rows.list('annotation').map(({ subject }) => subject)
    expect(titles).toHaveLength(planCount)
    expect(new Set(titles)).toEqual(new Set(Array.from({ length: planCount }, (_, index) => `Note ${index}`)))
  })

  test('a code for a further environment is made by the command line beside them, and taken by either', async () => {
    const code = await issueCode(config)
    expect((await servers[0].http.inject('/api/setup')).json()).toMatchObject({ state: 'ready', takesCode: true })
    const found = await servers[1].http.inject({
      method: 'POST',
      url: '/api/setup/find',
      payload: { code, url: emulator.environmentUrl },
    })
    expect(found.json()).toMatchObject({ url: emulator.environmentUrl, tenantId: emulator.tenantId })
  })

  test('attempts from one address count at both together, and what is kept of it tells no address', async () => {
    const attempt = async (server: App | undefined, remoteAddress: string) =>
      server?.http.inject({ method: 'POST', url: '/api/session/environment', payload: {}, remoteAddress })
    for (let count = 0; count < 60; count += 1) {
      expect((await attempt(servers[count % 2], '203.0.113.9'))?.statusCode).toBe(400)
    }
    for (const server of servers) {
      const refused = await attempt(server, '203.0.113.9')
      expect(refused?.statusCode).toBe(429)
      expect(refused?.json()).toMatchObject({ code: 'too_many_attempts' })
      expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(500)
      expect((await attempt(server, '203.0.113.10'))?.statusCode).toBe(400)
    }
    const rows = await servers[0].deps.db.selectFrom('attempt_counts').selectAll().execute()
    const counts = rows.filter((row) => row.attempt === 'choose-environment').map(({ count }) => count)
    // The first refusal of each server was counted; whom it has refused, it does not ask about again.
    expect(counts.toSorted((a, b) => b - a)).toEqual([62, 2])
    await attempt(servers[0], '203.0.113.9')
    expect(
      await servers[0].deps.db.selectFrom('attempt_counts').select('count').where('count', '>', 62).execute(),
    ).toEqual([])
    expect(rows.map(({ sender_hash }) => sender_hash.toString('utf8')).join()).not.toContain('203.0.113')
  })

  test('a set-up code that was tried too often at both together works at neither', async () => {
    const code = await issueCode(config)
    const find = async (server: App | undefined, tried: string | undefined, remoteAddress: string) =>
      server?.http.inject({
        method: 'POST',
        url: '/api/setup/find',
        payload: { code: tried, url: emulator.environmentUrl },
        remoteAddress,
      })
    for (let tries = 0; tries < 10; tries += 1) {
      const refused = await find(servers[tries % 2], 'AAAA-BBBB-CCCC-DDDD', `203.0.113.${tries}`)
      expect(refused?.json()).toMatchObject({ code: 'set_up_code_refused' })
    }
    for (const server of servers) {
      expect((await find(server, code, '198.51.100.1'))?.json()).toMatchObject({ code: 'set_up_code_locked' })
    }
  })

  test('a server that stopped leaves its work to the other', async () => {
    const accountId = layAccount({ emulator: () => emulator }, 'Second House')
    const { body } = await mia.post('/api/plans', {
      changes: [
        { kind: 'add-note', regarding: { table: 'account', id: accountId }, title: 'Handed over', text: 'Once.' },
      ],
    })
    await servers[1].stop()
    await mia.post(`/api/plans/${body.id}/approve`, { expectedHash: body.hash })
    await vi.waitFor(async () => expect((await mia.get(`/api/plans/${body.id}`)).body.state).toBe('applied'), {
      timeout: 20_000,
      interval: 50,
    })
    expect(emulator.rows.list('annotation').filter(({ subject }) => subject === 'Handed over')).toHaveLength(1)
  })
})

describe('a server whose database is away', () => {
  test('says so to whoever watches over it, and still limits attempts', async () => {
    const postgres = await startPostgres()
    const app = createApp(
      loadConfig({
        PORT: String(await anyFreePort()),
        DATABASE_URL: postgres.url.reveal(),
        ENCRYPTION_KEY: randomBytes(32).toString('base64'),
        ENTRA_CLIENT_ID: 'd9c3a6f0-6f0e-4d0b-8f6b-2f3f2f1c7a10',
        ENTRA_CLIENT_SECRET: 'unused',
      }),
    )
    await app.start()
    expect((await app.http.inject('/api/health')).statusCode).toBe(200)
    await postgres.stop()
    const reply = await app.http.inject('/api/health')
    expect(reply.statusCode).toBe(503)
    expect(reply.json()).toMatchObject({ code: 'database_unreachable', help: expect.stringContaining('DATABASE_URL') })
    expect(reply.body).not.toContain('password')
    // It counts by itself then: nobody is locked out, and nobody may try without end.
    const attempt = async () =>
      app.http.inject({ method: 'POST', url: '/api/session/environment', payload: {}, remoteAddress: '203.0.113.9' })
    for (let count = 0; count < 60; count += 1) expect((await attempt()).statusCode).toBe(400)
    expect((await attempt()).statusCode).toBe(429)
    await app.stop({ withinMs: 5_000 })
  })
})
