import { randomBytes } from 'node:crypto'
import { createKeyRing, type Database, inWorkspace, issueSetUpCode } from '@liaison/crm'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { Walker } from '../src/cli/journey/walker.ts'
import { type OpenPool, openPostgres } from '../src/database/open-pool.ts'
import { anyFreePort } from '../src/free-port.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import { startPostgres } from './postgres.ts'
import { type TokenRequests, watchTokenRequests } from './token-requests.ts'

const key = randomBytes(32)
let postgres: Awaited<ReturnType<typeof startPostgres>>
let pool: OpenPool
let db: Kysely<Database>
let emulator: Emulator
let tokenRequests: TokenRequests
let publicUrl: string
let servers: [ServerProcess, ServerProcess]
let cookie: string
let mia: { workspaceId: string; memberId: string }

const start = async (port: number): Promise<ServerProcess> =>
  startServerProcess({
    port,
    publicUrl,
    databaseUrl: postgres.url,
    encryptionKey: key.toString('base64'),
    emulator,
  })

beforeAll(async () => {
  tokenRequests = watchTokenRequests()
  ;[postgres, emulator] = await Promise.all([startPostgres(), startEmulator({ seed: 'empty', userConsent: 'granted' })])
  const port = await anyFreePort()
  publicUrl = `http://localhost:${port}`
  servers = await Promise.all([start(port), start(await anyFreePort())])
  pool = await openPostgres(postgres.url)
  db = new Kysely({ dialect: new PostgresDialect({ pool: pool.pool }) })
  const code = await issueSetUpCode({ db, clock: { now: () => new Date() } }, { another: true })
  await fetch(`${publicUrl}/api/setup/environment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, url: emulator.environmentUrl }),
  })
  const walker = new Walker()
  await signIn(walker, publicUrl, 'Mia Keller')
  cookie = walker.cookies(new URL(publicUrl)) ?? ''
  const session = (await (await read(servers[0], '/api/session')).json()) as { member: { id: string } }
  const { rows } = await sql<{ workspace_id: string }>`select workspace_id from workspaces`.execute(db)
  mia = { workspaceId: rows[0]?.workspace_id ?? '', memberId: session.member.id }
  // Both know the tables of the environment and Mia's tokens.
  await accountsOf(servers)
}, 120_000)
afterAll(async () => {
  tokenRequests?.stop()
  await Promise.all((servers ?? []).map((server) => server.end('SIGKILL')))
  await pool?.close()
  await emulator?.stop()
  await postgres?.stop()
})

const read = async ({ url }: ServerProcess, path: string): Promise<Response> =>
  fetch(`${url}${path}`, { headers: { cookie } })

/** The statuses, for one request each, sent at once. */
const accountsOf = async (asked: readonly ServerProcess[]): Promise<number[]> =>
  Promise.all(asked.map(async (server) => (await read(server, '/api/accounts')).status))

const connectionOf = async () =>
  inWorkspace(db, mia.workspaceId, async (trx) =>
    trx.selectFrom('connections').selectAll().where('member_id', '=', mia.memberId).executeTakeFirstOrThrow(),
  )

const binding = () => ({ workspaceId: mia.workspaceId, owner: mia.memberId, purpose: 'tokens' as const })
const openTokens = (sealed: string | null): { accessToken: string; refreshToken: string; expiresAt: string } =>
  JSON.parse(createKeyRing([key]).open(sealed ?? '', binding()))

/** Mia's access token is past its end, as after an hour in which she did nothing. */
async function letTokenExpire(): Promise<{ version: number; refreshToken: string }> {
  const { tokens, tokens_version: version } = await connectionOf()
  const opened = openTokens(tokens)
  const expired = JSON.stringify({ ...opened, expiresAt: new Date(Date.now() - 60_000).toISOString() })
  await inWorkspace(db, mia.workspaceId, async (trx) =>
    trx
      .updateTable('connections')
      .set({ tokens: createKeyRing([key]).seal(expired, binding()), tokens_version: version + 1 })
      .where('member_id', '=', mia.memberId)
      .execute(),
  )
  return { version: version + 1, refreshToken: opened.refreshToken }
}

const twenty = (pick: (index: number) => ServerProcess): ServerProcess[] =>
  Array.from({ length: 20 }, (_, index) => pick(index))
const all200 = Array.from({ length: 20 }, () => 200)

test('twenty requests with an expired token are one request to Entra, in one process', async () => {
  const { version } = await letTokenExpire()
  const before = tokenRequests.count()
  expect(await accountsOf(twenty(() => servers[0]))).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(1)
  expect(await connectionOf()).toMatchObject({ state: 'connected', tokens_version: version + 1 })
})

test('twenty requests with an expired token are one request to Entra, in two processes (P13)', async () => {
  const { version } = await letTokenExpire()
  const before = tokenRequests.count()
  expect(await accountsOf(twenty((index) => servers[index % 2 === 0 ? 0 : 1]))).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(1)
  expect(await connectionOf()).toMatchObject({ state: 'connected', tokens_version: version + 1 })
})

test('a token that Dynamics took back is renewed once by two processes', async () => {
  const before = tokenRequests.count()
  emulator.faults.expireAccessTokens('mia')
  expect(await accountsOf(twenty((index) => servers[index % 2 === 0 ? 0 : 1]))).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(1)
})

test('a process killed while Entra answers loses no connection: the other renews with the old refresh token when the lease ends', async () => {
  const { version, refreshToken } = await letTokenExpire()
  const before = tokenRequests.count()
  tokenRequests.holdReplies()
  const lost = read(servers[1], '/api/accounts').then(
    () => 'answered',
    () => 'cut',
  )
  await vi.waitFor(() => expect(tokenRequests.held()).toBe(1), { timeout: 20_000, interval: 20 })
  await servers[1].end('SIGKILL')
  expect(await lost).toBe('cut')
  // Entra has issued new tokens that nobody has; the old refresh token is what is kept.
  const left = await connectionOf()
  expect(left).toMatchObject({ state: 'connected', tokens_version: version, refresh_lease_id: expect.any(String) })
  expect(openTokens(left.tokens).refreshToken).toBe(refreshToken)

  tokenRequests.release()
  expect(await accountsOf(twenty(() => servers[0]))).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(2)
  const now = await connectionOf()
  expect(now).toMatchObject({ state: 'connected', tokens_version: version + 1, refresh_lease_id: null })
  expect(openTokens(now.tokens).refreshToken).not.toBe(refreshToken)
})

test('a process killed right after a renewal leaves the new tokens to the others, who ask Entra for nothing', async () => {
  const { version } = await letTokenExpire()
  const replacement = await start(await anyFreePort())
  servers[1] = replacement
  expect(await accountsOf([replacement])).toEqual([200])
  await replacement.end('SIGKILL')
  const before = tokenRequests.count()
  expect(await accountsOf(twenty(() => servers[0]))).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(0)
  expect(await connectionOf()).toMatchObject({ state: 'connected', tokens_version: version + 1 })
})
