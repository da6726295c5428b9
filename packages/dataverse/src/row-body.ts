import { type ContentIdOf, contentReference } from './content-reference.ts'
import { InvalidRequestError } from './errors.ts'
import { dateOnlyText, dateTimeText, decimalText, invalidValue, parseGuid } from './literal.ts'
import { ExactNumber, type JsonValue } from './json-text.ts'
import type { ColumnMetadata, TableMetadata } from './metadata.ts'
import { bindingOf, columnOf, isLookup, navigationOf } from './names.ts'
import { rowPath } from './row-key.ts'
import type { TableLookup } from './table-lookup.ts'
import type { ColumnValue, EntityValue, LookupTo, RowValues } from './values.ts'

export type JsonObject = Record<string, JsonValue>

export interface RowBodyOptions {
  /** Lookups that are null are left out: a new row has none. */
  creating: boolean
  /** Inside a change set. */
  contentIdOf?: ContentIdOf | undefined
}

/** The body of a create or update: lookups as binds, exact numbers as digits, dates as their column wants them. */
export function rowBody(
  table: TableMetadata,
  values: RowValues,
  tableOf: TableLookup,
  options: RowBodyOptions,
): JsonObject {
  const body: JsonObject = {}
  for (const [name, value] of Object.entries(values)) {
    if (isChildren(value)) {
      body[name] = childBodies(table, name, value, tableOf, options)
      continue
    }
    const column = columnOf(table, name)
    if (isLookup(column)) writeLookup(body, table, column, value, tableOf, options)
    else if (column.type === 'File') throw onlyByUpload(column)
    else body[name] = columnValue(column, value)
  }
  return body
}

const isChildren = (value: ColumnValue): value is readonly EntityValue[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object')

function childBodies(
  table: TableMetadata,
  name: string,
  children: readonly EntityValue[],
  tableOf: TableLookup,
  options: RowBodyOptions,
): JsonValue {
  const navigation = navigationOf(table, name)
  const target = tableOf(navigation.table)
  return children.map((child) => rowBody(target, child.values, tableOf, { ...options, creating: true }))
}

function writeLookup(
  body: JsonObject,
  table: TableMetadata,
  column: ColumnMetadata,
  value: ColumnValue,
  tableOf: TableLookup,
  { creating, contentIdOf }: RowBodyOptions,
): void {
  if (value === null) {
    if (creating) return
    // Of a polymorphic lookup any of its navigation properties clears the column.
    const target = table.manyToOne.find(({ referencingColumn }) => referencingColumn === column.logicalName)
    body[`${target?.referencingNavigation ?? column.logicalName}@odata.bind`] = null
    return
  }
  if (!isReference(value)) throw invalidValue(column, value)
  const bind = `${bindingOf(table, column, value.table)}@odata.bind`
  if (value.kind === 'created-row') body[bind] = contentReference(value, contentIdOf)
  else body[bind] = `/${rowPath(tableOf(value.table), value.kind === 'lookup' ? value.id : value.key)}`
}

const isReference = (value: ColumnValue): value is LookupTo =>
  typeof value === 'object' && value !== null && 'kind' in value

/** @see https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data */
function onlyByUpload({ logicalName, displayName }: ColumnMetadata): InvalidRequestError {
  const problem = 'is not written with the row'
  return new InvalidRequestError({
    code: 'dataverse_invalid_value',
    message: `${displayName} (${logicalName}) holds a file, which ${problem}.`,
    help: 'Write the row without it, then call uploadFile, or deleteFile to empty it.',
    fields: [{ column: logicalName, label: displayName, problem }],
  })
}

function columnValue(column: ColumnMetadata, value: ColumnValue): JsonValue {
  if (value === null) return null
  const json = jsonValue(column, value)
  if (json === undefined) throw invalidValue(column, value)
  return json
}

function jsonValue(column: ColumnMetadata, value: Exclude<ColumnValue, null>): JsonValue | undefined {
  switch (column.type) {
    case 'Decimal':
    case 'Double':
    case 'Money': {
      const digits = typeof value === 'number' || typeof value === 'string' ? decimalText(value) : undefined
      return digits === undefined ? undefined : new ExactNumber(digits)
    }
    case 'Integer':
    case 'BigInt':
    case 'Picklist':
    case 'State':
    case 'Status':
      if (typeof value === 'string' && /^-?\d+$/.test(value.trim()))
        return new ExactNumber(String(BigInt(value.trim())))
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
    case 'Boolean':
    case 'ManagedProperty':
      return typeof value === 'boolean' ? value : undefined
    case 'DateTime': {
      if (typeof value !== 'string' && !(value instanceof Date)) return undefined
      return column.dateTimeBehavior === 'DateOnly' ? dateOnlyText(value) : dateTimeText(value, column.dateTimeBehavior)
    }
    case 'MultiSelectPicklist':
      if (Array.isArray(value)) return value.length === 0 ? null : value.join(',')
      return typeof value === 'string' ? value : undefined
    case 'Uniqueidentifier':
      return typeof value === 'string' ? parseGuid(value) : undefined
    default:
      return typeof value === 'string' ? value : undefined
  }
}
