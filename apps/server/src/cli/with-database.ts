import { mkdir } from 'node:fs/promises'
import type { Db } from '@liaison/crm'
import type { Config } from '../config.ts'
import { lockFolder } from '../data-folder/folder-lock.ts'
import { openDatabase } from '../database/open-database.ts'

/**
 * For a command that changes something: the database, migrated, for as long as `work` takes.
 *
 * @throws {FolderInUseError} with the embedded database, while a server runs on it.
 */
export async function withDatabase<T>(config: Config, work: (db: Db) => Promise<T>): Promise<T> {
  if (config.databaseUrl === undefined) await mkdir(config.dataFolder, { recursive: true })
  const lock = config.databaseUrl === undefined ? await lockFolder(config.dataFolder, { pid: process.pid }) : undefined
  try {
    const { pool, db } = await openDatabase(config)
    try {
      return await work(db)
    } finally {
      await pool.close()
    }
  } finally {
    await lock?.release()
  }
}
