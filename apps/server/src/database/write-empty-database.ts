import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createJobRunner } from '../jobs/job-runner.ts'
import { openDatabase } from './open-database.ts'

// Run by the build, as a process of its own because making a database keeps 750 MB: node write-empty-database.js FOLDER

/** An embedded database with every table and no row of ours, for first starts to copy. */
async function writeEmptyDatabase(folder: string): Promise<void> {
  const making = `${folder}.making`
  for (const old of [making, folder]) await rm(old, { recursive: true, force: true })
  const { pool } = await openDatabase({ databaseUrl: undefined, dataFolder: making })
  const jobs = createJobRunner({
    database: pool,
    databaseUrl: undefined,
    applyPlan: () => Promise.resolve(),
    onEvent: () => undefined,
  })
  await jobs.start()
  await jobs.stop({ withinMs: 10_000 })
  await pool.close()
  await rename(join(making, 'database'), folder)
  await rm(making, { recursive: true })
}

const [folder = ''] = process.argv.slice(2)
await writeEmptyDatabase(folder)
