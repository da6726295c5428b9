import { type Database, migrate } from '@liaison/crm'
import { Kysely, PostgresDialect } from 'kysely'
import type { Config } from '../config.ts'
import { openEmbedded, type OpenPool, openPostgres } from './open-pool.ts'

export interface OpenDatabase {
  pool: OpenPool
  db: Kysely<Database>
}

type Where = Pick<Config, 'databaseUrl' | 'dataFolder'>

/** The database of the configuration, at its newest schema. The embedded one needs the data folder's lock. */
export async function openDatabase(where: Where): Promise<OpenDatabase> {
  const { pool, db } = await openDatabaseAsItIs(where)
  await migrate(db).catch(async (error: unknown) => {
    await pool.close()
    throw error
  })
  return { pool, db }
}

/** The same with whatever schema it has, for who only looks. */
export async function openDatabaseAsItIs({ databaseUrl, dataFolder }: Where): Promise<OpenDatabase> {
  const pool = databaseUrl === undefined ? await openEmbedded(dataFolder) : await openPostgres(databaseUrl)
  return { pool, db: new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool.pool }) }) }
}
