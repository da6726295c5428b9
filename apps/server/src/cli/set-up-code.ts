import { mkdir } from 'node:fs/promises'
import { issueSetUpCode } from '@liaison/crm'
import { type Config, loadConfig } from '../config.ts'
import { lockFolder } from '../data-folder/folder-lock.ts'
import { openDatabase } from '../database/open-database.ts'

/** Prints a one-time code with which a further environment is set up, at `/setup` of a running server. */
export async function setUpCode(): Promise<void> {
  const config = loadConfig()
  const code = await issueCode(config)
  console.log(`Open ${config.publicUrl}/setup and enter this code, which works once: ${code ?? ''}`)
}

/** @throws {FolderInUseError} with the embedded database, while a server runs on it. */
export async function issueCode(config: Config): Promise<string | undefined> {
  if (config.databaseUrl === undefined) await mkdir(config.dataFolder, { recursive: true })
  const lock = config.databaseUrl === undefined ? await lockFolder(config.dataFolder, { pid: process.pid }) : undefined
  try {
    const { pool, db } = await openDatabase(config)
    try {
      return await issueSetUpCode({ db, clock: { now: () => new Date() } }, { another: true })
    } finally {
      await pool.close()
    }
  } finally {
    await lock?.release()
  }
}
