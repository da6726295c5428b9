import { JsonBytes } from '../http/json-bytes.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { formatContext } from '../operations/user-language.ts'
import { compileRow } from '../query/render-row.ts'
import { asTarget } from '../query/column-reader.ts'
import { namesOf, propertyName } from '../query/table-names.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { RowValues } from '../write/rule.ts'
import { changeOf } from './audit-row.ts'
import { accessDetail, isAccess } from './user-access.ts'

/**
 * An audit as `AttributeAuditDetail`, or `UserAccessAuditDetail` of who came: only what changed, written as in a row (page auditing/retrieve-audit-data). The audit
 * itself does not come with it, says the page.
 */
export function auditDetail(context: RequestContext, audit: StoredRow): Record<string, unknown> {
  if (isAccess(audit)) return accessDetail(context.environment, audit)
  const table = context.environment.schema.tables.get(asTarget(audit.values['objectid'])?.table ?? '')
  const { before, after } = changeOf(audit.values['changedata'])
  return {
    '@odata.type': '#Microsoft.Dynamics.CRM.AttributeAuditDetail',
    InvalidNewValueAttributes: [],
    LocLabelLanguageCode: 0,
    DeletedAttributes: { Count: 0, Keys: [], Values: [] },
    ...(table && { OldValue: entity(context, table, before), NewValue: entity(context, table, after) }),
  }
}

/** Values of columns that are still there and not withheld from the caller. */
function entity(context: RequestContext, table: Table, values: RowValues): Record<string, unknown> {
  const { annotations } = context.preferences
  const select = [...namesOf(table).properties.values()]
    .filter(({ logicalName, withheld }) => logicalName in values && withheld?.read !== true)
    .map(propertyName)
  const type = { '@odata.type': `#Microsoft.Dynamics.CRM.${table.logicalName}` }
  if (select.length === 0) return type
  const write = compileRow(
    { table, select, etag: false, ...(annotations && { annotations }) },
    formatContext(context.environment, context.caller),
  )
  const out = new JsonBytes()
  write({ id: '', version: 0, values }, out)
  const written = JSON.parse(out.toString()) as Record<string, unknown>
  // A row's key and its currency come along by themselves; they are no change.
  const changed = Object.entries(written).filter(([name]) => select.includes(name.split('@')[0]!))
  return { ...type, ...Object.fromEntries(changed) }
}
