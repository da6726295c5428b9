import type { Clock } from './clock.ts'
import type { Tables } from './dataverse-client.ts'
import { unlessAborted } from './deadline.ts'
import type { OnDataverseEvent } from './events.ts'
import type { MetadataCache } from './metadata-cache.ts'
import { readTableList, readTables } from './metadata-reader.ts'
import type { TableMetadata, TableSummary } from './metadata.ts'
import type { RequestOptions } from './request-options.ts'
import { readContext, type Service } from './service.ts'
import { type TableLookup, withTables } from './table-lookup.ts'
import { endedEarly } from './transport-failure.ts'

/** What the environment's tables look like, read when first needed. */
export interface Schema {
  tables: Tables
  /** Runs a compilation that needs metadata: of `first` for certain, of others as it finds out. */
  compile<T>(first: readonly string[], make: (tableOf: TableLookup) => T, options?: RequestOptions): Promise<T>
  /** Every list reply tells the version of the schema; a newer one than known empties the cache (P53). */
  noteVersion(reply: Record<string, unknown> | undefined): void
}

export function createSchema(service: Service, cache: MetadataCache, clock: Clock, onEvent: OnDataverseEvent): Schema {
  const list = async (): Promise<TableSummary[]> => cache.list(async () => readTableList(service))
  const getMany = async (names: readonly string[]): Promise<Map<string, TableMetadata>> =>
    cache.tables(names, async (missing) => {
      const startedAt = clock.now().getTime()
      const tables = await readTables(service, missing, list)
      onEvent({ event: 'dataverse.metadata_read', tables: missing, durationMs: clock.now().getTime() - startedAt })
      return tables
    })
  return {
    tables: {
      getMany,
      async get(name) {
        const table = (await getMany([name])).get(name)
        if (!table) throw new Error(`The metadata cache left out ${name}`)
        return table
      },
      list,
      clear: () => cache.clear(),
    },
    async compile(first, make, { signal } = {}) {
      try {
        // The reading itself goes on: others may wait for the same tables.
        return await unlessAborted(async () => withTables(getMany, first, make), signal)
      } catch (error) {
        if (error !== signal?.reason) throw error
        throw endedEarly(error, readContext('GET', 'EntityDefinitions'), { by: 'caller', sent: false })
      }
    },
    noteVersion(reply) {
      const version = reply?.['@Microsoft.Dynamics.CRM.globalmetadataversion']
      if (typeof version === 'string') cache.noteVersion(version)
    },
  }
}
