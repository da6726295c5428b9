import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { guidPattern } from '../odata/literal.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { textOf } from '../store/text-of.ts'
import type { RequestContext } from './request-context.ts'
import { requireRow } from './require-row.ts'
import { retrieveByFetchXml } from './retrieve-by-fetch-xml.ts'
import { missingRow } from './row-key.ts'

const stored = [
  ['savedQuery', 'savedquery'],
  ['userQuery', 'userquery'],
] as const

/**
 * GET with `fetchXml`, `savedQuery` or `userQuery`: the query given, or the one a system or personal view holds. Given
 * rows are those of a navigation property. Undefined when none of the three was asked for.
 *
 * Source: learn.microsoft.com "Retrieve and execute predefined queries".
 */
export function retrieveByView(
  context: RequestContext,
  table: Table,
  rows?: readonly StoredRow[],
): ServiceReply | undefined {
  const { custom } = context.options
  const given = custom.get('fetchXml')
  if (given !== undefined) return retrieveByFetchXml(context, table, given, rows)
  for (const [option, name] of stored) {
    const id = custom.get(option)
    if (id !== undefined) return retrieveByFetchXml(context, table, storedQuery(context, option, name, id), rows)
  }
  return undefined
}

function storedQuery(context: RequestContext, option: string, tableName: string, text: string): string {
  const { schema, store } = context.environment
  const id = text.trim().toLowerCase()
  if (!guidPattern.test(id))
    throw malformed(`The value '${text}' of the query option ${option} is not a unique identifier.`)
  const views = schema.tables.get(tableName)
  const view = store.get(tableName, id)
  if (!views) throw new NotEmulated(`${option} without the table ${tableName}`)
  if (!view) throw missingRow(views, { kind: 'id', id })
  requireRow(context, 'Read', views, view)
  return textOf(view.values['fetchxml'])
}
