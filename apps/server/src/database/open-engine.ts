import { setFlagsFromString } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'

/** The defaults are a server's: 128 MB of buffers and up to 1 GB of write-ahead log for a few thousand rows. */
const settings = ['shared_buffers=16MB', 'max_wal_size=64MB', 'min_wal_size=32MB']

/**
 * V8 compiles WebAssembly quickly, and once more for speed what is called often. Of PostgreSQL that second time is half the
 * processor time of a start and 90 MB of memory, and a query on a table of ours gains nothing measurable by it.
 */
const compiledOnce = ['--no-wasm-dynamic-tiering', '--no-wasm-tier-up']

/** PostgreSQL in this process, with its files in `folder`. Whoever wants no database there yet gets one made. */
export async function openEngine(folder: string): Promise<PGlite> {
  for (const flag of compiledOnce) setFlagsFromString(flag)
  return PGlite.create(folder, { postgresqlconf: settings })
}
