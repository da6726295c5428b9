import { besideImage } from './image-columns.ts'
import { metadataId } from './metadata-id.ts'
import type { Column } from './schema.ts'

const lookups = new Set(['Lookup', 'Customer', 'Owner'])
const labelled = new Set(['Picklist', 'State', 'Status', 'Boolean'])
/** Tables whose name is also kept as it is pronounced. */
const withYomiName = new Set(['account', 'contact', 'lead', 'systemuser'])
/** The owner is named once, beside `ownerid`; a note does not name its parent. */
const nameless = new Set(['owninguser', 'owningteam', 'objectid'])

/**
 * The columns that the service keeps beside others and shows only in metadata: the name behind a lookup, the table it
 * points at, the label of a choice. `AttributeOf` names the column they belong to.
 */
export function companionsOf(table: string, columns: readonly Column[]): Column[] {
  const taken = new Set(columns.map((column) => column.logicalName))
  return columns
    .filter((column) => column.attributeOf === undefined || column.type === 'Image')
    .flatMap((column) => beside(table, column))
    .filter((companion) => !taken.has(companion.logicalName))
}

function beside(table: string, column: Column): Column[] {
  if (lookups.has(column.type)) return besideLookup(table, column)
  if (column.type === 'File') return [companion(table, column, `${column.schemaName}_Name`, text(200))]
  if (column.type === 'Image') return besideImage(table, column)
  return besideChoice(table, column)
}

function besideLookup(table: string, column: Column): Column[] {
  const { type, logicalName, targets = [] } = column
  // `transactioncurrencyidname` of an opportunity is not required although its lookup is.
  const required = type === 'Lookup' ? 'None' : column.required
  const stem = stemOf(table, column)
  const found: Column[] = []
  if (!nameless.has(logicalName)) {
    const length = type === 'Customer' || logicalName === 'owningbusinessunit' ? 160 : 100
    found.push(companion(table, column, `${stem}Name`, { ...text(length), required }))
    if (targets.some((target) => withYomiName.has(target)))
      found.push(companion(table, column, `${stem}YomiName`, { ...text(type === 'Customer' ? 450 : 100), required }))
  }
  const pointsAt: Partial<Column> = { type: 'EntityName', required, create: true, update: true }
  if (type === 'Customer' || type === 'Owner') found.push(companion(table, column, `${stem}Type`, pointsAt))
  if (logicalName === 'regardingobjectid') found.push(companion(table, column, 'RegardingObjectTypeCode', pointsAt))
  return found
}

const besideChoice = (table: string, column: Column): Column[] =>
  labelled.has(column.type) ? [companion(table, column, `${stemOf(table, column)}Name`, {})] : []

/** Mostly the column's own name. */
function stemOf(table: string, { logicalName, schemaName }: Column): string {
  if (logicalName === 'masterid') return `Master${table.charAt(0).toUpperCase()}${table.slice(1)}Id`
  return logicalName === 'donotsendmm' ? 'DoNotSendMarketingMaterial' : schemaName
}

const text = (maxLength: number): Partial<Column> => ({ type: 'String', maxLength, format: 'Text' })

function companion(
  table: string,
  { logicalName: attributeOf, isCustom }: Column,
  schemaName: string,
  rest: Partial<Column>,
): Column {
  const logicalName = schemaName.toLowerCase()
  return {
    logicalName,
    schemaName,
    metadataId: metadataId('column', table, logicalName),
    type: 'Virtual',
    labels: [],
    required: 'None',
    create: false,
    update: false,
    read: true,
    attributeOf,
    isCustom,
    ...rest,
  }
}
