import { issueSetUpCode } from '@liaison/crm'
import { type Config, loadConfig } from '../config.ts'
import { withDatabase } from './with-database.ts'

/** Prints a one-time code with which a further environment is set up, at `/setup` of a running server. */
export async function setUpCode(): Promise<void> {
  const config = loadConfig()
  const code = await issueCode(config)
  console.log(`Open ${config.publicUrl}/setup and enter this code, which works once: ${code ?? ''}`)
}

/** @throws {FolderInUseError} with the embedded database, while a server runs on it. */
export async function issueCode(config: Config): Promise<string | undefined> {
  return withDatabase(config, async (db) => issueSetUpCode({ db, clock: { now: () => new Date() } }, { another: true }))
}
