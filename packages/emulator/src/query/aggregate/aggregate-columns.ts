import type { Column, Table } from '../../schema/schema.ts'
import type { StoredRow, StoredValue } from '../../store/row.ts'
import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { familyOf } from '../compare-values.ts'
import { unsupportedAggregate, unsupportedGrouping } from './aggregate-faults.ts'

/** `count` counts rows, `countcolumn` those with a value, `countdistinct` the different values. */
export type AggregateMethod = 'sum' | 'average' | 'min' | 'max' | 'count' | 'countcolumn' | 'countdistinct'

export interface GroupColumn<T> {
  /** Name in the reply. */
  alias: string
  table: Table
  column: Column
  read: (item: T) => StoredValue
  /** How keys are told apart and ordered, where it is not the column's own way. */
  comparable?: (value: StoredValue) => string | number | null
  /** The key's text, where it is not the column's own. */
  format?: (value: StoredValue) => string
}

export interface Measure<T> {
  alias: string
  method: AggregateMethod
  /** Absent when rows are counted. */
  table?: Table
  column?: Column
  read?: (item: T) => StoredValue
  /** The row the value comes from, whose currency an amount has. */
  rowOf?: (item: T) => StoredRow | undefined
}

/** Which columns a method takes: amounts and numbers are added up, numbers and times are compared. */
export function checkMeasure(method: AggregateMethod, column: Column): void {
  if (method === 'count' || method === 'countcolumn' || method === 'countdistinct') return
  const family = familyOf(column)
  const number = family === 'number' && !['Picklist', 'State', 'Status'].includes(column.type)
  if (number) return
  if (method === 'sum' || method === 'average') throw unsupportedAggregate(method, column.type)
  if (family !== 'instant' && family !== 'date') throw new NotEmulated(`${method} of a column of type ${column.type}`)
}

export function checkGroupColumn(column: Column): void {
  if (column.type === 'MultiSelectPicklist') throw unsupportedGrouping()
  if (column.type === 'File' || column.type === 'Image') throw new NotEmulated(`grouping by a ${column.type} column`)
}
