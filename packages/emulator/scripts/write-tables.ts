/**
 * Writes src/schema/tables/*.json from published metadata: `tsx scripts/write-tables.ts FOLDER`. Tables that the folder
 * does not know (processstage, competitor, role, the custom ones, …) are kept by hand and left alone.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TableFile } from '../src/schema/table-file.ts'
import { readPublishedMetadata } from './published-metadata.ts'
import { columnsOf } from './table-columns.ts'
import { tableFacts } from './table-facts.ts'
import { relationshipsOf } from './table-relationships.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Which folder? tsx scripts/write-tables.ts FOLDER')
const metadata = readPublishedMetadata(folder)
const byHand = [
  'processstage',
  'competitor',
  'leadtoopportunitysalesprocess',
  'role',
  'connectionrole',
  'pricelevel',
  'product',
  'productpricelevel',
  'uom',
  'uomschedule',
  'subject',
  'opportunityproduct',
  'publisher',
  'solution',
  'usersettings',
  'privilege',
  'queue',
  'sdkmessage',
  'sdkmessagefilter',
]
const known = new Set([...Object.keys(tableFacts), ...byHand])

for (const [logicalName, { traits, ...facts }] of Object.entries(tableFacts)) {
  const columns = columnsOf(logicalName, metadata)
  const manyToOne = relationshipsOf(logicalName, traits.includes('isActivity'), metadata, known)
  for (const [name, spec] of Object.entries(columns)) {
    if (!['Lookup', 'Customer', 'Owner'].includes(spec.type)) continue
    const targets = manyToOne.filter(({ column }) => column === name).map(({ table }) => table)
    if (spec.type === 'Owner') spec.targets = ['systemuser', 'team']
    else if (targets.length > 0) spec.targets = targets
    else delete columns[name]
  }
  for (const [name, { attributeOf }] of Object.entries(columns))
    if (attributeOf !== undefined && columns[attributeOf] === undefined) delete columns[name]
  // `systemuser.organizationid` and its like are ids, not lookups: nothing leads anywhere from them.
  const used = manyToOne.filter(({ column }) => columns[column]?.targets !== undefined)
  const file: TableFile = {
    logicalName,
    ...facts,
    traits: [...traits] as TableFile['traits'],
    columns,
    manyToOne: used,
  }
  writeFileSync(join(import.meta.dirname, '..', 'src', 'schema', 'tables', `${logicalName}.json`), written(file))
}

/** One line per column and relationship, so that a change shows as one. */
function written({ columns, manyToOne, ...head }: TableFile): string {
  const lines = (entries: string[]): string => entries.map((entry) => `    ${entry}`).join(',\n')
  const start = JSON.stringify(head, undefined, 2).slice(0, -2)
  const columnLines = Object.entries(columns)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, spec]) => `${JSON.stringify(name)}: ${JSON.stringify(spec)}`)
  const relationshipLines = manyToOne.map((each) => JSON.stringify(each))
  return `${start},\n  "columns": {\n${lines(columnLines)}\n  },\n  "manyToOne": [\n${lines(relationshipLines)}\n  ]\n}\n`
}
