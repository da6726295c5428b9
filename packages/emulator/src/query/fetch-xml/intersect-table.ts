import { linkTable } from '../../schema/link-table.ts'
import type { ManyToManyRelationship, Schema, Table } from '../../schema/schema.ts'

/**
 * The table between two others, as FetchXML links through it: `systemuserroles` with `systemuserid` and `roleid`.
 * The schema keeps such tables only as relationships.
 */
export function intersectTable(schema: Schema, name: string): Table | undefined {
  for (const table of schema.tables.values()) {
    const relationship = table.manyToMany.find((each) => each.intersectTable === name)
    if (relationship) return tableOf(relationship)
  }
  return undefined
}

function tableOf({ intersectTable: name, table1, table2, schemaName, metadataId }: ManyToManyRelationship): Table {
  const ends = table1 === table2 ? [`${table1}idone`, `${table1}idtwo`] : [`${table1}id`, `${table2}id`]
  return linkTable(
    { logicalName: name, schemaName, entitySetName: '', primaryId: `${name}id`, metadataId },
    ends.map((end) => [end, 'Uniqueidentifier'] as const),
  )
}

/** Links are no rows of their own: whoever may read the linked row may follow them. */
export const isIntersect = (table: Table): boolean => table.entitySetName === ''
