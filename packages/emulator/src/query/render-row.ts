import { NotEmulated } from '../errors/dataverse-fault.ts'
import { unknownProperty } from '../errors/faults.ts'
import type { JsonBytes } from '../http/json-bytes.ts'
import type { AnnotationFilter } from '../odata/preferences.ts'
import { addressesOf } from '../schema/addresses.ts'
import { isPrincipal } from '../schema/principal.ts'
import type { Column, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { type Piece, pieceOf } from './column-piece.ts'
import type { FormatContext } from './formatted-value.ts'
import { namesOf } from './table-names.ts'

export interface RowShape {
  table: Table
  /** Property names; absent: every column. */
  select?: readonly string[]
  annotations?: AnnotationFilter
  /** Whether rows carry `@odata.etag`. */
  etag: boolean
  /** Expanded navigation properties, after the row's own columns. */
  expanded?: readonly Piece[]
}

/** Writes a row as a JSON object that begins with `opening`: a brace, and other properties perhaps, each with a comma. */
export type RowWriter = (row: StoredRow, out: JsonBytes, opening?: string) => void

/** Columns are resolved and keys are encoded once, because a page has 5,000 rows. */
export function compileRow(shape: RowShape, context: FormatContext): RowWriter {
  const { table, annotations, select } = shape
  // Audits come without (page auditing/retrieve-audit-data).
  const etag = shape.etag && table.logicalName !== 'audit'
  const columns = selectedColumns(table, select)
  const pieces = columns.map((column, index) => {
    const isAsked = select?.includes(column.logicalName) === true
    return pieceOf({ table, column, isAsked, lead: etag || index > 0 ? ',' : '', annotations }, context)
  })
  if (isPrincipal(table)) pieces.push((row, out) => out.plain(`,"ownerid":"${row.id}"`))
  pieces.push(...(shape.expanded ?? []))
  return (row, out, opening = '{') => {
    out.text(opening)
    if (etag) out.plain(`"@odata.etag":"W/\\"${row.version}\\""`)
    for (const piece of pieces) piece(row, out)
    out.plain('}')
  }
}

/**
 * The asked-for columns in their order, then the currency that a money column brings along, the primary key, and the whole
 * address of which a part was asked for (recorded on page "Use Insomnia with Dataverse Web API").
 */
export function selectedColumns(table: Table, select: readonly string[] | undefined): Column[] {
  const { properties, single, collections } = namesOf(table)
  if (!select || select.length === 0) return [...properties.values()]
  const columns = new Set<Column>()
  for (const name of select) {
    const column = properties.get(name)
    if (column) columns.add(column)
    else if (name === '*' || single.has(name) || collections.has(name)) throw new NotEmulated(`'${name}' in $select`)
    else throw unknownProperty(name, table.logicalName)
  }
  const currency = table.columns.get('transactioncurrencyid')
  if (currency && [...columns].some((column) => column.type === 'Money')) columns.add(currency)
  const key = table.columns.get(table.primaryId)
  if (key) columns.add(key)
  for (const { composite, parts } of addressesOf(table)) {
    const whole = properties.get(composite)
    if (whole && parts.some((part) => select.includes(part))) columns.add(whole)
  }
  return [...columns]
}
