import { PGlite } from '@electric-sql/pglite'
import { cpSync } from 'node:fs'
import { access, chmod, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The defaults are a server's: 128 MB of buffers and up to 1 GB of write-ahead log for a few thousand rows. */
export const embeddedSettings = ['shared_buffers=16MB', 'max_wal_size=64MB', 'min_wal_size=32MB']

/**
 * Makes the embedded database at `database` unless it is there. It is made beside its place and moved there when it is
 * whole, so that a process killed meanwhile leaves nothing half made.
 */
export async function makeEmbedded(database: string): Promise<void> {
  if (await exists(database)) return
  const making = `${database}.making`
  await mkdir(dirname(database), { recursive: true })
  await rm(making, { recursive: true, force: true })
  if (await exists(emptyDatabase)) {
    // At once: a thousand small files take three times as long one promise after the other.
    cpSync(emptyDatabase, making, { recursive: true })
  } else {
    const made = await PGlite.create(making, { postgresqlconf: embeddedSettings })
    await made.close()
  }
  // PGlite lets everybody write to its files.
  await chmod(making, 0o700)
  await rename(making, database)
}

/** Beside the built server. Where nothing was built (tests, `npm run dev`) the database is made from nothing. */
const emptyDatabase = fileURLToPath(new URL('../empty-database', import.meta.url))

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
