import type { Row, TableMetadata } from '@liaison/dataverse'
import { describeValue } from '../fields/describe-value.ts'
import { activeState, closedByAction, stateColumn } from '../fields/form-columns.mapping.ts'

export const isActive = (row: Row): boolean => {
  const state = row[stateColumn]
  return state === undefined || state === null || state === activeState
}

/** A row that Dynamics keeps from being changed until it is opened again (P31). */
export const isClosed = (table: TableMetadata, row: Row): boolean =>
  closedByAction.has(table.logicalName) && !isActive(row)

export const stateLabelOf = (table: TableMetadata): string => table.columns.get(stateColumn)?.displayName ?? stateColumn

export const closedProblem = (row: Row): string =>
  `is ${describeValue(stateColumn, row) ?? 'closed'}: a closed deal cannot be changed until it is reopened`
