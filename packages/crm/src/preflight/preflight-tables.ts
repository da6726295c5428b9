import { closingTable } from '../plans/closing.mapping.ts'
import { dealTable, flowMapping, stageMapping } from '../pipelines/pipeline.mapping.ts'
import { activityMapping, noteMapping } from '../timeline/timeline.mapping.ts'
import { salesTables } from '../custom-tables/custom-table.mapping.ts'

/** What people work with, in the order in which they ask about it. */
export const workTables: readonly string[] = [...salesTables, noteMapping.table, activityMapping.table]

/** Of which the privileges count, but which nobody opens. */
export const tablesBehind: readonly string[] = [closingTable, flowMapping.table, stageMapping.table]

/** What records of a table are about. */
export const linkedTables: Readonly<Record<string, readonly string[]>> = {
  account: ['contact'],
  contact: ['account'],
  [dealTable]: ['account', 'contact'],
  [noteMapping.table]: salesTables,
  [activityMapping.table]: salesTables,
}
