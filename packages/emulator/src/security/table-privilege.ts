import { createHash } from 'node:crypto'
import type { Privilege } from '../operations/access.ts'
import type { Table } from '../schema/schema.ts'
import { documentedPrivileges } from './documented-privileges.ts'

/** In the order the role editor lists them. */
export const tablePrivileges: readonly Privilege[] = [
  'Create',
  'Read',
  'Write',
  'Delete',
  'Append',
  'AppendTo',
  'Assign',
  'Share',
]

/** Names that do not follow the schema name. */
const suffixes: Readonly<Record<string, string>> = { annotation: 'Note', systemuser: 'User' }

/** They have no owner: who may see the activity may see them. */
const partsOfActivities: ReadonlySet<string> = new Set(['activityparty', 'activitymimeattachment'])

/** The table whose privileges govern: all activities and what is part of them go by the privileges of activities. */
export const governingTable = ({ logicalName, isActivity }: Table): string =>
  isActivity || partsOfActivities.has(logicalName) ? 'activitypointer' : logicalName

/** `prvReadAccount`, `prvWriteActivity`, `prvAppendToNote`, `prvReadbw_SalesRegion`. */
export function privilegeName(privilege: Privilege, table: Table): string {
  const governing = governingTable(table)
  const suffix = governing === 'activitypointer' ? 'Activity' : (suffixes[governing] ?? table.schemaName)
  return `prv${privilege}${suffix}`
}

/** Privilege ids differ from name to name, not from start to start. */
export function privilegeId(name: string): string {
  const documented = documentedPrivileges[name]
  if (documented !== undefined) return documented
  const hex = createHash('sha256').update(`privilege ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
