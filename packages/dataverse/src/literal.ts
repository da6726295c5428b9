import { InvalidRequestError } from './errors.ts'
import type { FilterValue } from './filter.ts'
import type { ColumnMetadata } from './metadata.ts'

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const decimalPattern = /^-?\d+(\.\d+)?$/
const integerPattern = /^-?\d+$/
const datePattern = /^\d{4}-\d{2}-\d{2}$/
const dateTimePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?$/

/** Lower case, without braces; undefined when the text is no GUID. */
export function parseGuid(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase()
  return guidPattern.test(bare) ? bare : undefined
}

/** `O'Brien` becomes `'O''Brien'`. */
export function stringLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** In contains, startswith and endswith the service takes `%`, `_` and `[` for SQL wildcards; in brackets they mean themselves. */
export function wildcardsEscaped(text: string): string {
  return text.replaceAll(/[%_[]/g, '[$&]')
}

/** The number as plain decimal digits: no exponent, nothing rounded. */
export function decimalText(value: number | string): string | undefined {
  if (typeof value === 'string') {
    const text = value.trim()
    return decimalPattern.test(text) ? text : undefined
  }
  if (!Number.isFinite(value)) return undefined
  const text = String(value)
  const exponent = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!exponent) return text
  const [, sign = '', whole = '', fraction = '', power = '0'] = exponent
  const digits = whole + fraction
  const point = whole.length + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

/** The date of a Date is its UTC date. Text is passed through when it starts with one. */
export function dateOnlyText(value: string | Date): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10)
  const text = value.trim()
  return datePattern.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

/**
 * An instant with its offset. Text without one is accepted only where the column has no time zone: there the service
 * stores the digits as they are and writes `Z` behind them itself.
 */
export function dateTimeText(value: string | Date, behavior: ColumnMetadata['dateTimeBehavior']): string | undefined {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString().replace('.000Z', 'Z')
  }
  const text = value.trim()
  const match = dateTimePattern.exec(text)
  if (!match || Number.isNaN(Date.parse(text))) return undefined
  if (match[3] !== undefined) return text
  return behavior === 'TimeZoneIndependent' ? `${text}Z` : undefined
}

/** The value as an OData literal, written by the type of its column. Encoding for the URL is the caller's. */
export function literal(column: ColumnMetadata, value: FilterValue): string {
  if (value === null) return 'null'
  const text = literalText(column, value)
  if (text === undefined) throw invalidValue(column, value)
  return text
}

function literalText(column: ColumnMetadata, value: string | number | boolean | Date): string | undefined {
  switch (column.type) {
    case 'String':
    case 'Memo':
    case 'EntityName':
    case 'MultiSelectPicklist':
    case 'Virtual':
      return value instanceof Date ? undefined : stringLiteral(String(value))
    case 'Uniqueidentifier':
    case 'Lookup':
    case 'Customer':
    case 'Owner':
      return typeof value === 'string' ? parseGuid(value) : undefined
    case 'Integer':
    case 'BigInt':
    case 'Picklist':
    case 'State':
    case 'Status':
      return integerText(value)
    case 'Decimal':
    case 'Double':
    case 'Money':
      return typeof value === 'number' || typeof value === 'string' ? decimalText(value) : undefined
    case 'Boolean':
    case 'ManagedProperty':
      return booleanText(value)
    case 'DateTime':
      if (typeof value !== 'string' && !(value instanceof Date)) return undefined
      if (column.dateTimeBehavior === 'DateOnly') return dateOnlyText(value)
      return dateTimeText(value, column.dateTimeBehavior)
    case 'PartyList':
    case 'File':
    case 'Image':
      return undefined
  }
}

function integerText(value: string | number | boolean | Date): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined
  return typeof value === 'string' && integerPattern.test(value.trim()) ? value.trim() : undefined
}

function booleanText(value: string | number | boolean | Date): string | undefined {
  if (typeof value === 'boolean') return String(value)
  if (value === 1 || value === 0) return String(value === 1)
  return undefined
}

const expectation: Partial<Record<ColumnMetadata['type'], string>> = {
  Uniqueidentifier: 'an id (GUID)',
  Lookup: 'the id (GUID) of a row',
  Customer: 'the id (GUID) of a row',
  Owner: 'the id (GUID) of a user or team',
  Integer: 'a whole number',
  BigInt: 'a whole number',
  Picklist: 'the number of a choice',
  State: 'the number of a state',
  Status: 'the number of a status',
  Decimal: 'a decimal number',
  Double: 'a number',
  Money: 'an amount',
  Boolean: 'true or false',
  DateTime: 'a date and time with its offset',
}

/** A value that its column cannot hold or be compared with. The value itself stays out of the error. */
export function invalidValue(column: ColumnMetadata, value: unknown): InvalidRequestError {
  const wanted =
    column.type === 'DateTime' && column.dateTimeBehavior === 'DateOnly'
      ? 'a date as yyyy-mm-dd'
      : (expectation[column.type] ?? 'another kind of value')
  const got = value instanceof Date ? 'a date' : Array.isArray(value) ? 'a list' : `a ${typeof value}`
  const problem = `needs ${wanted}`
  return new InvalidRequestError({
    code: 'dataverse_invalid_value',
    message: `${column.displayName} (${column.logicalName}) ${problem}; it was given ${got} that is none.`,
    help: `Give ${column.displayName} ${wanted}.`,
    fields: [{ column: column.logicalName, label: column.displayName, problem }],
  })
}
