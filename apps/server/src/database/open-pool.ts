import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Pool } from 'pg'
import type { Secret } from '../secret.ts'
import { makeEmbedded } from './make-embedded.ts'
import { openEngine } from './open-engine.ts'

/** One way to the database, whichever it is: everything above speaks `pg`. */
export interface OpenPool {
  kind: 'embedded' | 'postgres'
  pool: Pool
  /** The embedded engine when there is one; only its LISTEN is used besides the pool. */
  embedded: PGlite | undefined
  close(): Promise<void>
}

/** PostgreSQL behind `url`. */
export async function openPostgres(url: Secret): Promise<OpenPool> {
  const pool = new Pool({ connectionString: url.reveal(), max: 10, application_name: 'liaison' })
  // An idle connection that the server closes emits on the pool; without a listener that ends the process.
  pool.on('error', () => undefined)
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw new DatabaseUnreachableError(error)
  }
  return { kind: 'postgres', pool, embedded: undefined, close: () => pool.end() }
}

/** The embedded database in `folder`. The caller holds the folder's lock: PGlite takes none of its own. */
export async function openEmbedded(folder: string): Promise<OpenPool> {
  const database = join(folder, 'database')
  await makeEmbedded(database)
  return fromPglite(await openEngine(database))
}

export function fromPglite(embedded: PGlite): OpenPool {
  // One connection, as `createPgConfig` says; the pool must never drop it for being idle.
  const pool = new Pool(Object.assign(createPgConfig(embedded), { max: 1, idleTimeoutMillis: 0 }))
  return {
    kind: 'embedded',
    pool,
    embedded,
    async close() {
      await pool.end()
      if (!embedded.closed) await embedded.close()
    },
  }
}

export class DatabaseUnreachableError extends Error {
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`The database in DATABASE_URL cannot be reached: ${reason}. Check that it runs and that the URL is right.`, {
      cause,
    })
    this.name = 'DatabaseUnreachableError'
  }
}
