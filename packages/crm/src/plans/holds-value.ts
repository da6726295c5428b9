import { type ColumnMetadata, lookupOf, type Row } from '@liaison/dataverse'
import type { StoredValue } from './planned-operation.ts'

const numeric: ReadonlySet<string> = new Set(['Money', 'Decimal', 'Double', 'Integer', 'BigInt'])

/** Whether the row has this value already, however the service writes it. */
export function holdsValue(row: Row, column: ColumnMetadata, value: StoredValue): boolean {
  const { logicalName, type } = column
  const stored = row[logicalName]
  if (isLookupValue(value)) return lookupOf(row, logicalName)?.id.toLowerCase() === value.id.toLowerCase()
  if (value === null) return (stored ?? '') === '' && lookupOf(row, logicalName) === undefined
  if (stored === null || stored === undefined) return false
  if (numeric.has(type)) return Number(stored) === Number(value)
  if (typeof stored !== 'string') return stored === value
  if (Array.isArray(value)) return sorted(stored.split(',')) === sorted(value)
  if (typeof value !== 'string') return false
  return type === 'DateTime' ? sameTime(column, stored, value) : unixLines(stored) === unixLines(value)
}

const isLookupValue = (value: StoredValue): value is Extract<StoredValue, { kind: 'lookup' }> =>
  typeof value === 'object' && value !== null && 'kind' in value

const sorted = (items: readonly (string | number)[]): string => items.map(String).sort().join(',')

function sameTime({ dateTimeBehavior }: ColumnMetadata, stored: string, value: string): boolean {
  if (dateTimeBehavior === 'DateOnly') return stored.slice(0, 10) === value.slice(0, 10)
  // A time of the wall clock is stored with a Z that means nothing.
  const zoned = (text: string): string => (/(Z|[+-]\d{2}:\d{2})$/i.test(text) ? text : `${text}Z`)
  return Date.parse(zoned(stored)) === Date.parse(zoned(value))
}

const unixLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n')
