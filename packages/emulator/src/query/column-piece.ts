import type { JsonBytes } from '../http/json-bytes.ts'
import type { AnnotationFilter } from '../odata/preferences.ts'
import type { Column, Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import { asTarget, readerOf } from './column-reader.ts'
import { formatterOf, type FormatContext } from './formatted-value.ts'
import { isLookup, navigationTo, propertyName } from './table-names.ts'

/** Writes a part of a row's JSON: whole properties, each after a comma. */
export type Piece = (row: StoredRow, out: JsonBytes) => void

export interface ColumnShape {
  table: Table
  column: Column
  /** Whether it was named, not merely included. */
  isAsked: boolean
  /** `,`, or nothing for a row's first property. */
  lead: ',' | ''
  annotations: AnnotationFilter | undefined
}

/** A column with the annotations that stand before it. */
export function pieceOf(shape: ColumnShape, context: FormatContext): Piece {
  const { column, lead, isAsked } = shape
  const nothing = Buffer.from(`${lead}"${propertyName(column)}":null`)
  // Without being named an image does not come with its row (learn.microsoft.com "Use image column data").
  if (column.type === 'Image' && !isAsked) return (_row, out) => out.piece(nothing)
  const read = readerOf(shape.table, column)
  const write = isLookup(column) ? lookupWriter(shape, context) : valueWriter(shape, context)
  return (row, out) => {
    const value = read(row)
    if (value === null) out.piece(nothing)
    else write(value, row, out)
  }
}

type Value = Exclude<StoredValue, null>

type ValueWriter = (value: Value, row: StoredRow, out: JsonBytes) => void

function valueWriter(shape: ColumnShape, context: FormatContext): ValueWriter {
  const { table, column, lead, annotations } = shape
  const name = propertyName(column)
  const format = annotations?.formattedValue ? formatterOf(table, column, context) : undefined
  const bare = Buffer.from(`${lead}"${name}":`)
  const writeText = textWriterOf(column)
  if (!format) {
    return (value, _row, out) => {
      out.piece(bare)
      writeText(value, out)
    }
  }
  const annotated = Buffer.from(`${lead}"${name}@OData.Community.Display.V1.FormattedValue":`)
  const following = Buffer.from(`,"${name}":`)
  const write: ValueWriter = (value, row, out) => {
    const formatted = format(value, row)
    if (formatted === null) out.piece(bare)
    else {
      out.piece(annotated)
      out.string(formatted)
      out.piece(following)
    }
    writeText(value, out)
  }
  return hasFewValues(table, column) ? remembered(write, (value) => value) : write
}

const fewValues: ReadonlySet<string> = new Set(['Picklist', 'State', 'Status', 'Boolean', 'EntityName'])

/** Whose text depends on the value alone. The states of the view over all activities depend on the kind. */
const hasFewValues = ({ logicalName }: Table, { type }: Column): boolean =>
  fewValues.has(type) && logicalName !== 'activitypointer'

/** Guids, instants and numbers need no escaping. */
function textWriterOf({ type }: Column): (value: Value, out: JsonBytes) => void {
  const isLiteral = type === 'DateTime' || type === 'Uniqueidentifier'
  return (value, out) => {
    if (typeof value === 'number') out.plain(String(value))
    else if (typeof value !== 'string') out.text(JSON.stringify(value))
    else if (isLiteral) out.literal(value)
    else out.string(value)
  }
}

/** What identifies a lookup's target is written once per target table, because most of its text is names. */
function lookupWriter(shape: ColumnShape, context: FormatContext): ValueWriter {
  const { table, column, lead, annotations } = shape
  const name = propertyName(column)
  const format = annotations?.formattedValue ? formatterOf(table, column, context) : undefined
  const annotated = Buffer.from(`${lead}"${name}@OData.Community.Display.V1.FormattedValue":`)
  const heads = new Map<string, Uint8Array>()
  const headOf = (target: string): Uint8Array => {
    let head = heads.get(target)
    if (head === undefined) heads.set(target, (head = Buffer.from(`${aboutTarget(shape, target)}"${name}":`)))
    return head
  }
  const write: ValueWriter = (value, row, out) => {
    const target = asTarget(value)
    if (!target) return
    const formatted = format?.(target, row) ?? null
    if (formatted === null) out.plain(lead)
    else {
      out.piece(annotated)
      out.string(formatted)
      out.comma()
    }
    out.piece(headOf(target.table))
    out.literal(target.id)
  }
  return remembered(write, (value) => asTarget(value)?.id ?? value)
}

/** The annotations of a lookup that depend on nothing but the target's table, each with a comma after it. */
function aboutTarget({ table, column, annotations }: ColumnShape, target: string): string {
  const name = propertyName(column)
  let text = ''
  // Lookups of audits are told without (page auditing/retrieve-audit-data).
  if (annotations?.associatedNavigationProperty && table.logicalName !== 'audit')
    text += `"${name}@Microsoft.Dynamics.CRM.associatednavigationproperty":"${navigationTo(table, column, target)}",`
  if (annotations?.lookupLogicalName) text += `"${name}@Microsoft.Dynamics.CRM.lookuplogicalname":"${target}",`
  return text
}

/** Enough for choices, owners and currencies, which repeat on every row; what hardly repeats is not worth keeping. */
const mostRemembered = 200

function remembered(write: ValueWriter, keyOf: (value: Value) => Value): ValueWriter {
  const known = new Map<Value, Uint8Array>()
  return (value, row, out) => {
    const key = keyOf(value)
    const piece = known.get(key)
    if (piece) return out.piece(piece)
    const start = out.length
    write(value, row, out)
    if (known.size < mostRemembered) known.set(key, out.since(start))
  }
}
