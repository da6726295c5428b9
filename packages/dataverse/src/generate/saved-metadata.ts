import type { ColumnMetadata, TableMetadata } from '../metadata.ts'
import { UsageError } from './usage-error.ts'

const format = 'liaison-dataverse-metadata'
const version = 2

type SavedTable = Omit<TableMetadata, 'columns'> & { columns: readonly ColumnMetadata[] }

/** The tables as a file that `parseSavedMetadata` reads: the client's own words, in the order of names, so that it can be compared. */
export function savedMetadataText(tables: readonly TableMetadata[]): string {
  const saved: SavedTable[] = tables.toSorted(byName((table) => table.logicalName)).map((table) => ({
    ...table,
    columns: [...table.columns.values()].toSorted(byName((column) => column.logicalName)),
  }))
  return `${JSON.stringify({ format, version, tables: saved }, undefined, 1)}\n`
}

/** @throws {UsageError} when the text is not what `savedMetadataText` writes. */
export function parseSavedMetadata(text: string): TableMetadata[] {
  const saved = parse(text)
  if (saved.format !== format) throw new UsageError('The file holds no metadata kept with --save.')
  if (saved.version !== version || !Array.isArray(saved.tables))
    throw new UsageError('The file was kept by another version of this command. Keep it again with --save.')
  return (saved.tables as SavedTable[]).map((table) => ({
    ...table,
    columns: new Map(table.columns.map((column) => [column.logicalName, column])),
  }))
}

function parse(text: string): { format?: unknown; version?: unknown; tables?: unknown } {
  try {
    return Object(JSON.parse(text)) as object
  } catch {
    throw new UsageError('The file is no JSON, so it holds no metadata kept with --save.')
  }
}

const byName =
  <T>(nameOf: (item: T) => string) =>
  (a: T, b: T): number =>
    nameOf(a) < nameOf(b) ? -1 : 1
