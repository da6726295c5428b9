import { DataverseError } from './errors.ts'
import type { KnownTables, RefreshedTables } from './metadata-cache.ts'
import { includesAny, shortenedIds } from './metadata-ids.ts'
import { askChanges, type KnownTable, readTables, type TablesRead } from './metadata-reader.ts'
import type { TableMetadata, TableSummary } from './metadata.ts'
import { type SchemaChanges, tableChange } from './schema-difference.ts'
import type { Service } from './service.ts'

/**
 * Asks which of the known tables changed, and reads those again: a changed choice is told without the labels it had before,
 * so what is told cannot simply be laid over what is known. Reads all of them where the service does not say.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/cache-schema-data
 */
export async function refreshTables(
  service: Service,
  { tables, stamp, unstamped }: KnownTables,
  listTables: () => Promise<TableSummary[]>,
): Promise<RefreshedTables> {
  const names = [...tables.keys()]
  const askable = names.filter((name) => !unstamped.has(name))
  const told = stamp === undefined || askable.length === 0 ? undefined : await askChanges(service, askable, stamp)
  const deleted = shortenedIds(told?.deletedIds ?? [])
  const touched = new Set(told?.tables)
  const suspects = told
    ? names.filter((name) => unstamped.has(name) || touched.has(name) || hasAny(tables.get(name), deleted))
    : names
  const read = await readTables(service, suspects, { listTables, withStamp: !told, consistency: 'Strong' })
  const before = new Map([...tables].map(([name, { table }]) => [name, table]))
  return { tables: read.tables, stamp: told?.stamp ?? read.stamp, changes: changesOf(before, read.tables) }
}

/** What the tables read are, against what was known of them. Those that were not known are no news. */
export function changesOf(before: ReadonlyMap<string, TableMetadata>, now: TablesRead['tables']): SchemaChanges {
  const changed = [...now].flatMap(([name, result]) => {
    const known = before.get(name)
    return known === undefined || result instanceof Error ? [] : (tableChange(known, result.table) ?? [])
  })
  // Told as an unknown name.
  const deleted = [...now].flatMap(([name, result]) =>
    before.has(name) && result instanceof DataverseError && result.code === 'dataverse_unknown_name' ? [name] : [],
  )
  return { changed, deleted }
}

const hasAny = (known: KnownTable | undefined, deleted: ReadonlySet<number>): boolean =>
  known !== undefined && includesAny(known.ids, deleted)
