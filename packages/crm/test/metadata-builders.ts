import type { ColumnMetadata, ColumnType, TableMetadata } from '@liaison/dataverse'

export const aColumn = (
  logicalName: string,
  type: ColumnType,
  fields: Partial<ColumnMetadata> = {},
): ColumnMetadata => ({
  logicalName,
  schemaName: logicalName,
  displayName: logicalName,
  labels: [],
  type,
  requiredLevel: 'None',
  validForCreate: true,
  validForUpdate: true,
  validForRead: true,
  ...fields,
})

export const aTable = (
  logicalName: string,
  columns: ColumnMetadata[],
  fields: Partial<TableMetadata> = {},
): TableMetadata => ({
  logicalName,
  schemaName: logicalName,
  entitySetName: `${logicalName}s`,
  primaryIdColumn: `${logicalName}id`,
  primaryNameColumn: 'name',
  displayName: logicalName,
  displayCollectionName: `${logicalName}s`,
  labels: [],
  isActivity: false,
  isCustom: false,
  isBpf: false,
  hasNotes: true,
  ownership: 'UserOwned',
  optimisticConcurrency: true,
  changeTracking: true,
  columns: new Map(columns.map((column) => [column.logicalName, column])),
  manyToOne: [],
  oneToMany: [],
  manyToMany: [],
  keys: [],
  privileges: [],
  ...fields,
})
