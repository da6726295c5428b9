import { loadSchema } from '../src/schema/load-schema.ts'
import type { Schema } from '../src/schema/schema.ts'
import type { ColumnSpec, RelationshipSpec, TableFile } from '../src/schema/table-file.ts'

/** What every environment has, before a page's authors added to it. */
export const shipped: Schema = loadSchema()

/** Publishers under whose prefix Microsoft's pages make things of their own. */
export const ownNames = /(?<!CRM\.)\b(?:new|sample|example)_\w+/g

export const isOwnName = (name: string): boolean => /^(?:new|sample|example)_/.test(name)

/** The logical name of a set that no table has: pages form plurals as English does. */
export const singular = (set: string): string =>
  set.endsWith('ies') ? `${set.slice(0, -3)}y` : set.replace(/(?<=s|x|ch|sh)es$|s$/, '')

export function ownTable(logicalName: string, entitySetName: string, number: number): TableFile {
  const name = `${/^[a-z]+_/.exec(logicalName)?.[0] ?? ''}name`
  return {
    logicalName,
    schemaName: logicalName,
    entitySetName,
    objectTypeCode: 10_500 + number,
    primaryId: `${logicalName}id`,
    primaryName: name,
    label: logicalName,
    pluralLabel: entitySetName,
    ownership: 'UserOwned',
    traits: ['changeTracking', 'optimisticConcurrency'],
    columns: { [name]: text(name) },
    manyToOne: [],
  }
}

/** The table of a business process flow's instances, whose columns every such table has. */
export function ownProcess(logicalName: string, entitySetName: string, number: number): TableFile {
  const lookup = (schemaName: string): ColumnSpec => ({ schemaName, type: 'Lookup', label: schemaName })
  return {
    ...ownTable(logicalName, entitySetName, number),
    primaryId: 'businessprocessflowinstanceid',
    primaryName: 'name',
    ownership: 'OrganizationOwned',
    traits: ['isBpf', 'changeTracking', 'optimisticConcurrency'],
    columns: {
      name: text('Name'),
      activestageid: lookup('ActiveStageId'),
      activestagestartedon: { schemaName: 'ActiveStageStartedOn', type: 'DateTime', label: 'Active Stage Started On' },
      completedon: { schemaName: 'CompletedOn', type: 'DateTime', label: 'Completed On' },
      processid: lookup('ProcessId'),
      traversedpath: { schemaName: 'TraversedPath', type: 'String', label: 'Traversed Path', maxLength: 1250 },
      statuscode: {
        schemaName: 'StatusCode',
        type: 'Status',
        label: 'Status Reason',
        options: [
          [1, 'Active', { state: 0 }],
          [2, 'Finished', { state: 1 }],
          [3, 'Aborted', { state: 1 }],
        ],
      },
    },
    manyToOne: [
      leading(logicalName, 'activestageid', 'activestageid', 'processstage'),
      leading(logicalName, 'processid', 'processid', 'workflow'),
    ],
  }
}

export const text = (name: string): ColumnSpec => ({ schemaName: name, type: 'String', label: name, maxLength: 200 })

export const leading = (from: string, column: string, navigation: string, table: string): RelationshipSpec => ({
  schemaName: `${from}_${column}_${table}`,
  column,
  navigation,
  table,
  collection: `${from}_${column}_${table}`,
})
