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

/** Names that do not follow the schema name of their table. */
const suffixes: Readonly<Record<string, string>> = {
  activitypointer: 'Activity',
  annotation: 'Note',
  audit: 'AuditSummary',
  savedquery: 'Query',
  systemuser: 'User',
  duplicaterule: 'DuplicateRule',
  fieldsecurityprofile: 'FieldSecurityProfile',
  opportunity: 'Opportunity',
  product: 'Product',
}

/**
 * Tables without privileges of their own. Microsoft's child tables (EntityMetadata.IsChildEntity) inherit those of what
 * they are part of; "Product entity privileges" names the tables that go by those of products.
 */
const governedBy: Readonly<Record<string, string | undefined>> = {
  activityparty: 'activitypointer',
  activitymimeattachment: 'activitypointer',
  duplicaterulecondition: 'duplicaterule',
  fieldpermission: 'fieldsecurityprofile',
  opportunityproduct: 'opportunity',
  pricelevel: 'product',
  productpricelevel: 'product',
  uom: 'product',
  uomschedule: 'product',
}

/** The table whose privileges govern: all activities and what is part of them go by the privileges of activities. */
export const governingTable = ({ logicalName, isActivity }: Table): string =>
  isActivity ? 'activitypointer' : (governedBy[logicalName] ?? logicalName)

/** `prvReadAccount`, `prvWriteActivity`, `prvAppendToNote`, `prvReadbw_SalesRegion`. */
export const privilegeName = (privilege: Privilege, table: Table): string =>
  `prv${privilege}${suffixes[governingTable(table)] ?? table.schemaName}`

/** Rows of a person or a unit are seen to a depth; those of the organisation by all or by none. */
export const hasDepths = ({ ownership }: Pick<Table, 'ownership'>): boolean =>
  ownership === 'UserOwned' || ownership === 'BusinessOwned'

/** Privilege ids differ from name to name, not from start to start. */
export function privilegeId(name: string): string {
  const documented = documentedPrivileges[name]
  if (documented !== undefined) return documented
  const hex = createHash('sha256').update(`privilege ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
