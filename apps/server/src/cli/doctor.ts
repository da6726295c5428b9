import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { undiciTransport } from '@liaison/dataverse'
import { type Config, loadConfig } from '../config.ts'
import { askForReport } from '../data-folder/doctor-socket.ts'
import { existingKey } from '../data-folder/encryption-key.ts'
import { FolderInUseError, lockFolder } from '../data-folder/folder-lock.ts'
import { openDatabaseAsItIs, type OpenDatabase } from '../database/open-database.ts'
import { examine } from '../doctor/examine.ts'
import type { DatabaseAccess } from '../doctor/examined.ts'
import type { DoctorReport } from '../doctor/report.ts'
import { entraClients } from '../entra-clients.ts'
import { reportInWords } from './report-in-words.ts'

/** Prints what the doctor finds. The exit code is 1 when something is wrong; a warning is not. */
export async function doctor({ json = false }: { json?: boolean }): Promise<void> {
  const report = await examineFromOutside(loadConfig())
  console.log(json ? JSON.stringify(report) : reportInWords(report))
  if (report.state === 'problem') process.exitCode = 1
}

/** As another process than the server's: while that one has the embedded database, it is asked for its report. */
export async function examineFromOutside(config: Config): Promise<DoctorReport> {
  const transport = undiciTransport({ privateHosts: config.extraHosts })
  return withDatabase(config, async (database) =>
    examine({
      config,
      database,
      keys: await keysOf(config),
      transport,
      entraFor: entraClients(config),
      now: () => new Date(),
      serving: false,
    }),
  )
}

type Work = (database: DatabaseAccess) => Promise<DoctorReport>

async function keysOf({ encryptionKeys, dataFolder }: Config) {
  if (encryptionKeys) return encryptionKeys
  const key = await existingKey(dataFolder)
  return key && [key]
}

async function withDatabase(config: Config, work: Work): Promise<DoctorReport> {
  if (config.databaseUrl !== undefined) return opened(config, work)
  const made = await access(join(config.dataFolder, 'database')).then(
    () => true,
    () => false,
  )
  if (!made) return work({ kind: 'not-made-yet' })
  const lock = await lockFolder(config.dataFolder, { pid: process.pid }).catch((error: unknown) => {
    if (error instanceof FolderInUseError) return error
    throw error
  })
  if (lock instanceof FolderInUseError) {
    // Its own report has everything; without an answer the rest can still be told.
    return (await askForReport(config.dataFolder)) ?? work({ kind: 'held', url: lock.holder?.url })
  }
  try {
    return await opened(config, work)
  } finally {
    await lock.release()
  }
}

async function opened(config: Config, work: Work): Promise<DoctorReport> {
  let database: OpenDatabase
  try {
    database = await openDatabaseAsItIs(config)
  } catch (error) {
    return work({ kind: 'unreachable', reason: reasonOf(error) })
  }
  try {
    return await work({ kind: 'open', db: database.db })
  } finally {
    await database.pool.close()
  }
}

/** What PostgreSQL or the network says; neither repeats the password. */
function reasonOf(error: unknown): string {
  const { cause = error } = error as { cause?: unknown }
  if (!(cause instanceof Error)) return 'no reason was given'
  // Several addresses tried are one error without words of its own.
  return cause.message || ('code' in cause ? String(cause.code) : cause.name)
}
