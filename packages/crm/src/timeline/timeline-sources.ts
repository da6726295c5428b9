import { eq, type Filter, type TableMetadata } from '@liaison/dataverse'
import { relativesOf, timelineTables, type TimelineSubject } from './timeline.mapping.ts'

type TimelineMapping = (typeof timelineTables)[number]['mapping']

export interface TimelineSource {
  mapping: TimelineMapping
  filter: Filter
}

/** Tables whose metadata the sources of a subject are made from. */
export const tablesOfTimeline = (table: TimelineSubject['table']): string[] => [
  table,
  ...relativesOf[table].map((relative) => relative.table),
  ...timelineTables.map(({ mapping }) => mapping.table),
]

/**
 * The lists that make up a timeline: about the record itself, and about each kind of relative, through a path two
 * lookups deep. Navigation names come from metadata; a source this environment has no path for is left out.
 */
export function timelineSources(
  subject: TimelineSubject,
  tables: ReadonlyMap<string, TableMetadata>,
): TimelineSource[] {
  const subjectTable = tables.get(subject.table)
  if (!subjectTable) return []
  return timelineTables.flatMap(({ mapping, regardingColumn }) => {
    const own = { mapping, filter: eq(regardingColumn, subject.id) }
    const ofRelatives = relativesOf[subject.table].flatMap(({ table, column }) => {
      const toRelative = navigationOf(tables.get(mapping.table), regardingColumn, table)
      const toSubject = navigationOf(tables.get(table), column, subject.table)
      if (toRelative === undefined || toSubject === undefined) return []
      const path = `${toRelative}/${toSubject}/${subjectTable.primaryIdColumn}`
      return [{ mapping, filter: eq(path, subject.id) }]
    })
    return [own, ...ofRelatives]
  })
}

/** The navigation property by which `column` leads to `target`; a lookup to several tables has one for each (P16). */
export function navigationOf(table: TableMetadata | undefined, column: string, target: string): string | undefined {
  return table?.manyToOne.find(
    ({ referencingColumn, referencedTable }) => referencingColumn === column && referencedTable === target,
  )?.referencingNavigation
}
