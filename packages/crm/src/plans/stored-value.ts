import type { ColumnValue, CreatedRow, LookupByKeyValue } from '@liaison/dataverse'
import type { StoredValue } from './planned-operation.ts'

/** A value of a field as it can be kept until it is sent. */
export function toStoredValue(value: ColumnValue): StoredValue {
  if (value instanceof Date) return value.toISOString()
  if (isNotById(value)) throw new TypeError('A plan names rows by their id')
  if (!isList(value)) return value
  return value.map((item) => {
    if (typeof item === 'number') return item
    throw new TypeError('Rows within a row are no field of a plan')
  })
}

const isNotById = (value: ColumnValue): value is LookupByKeyValue | CreatedRow =>
  typeof value === 'object' && value !== null && ('key' in value || 'operation' in value)

const isList = (value: ColumnValue): value is Extract<ColumnValue, readonly unknown[]> => Array.isArray(value)
