import type { Column, Table } from '../schema/schema.ts'
import type { Store } from '../store/store.ts'

/**
 * Tables whose definition does not let auditing be switched on (powerapps-docs, "Configure tables and columns for
 * auditing"), and the audit itself.
 */
const neverAudited: ReadonlySet<string> = new Set([
  'activitypointer',
  'annotation',
  'audit',
  'opportunityclose',
  'productpricelevel',
  'subject',
  'uom',
  'uomschedule',
  'workflow',
])

/** Of Microsoft's own tables only this one is shown with auditing switched on (page auditing/configure). */
const auditedAtFirst: ReadonlySet<string> = new Set(['account'])

/** What the platform keeps by itself: a change of the owner is shown without them (page auditing/retrieve-audit-data). */
const ownAffairs: ReadonlySet<string> = new Set([
  'createdby',
  'createdon',
  'createdonbehalfby',
  'modifiedby',
  'modifiedon',
  'modifiedonbehalfby',
  'owningbusinessunit',
  'owningteam',
  'owninguser',
  'versionnumber',
])

export const canBeAudited = ({ logicalName }: Table): boolean => !neverAudited.has(logicalName)

/** `IsAuditEnabled` of the definition. */
export const isTableAudited = (table: Table): boolean =>
  canBeAudited(table) && (table.settings?.['IsAuditEnabled'] ?? auditedAtFirst.has(table.logicalName)) === true

/** Switched on for every column that supports it, unless its definition says otherwise (page auditing/overview). */
export const isColumnAudited = ({ logicalName, isAuditEnabled = true, attributeOf }: Column): boolean =>
  isAuditEnabled && attributeOf === undefined && !ownAffairs.has(logicalName)

/** The organisation's own switch, without which nothing is written. */
export function isAuditOn(store: Store): boolean {
  if (store.count('organization') === 0) return false
  const [organization] = store.rows('organization')
  return organization?.values['isauditenabled'] === true
}
