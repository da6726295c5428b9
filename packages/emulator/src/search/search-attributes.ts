import type { RequestContext } from '../operations/request-context.ts'
import { formatContext } from '../operations/user-language.ts'
import { asTarget, readerOf } from '../query/column-reader.ts'
import { formatterOf } from '../query/formatted-value.ts'
import { isLookup } from '../query/table-names.ts'
import type { Column } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { SearchedTable } from './search-scope.ts'

/**
 * A row's columns as a result has them: values with their formatted text, lookups as id, name and table (the page on
 * `query` shows a date; a recorded reply shows an owner).
 */
export function attributesOf(
  context: RequestContext,
  { table, selectColumns }: SearchedTable,
  row: StoredRow,
): Record<string, unknown> {
  const format = formatContext(context.environment, context.caller)
  const attributes: Record<string, unknown> = {}
  for (const column of selectColumns) {
    const value = readerOf(table, column)(row)
    const formatted = formatterOf(table, column, format)?.(value, row) ?? null
    if (isLookup(column)) Object.assign(attributes, lookup(column, asTarget(value), formatted))
    else {
      attributes[column.logicalName] = value
      if (formatted !== null && value !== null)
        attributes[`${column.logicalName}@OData.Community.Display.V1.FormattedValue`] = formatted
    }
  }
  return attributes
}

function lookup(
  { logicalName }: Column,
  target: { table: string; id: string } | undefined,
  name: string | null,
): Record<string, unknown> {
  return {
    [logicalName]: target?.id ?? null,
    [`${logicalName}name`]: name,
    ...(target && { [`@search.${logicalName}.logicalname`]: target.table }),
  }
}
