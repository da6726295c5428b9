import { type Kysely, type Migration, Migrator } from 'kysely'
import type { Db } from '../database.ts'
import { up as firstTables } from './2026-11-23-first-tables.ts'
import { up as dataversePauses } from './2026-11-24-dataverse-pauses.ts'
import { up as people } from './2026-11-24-people.ts'
import { up as notices } from './2026-11-25-notices.ts'

/** In the order of their names; frozen once released, and without a way back: restore a backup instead. */
const migrations: Record<string, Migration> = {
  '2026-11-23-first-tables': { up: firstTables },
  '2026-11-24-dataverse-pauses': { up: dataversePauses },
  '2026-11-24-people': { up: people },
  '2026-11-25-notices': { up: notices },
}

/**
 * Brings the database to the newest schema. Servers that start at once wait for each other.
 *
 * @throws what stopped a migration; the ones before it stay done.
 */
export async function migrate(db: Db): Promise<void> {
  // It does not throw: a failed migration is in what it answers.
  const { error } = await migratorOf(db).migrateToLatest()
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('The database cannot be migrated', { cause: error })
}

/** Names of the migrations that `migrate` would run; reads only. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const all = await migratorOf(db).getMigrations()
  return all.flatMap(({ name, executedAt }) => (executedAt === undefined ? [name] : []))
}

const migratorOf = (db: Db): Migrator =>
  new Migrator({
    // The migrator reads no table of ours.
    db: db as unknown as Kysely<unknown>,
    provider: { getMigrations: async () => migrations },
  })
