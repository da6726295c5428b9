import { PGlite } from '@electric-sql/pglite'
import { writeFile } from 'node:fs/promises'

/** Makes an empty database once, at build time, for first starts to unpack. Tied to the version of PGlite. */
export async function writeEmptyDatabase(file) {
  const database = await PGlite.create()
  const packed = await database.dumpDataDir('gzip')
  await database.close()
  await writeFile(file, Buffer.from(await packed.arrayBuffer()))
}
