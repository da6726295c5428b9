import type { Clock } from './clock.ts'
import type { Tables } from './dataverse-client.ts'
import { startDeadline, unlessAborted } from './deadline.ts'
import { UnknownNameError } from './errors.ts'
import type { OnDataverseEvent } from './events.ts'
import type { KnownTables, LoadedTables, MetadataCache, RefreshedTables } from './metadata-cache.ts'
import { readTableList, readTables } from './metadata-reader.ts'
import { changesOf, refreshTables } from './metadata-refresh.ts'
import type { TableMetadata, TableSummary } from './metadata.ts'
import type { RequestOptions } from './request-options.ts'
import type { SchemaChanges } from './schema-difference.ts'
import { readContext, type Service } from './service.ts'
import { type TableLookup, withTables } from './table-lookup.ts'
import { endedEarly } from './transport-failure.ts'

/** What the environment's tables look like, read when first needed. */
export interface Schema {
  tables: Tables
  /** Runs a compilation that needs metadata: of `first` for certain, of others as it finds out. */
  compile<T>(first: readonly string[], make: (tableOf: TableLookup) => T, options?: RequestOptions): Promise<T>
  /** Every list reply tells the version of the schema: after a newer one than known, what is known is refreshed (P53). */
  noteVersion(reply: Record<string, unknown> | undefined): void
}

export function createSchema(service: Service, cache: MetadataCache, clock: Clock, onEvent: OnDataverseEvent): Schema {
  const list = async (): Promise<TableSummary[]> => cache.list(async () => readTableList(service))

  const told = (changes: SchemaChanges): void => {
    if (changes.changed.length > 0 || changes.deleted.length > 0) {
      onEvent({ event: 'dataverse.metadata_changed', ...changes })
    }
  }
  const timed = async <T extends LoadedTables>(work: () => Promise<T>): Promise<T> => {
    const startedAt = clock.now().getTime()
    const read = await work()
    const tables = [...read.tables.keys()]
    if (tables.length > 0) {
      onEvent({ event: 'dataverse.metadata_read', tables, durationMs: clock.now().getTime() - startedAt })
    }
    return read
  }

  const refreshed = async (known: KnownTables): Promise<RefreshedTables> => {
    const read = await timed(async () => refreshTables(service, known, list))
    told(read.changes)
    return read
  }
  const load = async (missing: readonly string[], withStamp: boolean): Promise<LoadedTables> => {
    const before = new Map(missing.flatMap((name) => tableEntry(name, cache.known(name))))
    const read = await timed(async () => readTables(service, missing, { listTables: list, withStamp }))
    told(changesOf(before, read.tables))
    return read
  }
  const getMany = async (names: readonly string[]): Promise<Map<string, TableMetadata>> => {
    await cache.refreshIfDue(refreshed)
    return cache.tables(names, load)
  }

  /** The reading itself goes on: others may wait for the same tables. */
  const within = async <T>(work: () => Promise<T>, { signal, deadlineMs }: RequestOptions = {}): Promise<T> => {
    const deadline = startDeadline(clock, deadlineMs, signal)
    try {
      return await unlessAborted(work, deadline.signal)
    } catch (error) {
      if (!deadline.signal?.aborted || error !== deadline.signal.reason) throw error
      const by = deadline.passed() ? 'deadline' : 'caller'
      throw endedEarly(error, readContext('GET', 'EntityDefinitions'), { by, sent: false })
    } finally {
      deadline.stop()
    }
  }

  return {
    tables: {
      getMany: async (names, options) => within(async () => getMany(names), options),
      async get(name, options) {
        const table = (await within(async () => getMany([name]), options)).get(name)
        if (!table) throw new Error(`The metadata cache left out ${name}`)
        return table
      },
      list: async (options) =>
        within(async () => {
          await cache.refreshIfDue(refreshed)
          return list()
        }, options),
      refresh: async (options) => within(async () => cache.refresh(refreshed), options),
      clear: () => cache.clear(),
    },
    async compile(first, make, options) {
      return within(async () => {
        try {
          return await withTables(getMany, first, make)
        } catch (error) {
          // It may have been made a moment ago, by the person who asks for it now.
          if (!(error instanceof UnknownNameError && cache.isDoubtful(error.table ?? ''))) throw error
          await cache.refresh(refreshed)
          return withTables(getMany, first, make)
        }
      }, options)
    },
    noteVersion(reply) {
      const version = reply?.['@Microsoft.Dynamics.CRM.globalmetadataversion']
      if (typeof version === 'string') cache.noteVersion(version)
    },
  }
}

const tableEntry = (name: string, table: TableMetadata | undefined): [string, TableMetadata][] =>
  table ? [[name, table]] : []
