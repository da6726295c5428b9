import type { ColumnValue, LookupByKeyValue } from '@liaison/dataverse'
import type { StoredValue } from './planned-operation.ts'

/** A value of a field as it can be kept until it is sent. */
export function toStoredValue(value: ColumnValue): StoredValue {
  if (value instanceof Date) return value.toISOString()
  if (isByKey(value)) throw new TypeError('A plan names rows by their id')
  if (!isList(value)) return value
  return value.map((item) => {
    if (typeof item === 'number') return item
    throw new TypeError('Rows within a row are no field of a plan')
  })
}

const isByKey = (value: ColumnValue): value is LookupByKeyValue =>
  typeof value === 'object' && value !== null && 'key' in value

const isList = (value: ColumnValue): value is Extract<ColumnValue, readonly unknown[]> => Array.isArray(value)
