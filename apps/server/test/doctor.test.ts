import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inWorkspace, issueSetUpCode, setUpEnvironment } from '@liaison/crm'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { selfSignedCertificate } from '../../../packages/dataverse/test/builders/self-signed-certificate.ts'
import { type App, createApp } from '../src/app.ts'
import { examineFromOutside } from '../src/cli/doctor.ts'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { Walker } from '../src/cli/journey/walker.ts'
import { type Config, loadConfig } from '../src/config.ts'
import { keyInFolder } from '../src/data-folder/encryption-key.ts'
import { examine } from '../src/doctor/examine.ts'
import type { Examined } from '../src/doctor/examined.ts'
import type { Check, CheckName, DoctorReport } from '../src/doctor/report.ts'
import { entraClients } from '../src/entra-clients.ts'
import { anyFreePort } from '../src/free-port.ts'
import { Secret } from '../src/secret.ts'
import { type Person, personWith } from './demo-server.ts'

const registered = selfSignedCertificate()
let emulator: Emulator
let app: App
let config: Config
let folder: string
let admin: Person
let member: Person
let redirectUris: string[]
let key: Secret

beforeAll(async () => {
  emulator = await startEmulator({
    seed: 'empty',
    userConsent: 'granted',
    clientCertificates: [registered.certificate],
  })
  folder = await mkdtemp(join(tmpdir(), 'liaison-doctor-'))
  config = configWith({ ENTRA_CERTIFICATE: registered.certificate, ENTRA_CERTIFICATE_KEY: registered.privateKey })
  config = { ...config, port: await anyFreePort() }
  config = { ...config, publicUrl: `http://localhost:${config.port}` }
  redirectUris = [`${config.publicUrl}/auth/callback`, `${config.publicUrl}/auth/admin-consent/callback`]
  app = createApp(config)
  await app.start()
  key = await keyInFolder(folder)
  const code = (await issueSetUpCode(app.deps)) ?? ''
  await setUpEnvironment(app.deps, { code, url: emulator.environmentUrl })
  admin = await signedIn('Mia Keller')
  member = await signedIn('Tom')
})
afterAll(async () => {
  await app?.stop()
  await emulator?.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => emulator.entra.setApplication({ redirectUris }))

function configWith(credential: Record<string, string>): Config {
  return loadConfig({
    DATA_DIR: folder,
    ENTRA_CLIENT_ID: emulator.clientId,
    EXTRA_DATAVERSE_HOSTS: new URL(emulator.environmentUrl).host,
    ...credential,
  })
}

async function signedIn(person: string): Promise<Person> {
  const walker = new Walker()
  await signIn(walker, app.url, person)
  return personWith(walker, app.url)
}

/** The running installation, with what the test has changed of it. */
async function examined(
  changes: Partial<Examined> = {},
  options?: Parameters<typeof examine>[1],
): Promise<DoctorReport> {
  const { deps } = app
  const patient = changes.config ?? config
  return examine(
    {
      config: patient,
      database: { kind: 'open', db: deps.db },
      keys: [key],
      transport: deps.transport,
      entraFor: entraClients(patient),
      now: () => new Date(),
      serving: true,
      ...changes,
    },
    options,
  )
}

function checkOf({ checks }: DoctorReport, name: CheckName): Check {
  const [check, another] = checks.filter((each) => each.name === name)
  if (check === undefined || another !== undefined) throw new Error(`Not one ${name} in ${JSON.stringify(checks)}`)
  return check
}

describe('an installation in order, whose application has a certificate', () => {
  test('is said to be so, check by check, to an administrator', async () => {
    const { status, body } = await admin.get('/api/doctor')
    expect(status).toBe(200)
    const report = body as DoctorReport
    expect(Object.fromEntries(report.checks.map(({ name, state }) => [name, state]))).toEqual({
      // It can be opened on this machine only.
      'public-address': 'warning',
      'redirect-addresses': 'ok',
      credential: 'ok',
      'sign-in-service': 'ok',
      environment: 'ok',
      permission: 'ok',
      clock: 'ok',
      database: 'ok',
      keys: 'ok',
      'data-folder': 'ok',
      mail: 'not-checked',
      runtime: 'ok',
    })
    expect(report.state).toBe('warning')
    expect(checkOf(report, 'credential').finding).toBe('The certificate is good until 2049-12-31.')
    expect(checkOf(report, 'redirect-addresses').values).toEqual(redirectUris)
    expect(checkOf(report, 'permission').finding).toBe('The permission user_impersonation works: 2 connected.')
    expect(checkOf(report, 'keys').finding).toBe(
      'What is stored under seal (2) opens with the one key that is configured.',
    )
  })

  test('is nothing that a member or a stranger may look into', async () => {
    expect(await member.get('/api/doctor')).toMatchObject({ status: 403, body: { code: 'admin_only' } })
    const stranger = personWith(new Walker(), app.url)
    expect(await stranger.get('/api/doctor')).toMatchObject({ status: 401, body: { code: 'sign_in_required' } })
  })
})

describe('what is wrong is found, with its mend', () => {
  test('a client secret that is wrong, and one that has expired', async () => {
    const wrong = await examined({ config: { ...config, ...configWith({ ENTRA_CLIENT_SECRET: 'another secret' }) } })
    expect(checkOf(wrong, 'credential')).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('AADSTS7000215'),
      mend: expect.stringContaining('not its id'),
    })
    expect(wrong.state).toBe('problem')
    expect(JSON.stringify(wrong)).not.toContain('another secret')
    emulator.entra.setApplication({
      secrets: [{ value: 'former secret', expiresAt: new Date(emulator.clock.now().getTime() - 1_000) }],
    })
    const expired = await examined({ config: { ...config, ...configWith({ ENTRA_CLIENT_SECRET: 'former secret' }) } })
    expect(checkOf(expired, 'credential')).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('AADSTS7000222'),
      mend: expect.stringContaining('new secret'),
    })
  })

  test('a certificate that nobody registered, one that ends soon, and one that has ended', async () => {
    const withCertificate = async (made: typeof registered) =>
      checkOf(
        await examined({
          config: {
            ...config,
            entra: configWith({ ENTRA_CERTIFICATE: made.certificate, ENTRA_CERTIFICATE_KEY: made.privateKey }).entra,
          },
        }),
        'credential',
      )
    expect(await withCertificate(selfSignedCertificate())).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('not accepted'),
    })
    const soon = selfSignedCertificate('soon', { validTo: new Date(Date.now() + 10.5 * 24 * 60 * 60_000) })
    emulator.entra.setApplication({ certificates: [registered.certificate, soon.certificate] })
    expect(await withCertificate(soon)).toMatchObject({
      state: 'warning',
      finding: expect.stringMatching(/in 10 days\.$/),
      mend: expect.stringContaining('ENTRA_CERTIFICATE_KEY'),
    })
    const ended = selfSignedCertificate('ended', { validTo: new Date('2024-03-01T00:00:00Z') })
    expect(await withCertificate(ended)).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('ended on 2024-03-01'),
    })
  })

  test('a redirect address that is not registered', async () => {
    emulator.entra.setApplication({ redirectUris: redirectUris.slice(0, 1) })
    expect(checkOf(await examined(), 'redirect-addresses')).toMatchObject({
      state: 'problem',
      values: [redirectUris[1]],
      mend: expect.stringContaining('platform Web'),
    })
  })

  test('an address that is not ours, one that sends on, and one where nothing is', async () => {
    const at = async (publicUrl: string) =>
      checkOf(await examined({ config: { ...config, publicUrl } }), 'public-address')
    expect(await at(emulator.environmentUrl)).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('HTTP'),
    })
    const moved = createServer((_request, reply) =>
      reply.writeHead(301, { location: 'https://elsewhere.example/x' }).end(),
    )
    await new Promise<void>((resolve) => moved.listen(0, '127.0.0.1', resolve))
    expect(await at(`http://127.0.0.1:${(moved.address() as AddressInfo).port}`)).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('sends browsers on to https://elsewhere.example.'),
    })
    moved.close()
    expect(await at('http://localhost:9')).toMatchObject({ state: 'warning', mend: expect.stringContaining('DNS') })
  })

  test('a clock that is wrong, either way', async () => {
    const by = async (minutes: number) =>
      checkOf(await examined({ now: () => new Date(Date.now() + minutes * 60_000) }), 'clock')
    expect(await by(7)).toMatchObject({ state: 'problem', finding: expect.stringContaining('7 minutes ahead') })
    expect(await by(-3)).toMatchObject({ state: 'problem', finding: expect.stringContaining('3 minutes behind') })
    expect(await by(1)).toMatchObject({ state: 'ok' })
  })

  test('keys: a former one that is still needed, one that can go, and one that is missing', async () => {
    const former = key
    const fresh = new Secret(Buffer.alloc(32, 9).toString('base64'))
    expect(checkOf(await examined({ keys: [fresh, former] }), 'keys')).toMatchObject({
      state: 'warning',
      finding: expect.stringMatching(/^2 connections are still sealed with a former key .*, 0 with the newest\.$/),
    })
    expect(checkOf(await examined({ keys: [former, fresh] }), 'keys')).toMatchObject({
      state: 'ok',
      finding: expect.stringContaining('can be taken out'),
    })
    const { workspace_id: only } = await app.deps.db
      .selectFrom('workspaces')
      .select('workspace_id')
      .executeTakeFirstOrThrow()
    const ofOne = checkOf(await examined({ keys: [former, fresh], only }), 'keys')
    expect(ofOne).toMatchObject({ state: 'ok', finding: 'Everything of this workspace is sealed with the newest key.' })
    const lost = await examined({ keys: [fresh] })
    expect(checkOf(lost, 'keys')).toMatchObject({ state: 'problem', mend: expect.stringContaining('former key') })
    expect(JSON.stringify(lost)).not.toContain(former.reveal())
  })

  test('people who wait for the approval, with the link for their administrator', async () => {
    const { deps } = app
    const { workspace_id: id } = await deps.db.selectFrom('workspaces').select('workspace_id').executeTakeFirstOrThrow()
    const setState = async (from: string, to: string) =>
      inWorkspace(deps.db, id, async (trx) =>
        sql`update connections set state = ${to}, problem = ${to === 'connected' ? null : '{}'}::jsonb
          where member_id in (select member_id from members where username like 'tom%') and state = ${from}`.execute(
          trx,
        ),
      )
    await setState('connected', 'consent-required')
    try {
      expect(checkOf(await examined(), 'permission')).toMatchObject({
        state: 'warning',
        finding: expect.stringContaining('One person waits'),
        mend: expect.stringContaining(`/auth/admin-consent?workspace=${id}`),
      })
    } finally {
      await setState('consent-required', 'connected')
    }
  })

  test('a key file that others can read', async () => {
    await chmod(join(folder, 'encryption-key'), 0o644)
    try {
      expect(checkOf(await examined(), 'data-folder')).toMatchObject({
        state: 'problem',
        mend: expect.stringContaining('chmod 600'),
      })
    } finally {
      await chmod(join(folder, 'encryption-key'), 0o600)
    }
  })

  test('Microsoft out of reach: each check says so within its time, and the others are not held up', async () => {
    const report = await examined({ transport: () => new Promise(() => undefined) }, { withinMs: 50 })
    expect(checkOf(report, 'environment')).toMatchObject({ state: 'problem', finding: 'No answer came in time.' })
    expect(checkOf(report, 'clock').state).toBe('not-checked')
    expect(checkOf(report, 'database').state).toBe('ok')
  })
})

