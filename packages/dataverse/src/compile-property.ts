import { jsonText } from './json-text.ts'
import type { TableMetadata } from './metadata.ts'
import { columnOf, isLookup, propertyOf } from './names.ts'
import { rowBody } from './row-body.ts'
import { type RowKey, rowPath } from './row-key.ts'
import type { WriteRequest } from './service.ts'
import type { TableLookup } from './table-lookup.ts'
import type { ColumnValue } from './values.ts'

/** `accounts(…)/name`; a lookup is selected, because only that is documented of `_x_value`. */
export function compileRetrieveProperty(
  table: TableMetadata,
  id: RowKey,
  column: string,
): { path: string; member: string } {
  const property = propertyOf(table, column)
  const row = rowPath(table, id)
  return isLookup(columnOf(table, column))
    ? { path: `${row}?$select=${property}`, member: property }
    : { path: `${row}/${property}`, member: 'value' }
}

/** `PUT set(id)/column`. A lookup is not a property that can be put: it is bound by an update of this column alone. */
export function compileSetProperty(
  name: string,
  id: RowKey,
  column: string,
  value: ColumnValue,
  tableOf: TableLookup,
): WriteRequest {
  const table = tableOf(name)
  const path = rowPath(table, id)
  const body = rowBody(table, { [column]: value }, tableOf, { creating: false })
  if (isLookup(columnOf(table, column))) {
    return { method: 'PATCH', path, headers: { 'if-match': '*' }, body: jsonText(body), repeatable: true }
  }
  if (value === null) return { method: 'DELETE', path: `${path}/${column}`, repeatable: true }
  return { method: 'PUT', path: `${path}/${column}`, body: jsonText({ value: body[column] ?? null }), repeatable: true }
}

/** `DELETE set(id)/column`; a lookup is cleared by an update, which needs no name of the target. */
export const compileClearProperty = (name: string, id: RowKey, column: string, tableOf: TableLookup): WriteRequest =>
  compileSetProperty(name, id, column, null, tableOf)
