import type { ColumnMetadata, TableMetadata } from '../metadata.ts'
import { isLookup } from '../names.ts'

/** Whether the Web API has a property for it that can be read. */
export function isReadable(table: TableMetadata, column: ColumnMetadata): boolean {
  return column.validForRead && column.type !== 'PartyList' && !isCompanion(table, column)
}

/** Whether its value can be given in the body of a create. Files are uploaded afterwards. */
export const isCreatable = (table: TableMetadata, column: ColumnMetadata): boolean =>
  column.validForCreate && isWritableType(table, column)

export const isUpdatable = (table: TableMetadata, column: ColumnMetadata): boolean =>
  column.validForUpdate && isWritableType(table, column) && column.logicalName !== table.primaryIdColumn

const unwritable: ReadonlySet<ColumnMetadata['type']> = new Set(['PartyList', 'File', 'Virtual', 'ManagedProperty'])

const isWritableType = (table: TableMetadata, column: ColumnMetadata): boolean =>
  !unwritable.has(column.type) && !isCompanion(table, column)

/**
 * Such as `industrycodename`: in the schema and not in the Web API. Those of images (`entityimage_url`, which belongs to
 * `entityimageid` as `entityimage` itself does) and of files (`<column>_name`) are in both.
 */
const isCompanion = (table: TableMetadata, column: ColumnMetadata): boolean =>
  column.attributeOf !== undefined && !withProperties.has(table.columns.get(column.attributeOf)?.type)

const withProperties: ReadonlySet<ColumnMetadata['type'] | undefined> = new Set(['Image', 'File', 'Uniqueidentifier'])

/** The property of a row that holds it. */
export const propertyOfColumn = (column: ColumnMetadata): string =>
  isLookup(column) ? `_${column.logicalName}_value` : column.logicalName