describe('a database that cannot be used', () => {
  test('is told with its reason and without its password', async () => {
    const databaseUrl = new Secret('postgres://liaison:the-password@127.0.0.1:9/liaison')
    const report = await examineFromOutside({ ...config, databaseUrl, encryptionKeys: [key] })
    expect(checkOf(report, 'database')).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('ECONNREFUSED'),
      mend: expect.stringContaining('DATABASE_URL'),
    })
    expect(JSON.stringify(report)).not.toContain('the-password')
  })

  test('is asked for what it lacks: row-level security of a table, and migrations', async () => {
    const { db } = app.deps
    await sql`alter table invitations no force row level security`.execute(db)
    expect(checkOf(await examined(), 'database')).toMatchObject({
      state: 'problem',
      finding: expect.stringContaining('invitations'),
    })
    await sql`alter table invitations force row level security`.execute(db)
    const { rows } = await sql<{ name: string; timestamp: string }>`
      delete from kysely_migration where name = (select max(name) from kysely_migration) returning *`.execute(db)
    const before = await examined()
    await sql`insert into kysely_migration values (${rows[0]?.name}, ${rows[0]?.timestamp})`.execute(db)
    expect(checkOf(before, 'database')).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining(rows[0]?.name ?? 'a migration'),
    })
    expect(before.checks.map(({ name }) => name)).not.toContain('keys')
  })
})
