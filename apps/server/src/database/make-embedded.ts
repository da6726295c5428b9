import { PGlite } from '@electric-sql/pglite'
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

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
  const empty = await emptyDatabase()
  const made = await PGlite.create(making, {
    postgresqlconf: embeddedSettings,
    ...(empty ? { loadDataDir: empty } : {}),
  })
  await made.close()
  await rename(making, database)
}

/**
 * An empty database that the build made once: unpacking it takes half the time and a third of the memory of making one
 * from nothing, which is what happens where nothing was built.
 */
async function emptyDatabase(): Promise<Blob | undefined> {
  const file = join(import.meta.dirname, '..', 'empty-database.tar.gz')
  return readFile(file).then(
    (bytes) => new Blob([bytes]),
    () => undefined,
  )
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
