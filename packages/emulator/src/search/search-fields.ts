import { asTarget, readerOf } from '../query/column-reader.ts'
import { type Formatter, formatterOf, type FormatContext } from '../query/formatted-value.ts'
import { isLookup } from '../query/table-names.ts'
import type { Column, Table } from '../schema/schema.ts'
import type { LookupTarget, StoredRow } from '../store/row.ts'
import { type Field, fieldOf } from './field.ts'

/** What a row can be found by: texts as they are, choices by their label, lookups by the name of what they lead to. */
export function compileFields(
  table: Table,
  columns: readonly Column[],
  context: FormatContext,
): (row: StoredRow) => Field[] {
  const readers = columns.map((column) => ({ name: column.logicalName, read: textReader(table, column, context) }))
  return (row) => {
    const fields: Field[] = []
    for (const { name, read } of readers) {
      const text = read(row)
      if (text !== null && text !== '') fields.push(fieldOf(name, text))
    }
    return fields
  }
}

function textReader(table: Table, column: Column, context: FormatContext): (row: StoredRow) => string | null {
  const read = readerOf(table, column)
  const format = formatterOf(table, column, context)
  if (isLookup(column)) return oncePerTarget((row) => asTarget(read(row)), format!)
  return (row) => {
    const value = read(row)
    if (value === null) return null
    if (format) return format(value, row)
    return typeof value === 'string' ? value : null
  }
}

/** Rows that are looked up repeat: their name is asked for once. */
function oncePerTarget(
  read: (row: StoredRow) => LookupTarget | undefined,
  format: Formatter,
): (row: StoredRow) => string | null {
  const names = new Map<string, string | null>()
  return (row) => {
    const target = read(row)
    if (!target) return null
    let name = names.get(target.id)
    if (name === undefined) names.set(target.id, (name = format(target, row)))
    return name
  }
}
