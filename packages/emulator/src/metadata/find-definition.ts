import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Column, Schema, Table } from '../schema/schema.ts'
import { readKey } from './read-key.ts'

/** @throws {DataverseFault} 0x80041102 when no table has the name or the id. */
export function findTable(schema: Schema, inner: string): Table {
  const { property, value } = readKey(inner, 'EntityMetadata', 'LogicalName')
  const found =
    property === 'MetadataId'
      ? [...schema.tables.values()].find(({ metadataId }) => metadataId === value)
      : schema.tables.get(value)
  if (found) return found
  throw new DataverseFault(
    404,
    '0x80041102',
    `The entity with a name = '${value}' with namemapping = 'Logical' was not found in the MetadataCache.`,
  )
}

/** @throws {DataverseFault} 0x80044154 when the table has no such column. */
export function findColumn(table: Table, inner: string): Column {
  const { property, value } = readKey(inner, 'AttributeMetadata', 'LogicalName')
  const found =
    property === 'MetadataId'
      ? [...table.columns.values()].find(({ metadataId }) => metadataId === value)
      : table.columns.get(value)
  if (found) return found
  throw columnNotFound(table, value)
}

export const columnNotFound = (table: Table, name: string): DataverseFault =>
  new DataverseFault(404, '0x80044154', `The attribute '${name}' of the entity '${table.logicalName}' was not found.`)
