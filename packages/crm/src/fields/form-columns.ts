import type { ColumnMetadata, TableMetadata } from '@liaison/dataverse'
import { fieldTypeOf } from './field-definition.ts'
import { filledByService, housekeepingColumns } from './form-columns.mapping.ts'

/** The columns people can fill in: writable at some time, of a kind a form can show. */
export const formColumns = (table: TableMetadata): ColumnMetadata[] =>
  [...table.columns.values()].filter(
    (column) =>
      (column.validForCreate || column.validForUpdate) &&
      column.attributeOf === undefined &&
      column.logicalName !== table.primaryIdColumn &&
      !housekeepingColumns.has(column.logicalName) &&
      fieldTypeOf(column) !== undefined,
  )

/** Columns a new record must be given; those the service fills itself are not among them (P21). */
export const requiredOnCreate = (table: TableMetadata): ColumnMetadata[] =>
  formColumns(table).filter(
    ({ logicalName, requiredLevel, validForCreate, type }) =>
      validForCreate &&
      (requiredLevel === 'ApplicationRequired' || requiredLevel === 'SystemRequired') &&
      // Two values, one of them the default: a yes/no column is never empty.
      type !== 'Boolean' &&
      !filledByService.has(logicalName),
  )
