import { InvalidRequestError } from './errors.ts'
import { literal, parseGuid } from './literal.ts'
import type { TableMetadata } from './metadata.ts'
import { columnOf, propertyOf } from './names.ts'

/** The value of a column of an alternate key; that of a lookup is the id it holds. */
export type KeyValue = string | number | Date

/** The columns of an alternate key by logical name, lookups too (as the id they hold), each with its value. */
export interface AlternateKey {
  columns: Readonly<Record<string, KeyValue>>
}

/** Which row: its id (GUID), or the values of an alternate key. */
export type RowKey = string | AlternateKey

/**
 * Microsoft: with any of these in a value, reading or writing a row by its alternate key does not work, encoded or not.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity
 */
const breaksKey = /[/<>*%&:\\?+]/

/** `accounts(6f9…)`, or `accounts(accountnumber='A-1',_parentaccountid_value=6f9…)`. Percent-encoded. */
export function rowPath(table: TableMetadata, key: RowKey): string {
  return `${table.entitySetName}(${encodeURIComponent(keyText(table, key)).replaceAll(/%(?:2C|3D)/g, decodeURIComponent)})`
}

/** What stands between the parentheses, not yet percent-encoded. */
export function keyText(table: TableMetadata, key: RowKey): string {
  if (typeof key === 'string') return parseGuid(key) ?? throwNotAnId(table)
  const columns = Object.entries(key.columns)
  if (columns.length === 0) throw unusableKey(table, table.primaryIdColumn, 'needs at least one column')
  return columns.map(([name, value]) => `${propertyOf(table, name)}=${keyLiteral(table, name, value)}`).join(',')
}

function keyLiteral(table: TableMetadata, name: string, value: KeyValue): string {
  const text = literal(columnOf(table, name), value)
  // An empty part of a key is not unique, so no row can be told by it.
  if (text === 'null' || text === "''") throw unusableKey(table, name, 'is empty')
  // Half of a surrogate pair has no percent-encoding.
  if (/\p{Surrogate}/u.test(text)) throw unusableKey(table, name, 'holds half a character')
  if (breaksKey.test(text)) throw unusableKey(table, name, 'holds one of / < > * % & : \\ ? +')
  return text
}

function throwNotAnId(table: TableMetadata): never {
  const problem = 'is no id (GUID)'
  throw new InvalidRequestError({
    code: 'dataverse_invalid_value',
    message: `The id given for ${table.displayName} (${table.logicalName}) ${problem}.`,
    help: 'Give the id of a row, such as 6fde2d3a-8a5c-4f5e-9a51-0a1b2c3d4e5f.',
    fields: [{ column: table.primaryIdColumn, label: table.displayName, problem }],
  })
}

function unusableKey(table: TableMetadata, name: string, problem: string): InvalidRequestError {
  const label = table.columns.get(name)?.displayName ?? name
  return new InvalidRequestError({
    code: 'dataverse_invalid_value',
    message: `The key given for ${table.displayName} (${table.logicalName}) cannot be used: ${name} ${problem}.`,
    help: 'List the rows with a filter on these columns and go on with the id.',
    fields: [{ column: name, label, problem }],
  })
}
