import type { ColumnMetadata, TableMetadata } from '../metadata.ts'
import { quoted } from './identifiers.ts'

/** The type of a value as the service answers it. `choice` is the name of the column's choice type, if it has one. */
export function readType(table: TableMetadata, column: ColumnMetadata, choice: string | undefined): string {
  const type = readValueType(column, choice)
  // SystemRequired columns cannot be set to null; what forms require (ApplicationRequired) may well be.
  const always = column.logicalName === table.primaryIdColumn || column.requiredLevel === 'SystemRequired'
  return always || type === 'unknown' ? type : `${type} | null`
}

function readValueType(column: ColumnMetadata, choice: string | undefined): string {
  switch (column.type) {
    case 'Integer':
    case 'BigInt':
    case 'Decimal':
    case 'Double':
    case 'Money':
      return 'number'
    case 'Picklist':
    case 'State':
    case 'Status':
      return choice ?? 'number'
    case 'Boolean':
      return 'boolean'
    case 'Virtual':
      return column.attributeOf === undefined ? 'unknown' : 'string'
    case 'ManagedProperty':
    case 'PartyList':
      return 'unknown'
    default:
      // A multi-select choice is text as well: "1,2".
      return 'string'
  }
}

/** The type of a value to be written. */
export function writeType(column: ColumnMetadata, choice: string | undefined): string {
  const type = writeValueType(column, choice)
  return column.requiredLevel === 'SystemRequired' ? type : `${type} | null`
}

function writeValueType(column: ColumnMetadata, choice: string | undefined): string {
  switch (column.type) {
    case 'BigInt':
    case 'Decimal':
    case 'Double':
    case 'Money':
      return 'number | string'
    case 'DateTime':
      return 'string | Date'
    case 'MultiSelectPicklist':
      return `readonly ${choice ?? 'number'}[]`
    case 'Lookup':
    case 'Customer':
    case 'Owner':
      return column.targets ? `LookupTo<${column.targets.map(quoted).join(' | ')}>` : 'LookupTo'
    default:
      return readValueType(column, choice)
  }
}
