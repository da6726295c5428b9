import { createKeyRing, type Database, inWorkspace, issueSetUpCode } from '@liaison/crm'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { Walker } from '../src/cli/journey/walker.ts'
import { openPostgres } from '../src/database/open-pool.ts'
import { anyFreePort } from '../src/free-port.ts'
import type { Secret } from '../src/secret.ts'
import { startPostgres } from './postgres.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

interface Tokens {
  accessToken: string
  refreshToken: string
  expiresAt: string
}

/** Liaison in processes of its own on a real PostgreSQL, set up, with Mia connected. */
export interface ProcessInstallation {
  /** Those it was started with. */
  servers: ServerProcess[]
  databaseUrl: Secret
  emulator: Emulator
  /** One more. Any of the keys first; the newest in front by default. */
  start(keys?: readonly Buffer[]): Promise<ServerProcess>
  /** As Mia, whichever server it is. */
  read(server: ServerProcess, path: string): Promise<Response>
  /** The statuses of one request each for Mia's accounts, sent at once. */
  accountsOf(servers: readonly ServerProcess[]): Promise<number[]>
  /** Mia's, as it is stored. */
  connection(): Promise<{
    state: string
    tokens: string | null
    tokens_version: number
    refresh_lease_id: string | null
  }>
  openTokens(sealed: string | null): Tokens
  /** Mia's access token is past its end, as after an hour in which she did nothing. Answers what is stored then. */
  letTokenExpire(keys?: readonly Buffer[]): Promise<{ version: number; refreshToken: string }>
  stop(): Promise<void>
}

/** One server for each ring of keys. */
export async function startProcessInstallation(rings: readonly (readonly Buffer[])[]): Promise<ProcessInstallation> {
  const [postgres, emulator] = await Promise.all([
    startPostgres(),
    startEmulator({ seed: 'empty', userConsent: 'granted' }),
  ])
  const [newest = []] = rings
  const everyKey = new Set<Buffer>()
  const ports = await Promise.all(rings.map(anyFreePort))
  const publicUrl = `http://localhost:${ports[0]}`
  const running: ServerProcess[] = []
  const startOn = async (port: number, keys: readonly Buffer[]): Promise<ServerProcess> => {
    for (const key of keys) everyKey.add(key)
    const encryptionKey = keys.map((key) => key.toString('base64')).join(',')
    const server = await startServerProcess({ port, publicUrl, databaseUrl: postgres.url, encryptionKey, emulator })
    running.push(server)
    return server
  }
  // At once, as an orchestrator starts them.
  const servers = await Promise.all(rings.map(async (keys, index) => startOn(ports[index] ?? 0, keys)))
  const pool = await openPostgres(postgres.url)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool.pool }) })
  const code = await issueSetUpCode({ db, clock: { now: () => new Date() } }, { another: true })
  await fetch(`${publicUrl}/api/setup/environment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, url: emulator.environmentUrl }),
  })

  const walker = new Walker()
  await signIn(walker, publicUrl, 'Mia Keller')
  const cookie = walker.cookies(new URL(publicUrl)) ?? ''
  const read = async ({ url }: ServerProcess, path: string): Promise<Response> =>
    fetch(`${url}${path}`, { headers: { cookie } })
  const { rows } = await sql<{ workspaceId: string; memberId: string }>`
    select workspace_id as "workspaceId", member_id as "memberId" from members`.execute(db)
  const [mia = { workspaceId: '', memberId: '' }] = rows
  const binding = { workspaceId: mia.workspaceId, owner: mia.memberId, purpose: 'tokens' } as const
  const openTokens = (sealed: string | null): Tokens =>
    JSON.parse(createKeyRing([...everyKey]).open(sealed ?? '', binding)) as Tokens
  const connection = async () =>
    inWorkspace(db, mia.workspaceId, async (trx) =>
      trx
        .selectFrom('connections')
        .select(['state', 'tokens', 'tokens_version', 'refresh_lease_id'])
        .where('member_id', '=', mia.memberId)
        .executeTakeFirstOrThrow(),
    )
  return {
    servers,
    databaseUrl: postgres.url,
    emulator,
    start: async (keys = newest) => startOn(await anyFreePort(), keys),
    read,
    accountsOf: async (asked) => Promise.all(asked.map(async (server) => (await read(server, '/api/accounts')).status)),
    connection,
    openTokens,
    async letTokenExpire(keys = newest) {
      const { tokens, tokens_version: version } = await connection()
      const opened = openTokens(tokens)
      const expired = JSON.stringify({ ...opened, expiresAt: new Date(Date.now() - 60_000).toISOString() })
      await inWorkspace(db, mia.workspaceId, async (trx) =>
        trx
          .updateTable('connections')
          .set({ tokens: createKeyRing(keys).seal(expired, binding), tokens_version: version + 1 })
          .where('member_id', '=', mia.memberId)
          .execute(),
      )
      return { version: version + 1, refreshToken: opened.refreshToken }
    },
    async stop() {
      await Promise.all(running.map((server) => server.end('SIGKILL')))
      await pool.close()
      await emulator.stop()
      await postgres.stop()
    },
  }
}
