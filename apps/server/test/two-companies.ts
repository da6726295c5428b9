import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inWorkspace, issueSetUpCode, setUpEnvironment } from '@liaison/crm'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { sql } from 'kysely'
import { type App, createApp } from '../src/app.ts'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { Walker } from '../src/cli/journey/walker.ts'
import { loadConfig } from '../src/config.ts'
import { anyFreePort } from '../src/free-port.ts'
import { type Person, personWith } from './demo-server.ts'

export interface TwoCompanies {
  app: App
  url: string
  north: Company
  south: Company
  stop(): Promise<void>
}

export interface Company {
  emulator: Emulator
  /** A browser in which this person signed in. */
  signedIn(person: string): Promise<Person>
  /** Every row that our database keeps of the company, by table. */
  rows(): Promise<Record<string, Record<string, unknown>[]>>
}

/** One installation that two companies use, with the same people in both. */
export async function startTwoCompanies(): Promise<TwoCompanies> {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-companies-'))
  const registration = { clientId: '4f1f6c5e-0d5c-4c7c-9a55-2f6f3c1d8e01', clientSecret: 'shared by both' }
  const emulators = await Promise.all([startCompany(registration), startCompany(registration)])
  const port = await anyFreePort()
  const app = createApp(
    loadConfig({
      PORT: String(port),
      DATA_DIR: folder,
      ENTRA_CLIENT_ID: registration.clientId,
      ENTRA_CLIENT_SECRET: registration.clientSecret,
      EXTRA_DATAVERSE_HOSTS: emulators.map(({ environmentUrl }) => new URL(environmentUrl).host).join(','),
    }),
  )
  await app.start()
  const [north, south] = [await setUp(app, emulators[0]), await setUp(app, emulators[1])]
  return {
    app,
    url: app.url,
    north,
    south,
    async stop() {
      await app.stop()
      await Promise.all(emulators.map((emulator) => emulator.stop()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const startCompany = async (registration: { clientId: string; clientSecret: string }): Promise<Emulator> =>
  startEmulator({ seed: 'empty', userConsent: 'granted', ...registration })

async function setUp(app: App, emulator: Emulator): Promise<Company> {
  const { environmentUrl } = emulator
  const code = (await issueSetUpCode(app.deps, { another: true })) ?? ''
  await setUpEnvironment(app.deps, { code, url: environmentUrl })
  const workspaceId = await workspaceAt(app, environmentUrl)
  return {
    emulator,
    async signedIn(person) {
      const walker = new Walker()
      const somebody = personWith(walker, app.url)
      const chosen = await somebody.post('/api/session/environment', { url: environmentUrl })
      if (chosen.status !== 200) throw new Error(`The environment could not be chosen: ${chosen.status}`)
      await signIn(walker, app.url, person)
      return somebody
    },
    rows: async () => rowsOf(app, workspaceId),
  }
}

/** As whoever owns the database, whom no rule holds back. */
async function workspaceAt({ deps: { db } }: App, environmentUrl: string): Promise<string> {
  const row = await db
    .selectFrom('workspaces')
    .select('workspace_id')
    .where('environment_url', '=', environmentUrl)
    .executeTakeFirstOrThrow()
  return row.workspace_id
}

async function rowsOf({ deps: { db } }: App, workspaceId: string): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = await sql<{ table_name: string }>`
    select distinct table_name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' and table_name <> 'sessions' order by 1`.execute(db)
  return inWorkspace(db, workspaceId, async (trx) => {
    const found: Record<string, Record<string, unknown>[]> = {}
    for (const { table_name } of tables.rows) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table_name)} order by 1, 2`.execute(
        trx,
      )
      found[table_name] = rows
    }
    return found
  })
}
