import type { ColumnMetadata, TableMetadata, TableSummary } from '@liaison/dataverse'
import { requiredOnCreate } from '../fields/form-columns.ts'
import type { CustomTable } from './custom-table.ts'

/**
 * The organisation's own tables that have to do with accounts, contacts and deals: those a new one cannot do without
 * first, then the others that point at them or are pointed at.
 */
export function findCustomTables(
  salesTables: readonly TableMetadata[],
  summaries: readonly TableSummary[],
): CustomTable[] {
  const custom = new Map(summaries.filter(isOwn).map((summary) => [summary.logicalName, summary]))
  const related = new Set(salesTables.flatMap(neighboursOf))
  return [...custom.values()]
    .filter(({ logicalName }) => related.has(logicalName))
    .map((summary) => customTableOf(summary, salesTables))
    .sort((a, b) => Number(b.requiredBy.length > 0) - Number(a.requiredBy.length > 0) || a.label.localeCompare(b.label))
}

/** Process flows and activities are custom tables too, but shown as what they are. */
export const isOwn = ({ isCustom, isBpf, isActivity, primaryNameColumn }: TableSummary): boolean =>
  isCustom && !isBpf && !isActivity && primaryNameColumn !== undefined

const neighboursOf = ({ manyToOne, oneToMany }: TableMetadata): string[] => [
  ...manyToOne.map(({ referencedTable }) => referencedTable),
  ...oneToMany.map(({ referencingTable }) => referencingTable),
]

export function customTableOf(summary: TableSummary, salesTables: readonly TableMetadata[]): CustomTable {
  return {
    table: summary.logicalName,
    label: summary.displayName,
    pluralLabel: summary.displayCollectionName,
    requiredBy: salesTables.flatMap((table) =>
      requiredOnCreate(table)
        .filter((column) => pointsAt(column, summary.logicalName))
        .map(({ logicalName, displayName }) => ({
          table: table.logicalName,
          label: table.displayName,
          column: logicalName,
          columnLabel: displayName,
          how: 'required-column' as const,
        })),
    ),
  }
}

const pointsAt = ({ targets }: ColumnMetadata, table: string): boolean => targets?.includes(table) === true
