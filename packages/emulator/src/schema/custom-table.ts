import { readColumn } from './read-column.ts'
import type { SchemaEdit, TableFacts } from './schema-edit.ts'
import type { Column, Relationship, Schema } from './schema.ts'
import { systemColumns, systemRelationships } from './system-columns.ts'

type NewId = () => string

/** A table of the organisation's own, with what Dataverse adds to every one: its key, who and when, owner, status. */
export function newTable(schema: Schema, facts: TableFacts, own: readonly Column[], newId: NewId): SchemaEdit[] {
  const { logicalName, schemaName, labels, ownership, primaryId } = facts
  const key: Column = {
    ...readColumn(logicalName, primaryId, { schemaName: `${schemaName}Id`, type: 'Uniqueidentifier', label: '' }),
    labels,
    required: 'SystemRequired',
    update: false,
    isCustom: true,
    metadataId: newId(),
  }
  const given = Object.entries(systemColumns(ownership)).map(([name, spec]) => ({
    ...readColumn(logicalName, name, spec),
    metadataId: newId(),
    ...(spec.options && { optionSetId: newId() }),
  }))
  const relationships = systemRelationships(logicalName, ownership).filter(({ table }) => schema.tables.has(table))
  return [
    { kind: 'put-table', table: facts },
    ...[key, ...own, ...given].map((column): SchemaEdit => ({ kind: 'put-column', table: logicalName, column })),
    ...relationships.map((each): SchemaEdit => ({
      kind: 'put-one-to-many',
      relationship: relationshipTo(schema, {
        ...each,
        referencingTable: logicalName,
        metadataId: newId(),
        isCustom: false,
      }),
    })),
    ...(ownership === 'UserOwned' ? [ownedBy(facts, newId())] : []),
    ...(facts.hasNotes ? notesOf(schema, facts, newId) : []),
  ]
}

interface To {
  schemaName: string
  metadataId: string
  referencingTable: string
  column: string
  navigation: string
  table: string
  collection: string
  isCustom: boolean
}

export function relationshipTo(schema: Schema, { column, navigation, table, collection, ...rest }: To): Relationship {
  return {
    ...rest,
    referencingColumn: column,
    referencingNavigation: navigation,
    referencedTable: table,
    referencedColumn: schema.tables.get(table)?.primaryId ?? '',
    referencedNavigation: collection,
  }
}

/** The owner is a user or a team behind one navigation property. */
const ownedBy = ({ logicalName }: TableFacts, metadataId: string): SchemaEdit => ({
  kind: 'put-one-to-many',
  relationship: {
    schemaName: `owner_${logicalName}`,
    metadataId,
    referencingTable: logicalName,
    referencingColumn: 'ownerid',
    referencingNavigation: 'ownerid',
    referencedTable: 'systemuser',
    referencedColumn: 'systemuserid',
    referencedNavigation: '',
    isCustom: false,
  },
})

/** Notes can be about rows of the table. */
export function notesOf(schema: Schema, { logicalName, primaryId }: TableFacts, newId: NewId): SchemaEdit[] {
  if (!schema.tables.has('annotation')) return []
  const name = `${logicalName}_Annotations`
  const relationship: Relationship = {
    schemaName: name,
    metadataId: newId(),
    referencingTable: 'annotation',
    referencingColumn: 'objectid',
    referencingNavigation: `objectid_${logicalName}`,
    referencedTable: logicalName,
    referencedColumn: primaryId,
    referencedNavigation: name,
    isCustom: true,
  }
  return [{ kind: 'put-one-to-many', relationship }]
}

/** Plural of an activity's table in the names of relationships: `new_bankaccount_Tasks`. */
const activityCollections: Readonly<Record<string, string>> = {
  activitypointer: 'ActivityPointers',
  appointment: 'Appointments',
  email: 'Emails',
  phonecall: 'PhoneCalls',
  task: 'Tasks',
}

/** Activities can be about rows of the table. */
export function activitiesOf(schema: Schema, { logicalName, primaryId }: TableFacts, newId: NewId): SchemaEdit[] {
  return Object.entries(activityCollections)
    .filter(([activity]) => schema.tables.get(activity)?.columns.has('regardingobjectid'))
    .map(([activity, plural]) => ({
      kind: 'put-one-to-many',
      relationship: {
        schemaName: `${logicalName}_${plural}`,
        metadataId: newId(),
        referencingTable: activity,
        referencingColumn: 'regardingobjectid',
        referencingNavigation: `regardingobjectid_${logicalName}${activity === 'activitypointer' ? '' : `_${activity}`}`,
        referencedTable: logicalName,
        referencedColumn: primaryId,
        referencedNavigation: `${logicalName}_${plural}`,
        isCustom: true,
      },
    }))
}
