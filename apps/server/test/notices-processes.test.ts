import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { type Database, issueSetUpCode } from '@liaison/crm'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { selfSignedCertificate } from '../../../packages/dataverse/test/builders/self-signed-certificate.ts'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { Walker } from '../src/cli/journey/walker.ts'
import { openPostgres } from '../src/database/open-pool.ts'
import { anyFreePort } from '../src/free-port.ts'
import { type Person, personWith } from './demo-server.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { startPostgres } from './postgres.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

const password = `p@ss ${randomBytes(12).toString('base64')}`
let mail: MailServer
let postgres: Awaited<ReturnType<typeof startPostgres>>
let emulator: Emulator
let pool: Awaited<ReturnType<typeof openPostgres>>
let db: Kysely<Database>
let folder: string
let publicUrl: string
let ada: Person
let start: (port?: number) => Promise<ServerProcess>
const servers: ServerProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-mail-'))
  // A mail server of the company's own authority.
  const { certificate, privateKey } = selfSignedCertificate('localhost')
  const authority = join(folder, 'authority.pem')
  await writeFile(authority, certificate)
  mail = await startMailServer({ certificate, privateKey, secure: true, user: 'liaison', password })
  ;[postgres, emulator] = await Promise.all([startPostgres(), startEmulator({ seed: 'empty', userConsent: 'granted' })])
  const first = await anyFreePort()
  publicUrl = `http://localhost:${first}`
  const encryptionKey = randomBytes(32).toString('base64')
  start = async (port = first) => {
    const server = await startServerProcess({
      port,
      publicUrl,
      databaseUrl: postgres.url,
      encryptionKey,
      emulator,
      env: {
        SMTP_URL: `smtps://liaison:${encodeURIComponent(password)}@localhost:${mail.port}`,
        MAIL_FROM: 'Liaison <liaison@contoso.example>',
        NODE_EXTRA_CA_CERTS: authority,
      },
    })
    servers.push(server)
    return server
  }
  await Promise.all([start(), start(await anyFreePort())])
  pool = await openPostgres(postgres.url)
  db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool.pool }) })
  const code = await issueSetUpCode({ db, clock: { now: () => new Date() } }, { another: true })
  const nobody = personWith(new Walker(), publicUrl)
  await nobody.post('/api/setup/environment', { code, url: emulator.environmentUrl })
  const walker = new Walker()
  await signIn(walker, publicUrl, 'Ada Lindqvist')
  ada = personWith(walker, publicUrl)
}, 120_000)
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end('SIGKILL')))
  await pool?.close()
  await emulator?.stop()
  await postgres?.stop()
  await mail?.stop()
  await rm(folder, { recursive: true, force: true })
})

const invite = async (sendTo: string) =>
  expect((await ada.post('/api/invitations', { role: 'member', sendTo })).status).toBe(201)
const statesOf = async (address: string): Promise<string[]> => {
  const rows = await db.selectFrom('notices').select('state').where('address', '=', address).execute()
  return rows.map(({ state }) => state)
}
const patiently = { timeout: 60_000, interval: 100 }

test('two servers send each mail once, over TLS and signed in, to a server that a company vouches for itself', async () => {
  const addresses = Array.from({ length: 12 }, (_, index) => `person-${index}@contoso.example`)
  await Promise.all(addresses.map(invite))
  await vi.waitFor(async () => {
    const sent = await db.selectFrom('notices').selectAll().where('state', '=', 'sent').execute()
    expect(sent).toHaveLength(12)
  }, patiently)
  expect(mail.mails.flatMap(({ recipients }) => recipients).toSorted()).toEqual(addresses.toSorted())
  expect(new Set(mail.mails.map(({ user, overTls }) => `${user} ${overTls}`))).toEqual(new Set(['liaison true']))
  expect(new Set(mail.mails.map(({ headers }) => headers['message-id'])).size).toBe(12)
  expect(await secretsShown()).toEqual([])
})

/** In what the servers printed, or in a row. */
async function secretsShown(): Promise<string[]> {
  const printed = servers.map((server) => server.output()).join('')
  expect(printed).toContain('"event":"notice.sent"')
  const codes = mail.mails.map(({ text }) => /#\S+\.(\S+)/.exec(text)?.[1] ?? '')
  expect(codes.every((code) => code.length > 20)).toBe(true)
  const { rows } = await sql<{ text: string }>`select each::text as text from notices each`.execute(db)
  expect(rows.length).toBeGreaterThan(0)
  const secrets = [password, encodeURIComponent(password), Buffer.from(password).toString('base64'), ...codes]
  return secrets.filter((secret) => printed.includes(secret) || rows.some(({ text }) => text.includes(secret)))
}

test('a server killed between handing a mail over and writing that down has it sent once more, as the same mail', async () => {
  const address = 'twice@contoso.example'
  const received = () => mail.mails.filter(({ recipients }) => recipients.includes(address))
  let release = () => undefined as void
  mail.beforeTaken(async () => new Promise<void>((resolve) => (release = resolve)))
  await invite(address)
  await vi.waitFor(() => expect(received()).toHaveLength(1), patiently)
  // Which of them it is nobody knows.
  await Promise.all(servers.map((server) => server.end('SIGKILL')))
  mail.beforeTaken(() => Promise.resolve())
  release()
  expect(await statesOf(address)).toEqual(['sending'])
  // That their turn and their lease are over is noticed after minutes, which are not waited for here.
  await sql`delete from pgboss.job where name = 'send-notices'`.execute(db)
  await start()
  await sql`update notices set leased_until = clock_timestamp() where state = 'sending'`.execute(db)
  await vi.waitFor(async () => expect(await statesOf(address)).toEqual(['sent']), patiently)
  expect(received()).toHaveLength(2)
  const [one, other] = received()
  expect(other?.headers['message-id']).toBe(one?.headers['message-id'])
  expect(other?.text).toBe(one?.text)
})
