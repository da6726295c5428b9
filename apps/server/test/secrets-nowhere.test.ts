import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issueSetUpCode } from '@liaison/crm'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type App, createApp } from '../src/app.ts'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { type WalkedPage, Walker } from '../src/cli/journey/walker.ts'
import { loadConfig } from '../src/config.ts'
import { anyFreePort } from '../src/free-port.ts'
import { jsonLog } from '../src/log.ts'
import { layAccount, type Person, personWith } from './demo-server.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { type Exchange, recordTraffic, secretsFound, secretsIn } from './recorded-traffic.ts'

let traffic: ReturnType<typeof recordTraffic>
let emulator: Emulator
let app: App
let folder: string
let mail: MailServer
let log = ''
let setUpCode: string
let passedMs = 0
/** What was secret in the whole line below, and the replies of Liaison in it. */
let secrets: Map<string, Set<string>>
let replies: Exchange[]

beforeAll(async () => {
  traffic = recordTraffic()
  folder = await mkdtemp(join(tmpdir(), 'liaison-secrets-'))
  // With what an address or JSON writes in another way.
  const clientSecret = `q~8&"${randomBytes(24).toString('base64')}`
  emulator = await startEmulator({ seed: 'demo', size: { accounts: 20 }, clientSecret })
  const mailPassword = `mail&"${randomBytes(18).toString('base64')}`
  mail = await startMailServer({ user: 'liaison', password: mailPassword })
  const config = loadConfig({
    PORT: String(await anyFreePort()),
    DATA_DIR: folder,
    ENTRA_CLIENT_ID: emulator.clientId,
    ENTRA_CLIENT_SECRET: clientSecret,
    EXTRA_DATAVERSE_HOSTS: new URL(emulator.environmentUrl).host,
    SMTP_URL: `smtp://liaison:${encodeURIComponent(mailPassword)}@127.0.0.1:${mail.port}`,
    MAIL_FROM: 'liaison@example.com',
  })
  app = createApp(config, {
    log: jsonLog((line) => (log += line)),
    clock: { now: () => new Date(Date.now() + passedMs) },
  })
  await app.start()
  setUpCode = (await issueSetUpCode(app.deps)) ?? ''
  await wholeLine()
  secrets = secretsIn(traffic.exchanges, new URL(app.url))
  secrets.set('mail password', new Set([mailPassword, encodeURIComponent(mailPassword)]))
  secrets.set('set-up code', new Set([setUpCode]))
  secrets.set('encryption key', new Set([(await readFile(join(folder, 'encryption-key'), 'utf8')).trim()]))
  replies = traffic.exchanges.filter(({ url }) => url.host === new URL(app.url).host)
}, 240_000)
afterAll(async () => {
  traffic?.stop()
  await app?.stop()
  await emulator?.stop()
  await mail?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Everything that has to do with a secret, as it should go and as it should not. */
async function wholeLine(): Promise<void> {
  const nobody = personWith(new Walker(), app.url)
  await nobody.post('/api/setup/environment', { code: 'AAAA-BBBB-CCCC-DDDD', url: emulator.environmentUrl })
  expect((await nobody.post('/api/setup/environment', { code: setUpCode, url: emulator.environmentUrl })).status).toBe(
    200,
  )
  const ada = await signedIn('Ada Lindqvist')
  await consents(ada)
  const mia = await signedIn('Mia Keller')
  const apiKey = await programs(ada)
  await people(ada)
  await writes(mia)
  await renewals(mia)
  await mistakes(ada, apiKey)
  for (const path of [
    '/api/audit',
    '/api/audit/export',
    '/api/doctor',
    '/api/keys',
    '/api/invitations',
    '/api/session',
  ]) {
    expect((await ada.get(path)).status, path).toBe(200)
  }
  expect((await mia.post('/api/connection/disconnect')).status).toBe(204)
  expect((await ada.post('/auth/sign-out')).status).toBe(204)
}

async function signedIn(person: string): Promise<Person> {
  const walker = new Walker()
  await signIn(walker, app.url, person)
  return personWith(walker, app.url)
}

async function walk(walker: Walker, start: string, labels: string[]): Promise<WalkedPage> {
  let page = await walker.open(new URL(start, app.url))
  for (const label of labels) page = (await walker.press(page, label)) ?? page
  return page
}

async function consents(ada: Person): Promise<void> {
  emulator.faults.revokeConsent()
  emulator.consent.require('allowed')
  const declined = await walk(new Walker(), '/auth/sign-in', ['Tom Brandt', 'Cancel'])
  expect(declined.url.pathname).toBe('/connect')
  emulator.consent.require('admin-required')
  await walk(new Walker(), '/auth/sign-in', ['Tom Brandt'])
  await walk(ada.walker, '/auth/admin-consent', ['Ada Lindqvist', 'Cancel'])
  const granted = await walk(ada.walker, '/auth/admin-consent', ['Ada Lindqvist', 'Accept'])
  expect(granted.url.href).toContain('granted')
}

async function programs(ada: Person): Promise<string> {
  const made = await ada.post('/api/keys', { name: 'A program', scopes: ['read', 'connect'] })
  expect(made.status).toBe(201)
  const rotated = await ada.post(`/api/keys/${made.body.key.id}/rotate`, { formerEndsInHours: 1 })
  expect(rotated.status).toBe(200)
  const key: string = rotated.body.secret
  const authorization = `Bearer ${key}`
  const nobody = personWith(new Walker(), app.url)
  expect((await nobody.send('GET', '/api/accounts', undefined, { authorization })).status).toBe(200)
  const link = await nobody.send('POST', '/api/connect-links', { reference: 'tom-7' }, { authorization })
  expect(link.status).toBe(201)
  const [, code] = String(link.body.url).split('#')
  const tom = personWith(new Walker(), app.url)
  expect((await tom.post('/api/connect-links/preview', { code })).status).toBe(200)
  expect((await tom.post('/api/session/connect-link', { code })).status).toBe(204)
  const linked = await walk(tom.walker, '/auth/sign-in', ['Tom Brandt', 'Accept'])
  expect(linked.url.href).toContain('/link?connected=true')
  return key
}

async function people(ada: Person): Promise<void> {
  const made = await ada.post('/api/invitations', { role: 'member', label: 'Somebody', sendTo: 'somebody@example.com' })
  expect(made.status).toBe(201)
  const [, code] = String(made.body.link).split('#')
  await vi.waitFor(() => expect(mail.mails).toHaveLength(1), { timeout: 40_000, interval: 100 })
  expect(mail.mails[0]?.text).toContain(code)
  const guest = personWith(new Walker(), app.url)
  expect((await guest.post('/api/session/invitation', { code })).status).toBe(204)
  await signIn(guest.walker, app.url, 'Mia Keller')
}

async function writes(mia: Person): Promise<void> {
  const account = layAccount({ emulator: () => emulator }, 'Secrets nowhere')
  const change = { kind: 'update', table: 'account', id: account, fields: { telephone1: '+49 30 1' } }
  const { body: plan } = await mia.post('/api/plans', { changes: [change] })
  expect((await mia.post(`/api/plans/${plan.id}/approve`, { expectedHash: plan.hash })).status).toBe(200)
  await vi.waitFor(async () => expect((await mia.get(`/api/plans/${plan.id}`)).body.state).toBe('applied'), {
    timeout: 30_000,
    interval: 100,
  })
}

/** The access token ends: it is renewed; then Entra and Dynamics refuse in their ways. */
async function renewals(mia: Person): Promise<void> {
  passedMs += 2 * 60 * 60_000
  expect((await mia.get('/api/accounts')).status).toBe(200)
  emulator.faults.challengeClaims('mia')
  await mia.get('/api/accounts')
  emulator.faults.failNext({ status: 500, code: '0x80040216', message: 'An unexpected error occurred.' })
  await mia.get('/api/accounts')
  passedMs += 2 * 60 * 60_000
  emulator.faults.refuseToken({ aadsts: 7000222 })
  await mia.get('/api/accounts')
  emulator.faults.clear()
  await signIn(mia.walker, app.url, 'Mia Keller')
}

/** What was good once is sent again, changed, or to the wrong place. */
async function mistakes(ada: Person, key: string): Promise<void> {
  const nobody = personWith(new Walker(), app.url)
  const known = secretsIn(traffic.exchanges, new URL(app.url))
  const codes = ['invitation code', 'connect link code'].flatMap((kind) => [...(known.get(kind) ?? [])])
  const callbacks = traffic.exchanges.filter(({ url }) => url.pathname.endsWith('/callback')).map(({ url }) => url)
  expect(callbacks.length).toBeGreaterThan(5)
  for (const { pathname, search } of callbacks) {
    for (const accept of ['text/html', 'application/json']) {
      await ada.send('GET', `${pathname}${search}`, undefined, { accept })
      await nobody.send('GET', `${pathname}${search}`, undefined, { accept })
    }
  }
  for (const bad of [key, `${key}x`, key.slice(0, -1)]) {
    const authorization = `Bearer ${bad}`
    await nobody.send('POST', '/api/keys', { name: 'x', scopes: ['read'] }, { authorization })
    await nobody.send('GET', '/api/accounts', undefined, { authorization, 'liaison-member': 'somebody else' })
    await nobody.get(`/api/accounts/${bad}`)
    await nobody.get(`/api/nothing/${bad}`)
  }
  for (const code of codes) {
    for (const path of ['/api/session/invitation', '/api/session/connect-link', '/api/connect-links/preview']) {
      await nobody.post(path, { code })
      await nobody.post(path, { code: [code] })
    }
  }
  await nobody.post('/api/setup/environment', { code: setUpCode, url: emulator.environmentUrl })
}

const kinds = [
  'access_token',
  'api key',
  'client_secret',
  'code',
  'code_verifier',
  'connect link code',
  'encryption key',
  'id_token',
  'invitation code',
  'mail password',
  'nonce',
  'refresh_token',
  'session id',
  'set-up code',
  'state',
]

test('the line had secrets of every kind, and a search that finds them where they belong', () => {
  expect([...secrets.keys()].toSorted()).toEqual(kinds)
  const [token, ...others] = traffic.exchanges.filter(({ url }) => url.pathname.endsWith('/oauth2/v2.0/token'))
  expect(secretsFound(token?.body ?? '', secrets)).toEqual(expect.arrayContaining(['access_token', 'refresh_token']))
  expect(secretsFound(token?.requestBody ?? '', secrets)).toEqual(expect.arrayContaining(['client_secret', 'code']))
  expect(others.length).toBeGreaterThan(5)
  expect(replies.length).toBeGreaterThan(80)
})

test('no secret is in the log', () => {
  expect(log).toContain('sign_in.failed')
  expect(log).toContain('connection.refreshed')
  expect(log).toContain('notice.sent')
  expect(secretsFound(log, secrets)).toEqual([])
})

test('no secret is in a reply but where it is shown once', () => {
  const shownOnce: Record<string, RegExp> = {
    'api key': /^POST \/api\/keys(\/[\w-]+\/rotate)?$/,
    'invitation code': /^POST \/api\/invitations$/,
    'connect link code': /^POST \/api\/connect-links$/,
  }
  const leaks = replies.flatMap(({ method, url, body }) =>
    secretsFound(body, secrets)
      .filter((kind) => shownOnce[kind]?.test(`${method} ${url.pathname}`) !== true)
      .map((kind) => `${kind}: ${method} ${url.pathname}`),
  )
  expect(leaks).toEqual([])
})

test('headers carry the session id in the cookie alone; a redirect within Liaison carries nothing, one to Microsoft state and nonce', () => {
  const leaks = replies.flatMap(({ method, url, headers }) =>
    [...headers].flatMap(([name, value]) => {
      const toEntra = name === 'location' && value.startsWith(new URL(emulator.authorityUrl).origin)
      const allowed = name === 'set-cookie' ? ['session id'] : toEntra ? ['state', 'nonce'] : []
      return secretsFound(value, secrets)
        .filter((kind) => !allowed.includes(kind))
        .map((kind) => `${kind}: ${name} of ${method} ${url.pathname}`)
    }),
  )
  expect(leaks).toEqual([])
})

test('no secret is in any row of the database: tokens are sealed, everything else is a hash', async () => {
  const { db } = app.deps
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['connections', 'sessions', 'audit_events', 'job']),
  )
  const leaks: string[] = []
  let read = 0
  for (const { schema, name } of tables) {
    const { rows } = await sql<{
      text: string
    }>`select each::text as text from ${sql.table(`${schema}.${name}`)} each`.execute(db)
    read += rows.length
    leaks.push(...secretsFound(rows.map(({ text }) => text).join('\n'), secrets).map((kind) => `${kind}: ${name}`))
  }
  expect(read).toBeGreaterThan(50)
  expect(leaks).toEqual([])
})

test('no secret is in a file of the data folder, deleted rows and the write-ahead log included, but the encryption key in its own', async () => {
  await app.stop()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  expect(files.some((file) => file.includes('pg_wal'))).toBe(true)
  const leaks: string[] = []
  for (const file of files) {
    const text = await readFile(file, 'latin1')
    for (const kind of secretsFound(text, secrets)) leaks.push(`${kind}: ${file.slice(folder.length + 1)}`)
  }
  expect(leaks).toEqual(['encryption key: encryption-key'])
})
