import { cpSync } from 'node:fs'
import { access, chmod, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEngine } from './open-engine.ts'

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
    const made = await openEngine(making)
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
