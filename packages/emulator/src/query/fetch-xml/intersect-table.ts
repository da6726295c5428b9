import type { Column, ManyToManyRelationship, Schema, Table } from '../../schema/schema.ts'

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
  return {
    logicalName: name,
    schemaName,
    entitySetName: '',
    metadataId,
    objectTypeCode: 0,
    primaryId: `${name}id`,
    labels: [],
    collectionLabels: [],
    ownership: 'None',
    isActivity: false,
    isCustom: false,
    isBpf: false,
    hasNotes: false,
    changeTracking: false,
    optimisticConcurrency: false,
    columns: new Map(ends.map((end) => [end, idColumn(end)])),
    manyToOne: [],
    oneToMany: [],
    manyToMany: [],
    keys: [],
  }
}

const idColumn = (logicalName: string): Column => ({
  logicalName,
  schemaName: logicalName,
  metadataId: '',
  type: 'Uniqueidentifier',
  labels: [],
  required: 'None',
  create: false,
  update: false,
  read: true,
  isCustom: false,
})

/** Links are no rows of their own: whoever may read the linked row may follow them. */
export const isIntersect = (table: Table): boolean => table.entitySetName === ''
