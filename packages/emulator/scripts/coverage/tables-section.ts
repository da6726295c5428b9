import { loadSchema } from '../../src/schema/load-schema.ts'
import type { Table } from '../../src/schema/schema.ts'
import { code, markdownTable } from './markdown-table.ts'

/** Every table with its size and what Dataverse lets be done with it. */
export function tablesSection(): string {
  const tables = [...loadSchema().tables.values()].toSorted((one, other) =>
    one.logicalName < other.logicalName ? -1 : 1,
  )
  const columns = tables.reduce((sum, table) => sum + table.columns.size, 0)
  return `## Tables

${tables.length} tables with ${columns} columns. A schema file or metadata writes add others.

${markdownTable(
  ['Table', 'Columns', 'Lookups', 'Alternate keys', 'What it has'],
  tables.map((table) => [
    code(table.logicalName),
    table.columns.size,
    table.manyToOne.length,
    table.keys.map(({ columns: parts }) => code(parts.join('+'))).join(' '),
    traitsOf(table).join(', '),
  ]),
)}
`
}

function traitsOf(table: Table): string[] {
  const traits: [string, boolean][] = [
    ['change tracking', table.changeTracking],
    ['optimistic concurrency', table.optimisticConcurrency],
    ['activity', table.isActivity],
    ['process flow', table.isBpf],
    ['notes', table.hasNotes],
    ['files or images', [...table.columns.values()].some(({ type }) => type === 'File' || type === 'Image')],
    ['custom', table.isCustom],
  ]
  return traits.filter(([, has]) => has).map(([name]) => name)
}
