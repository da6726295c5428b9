import { readerOf } from '../query/column-reader.ts'
import { formatterOf, type FormatContext } from '../query/formatted-value.ts'
import type { Column, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Field } from './match.ts'
import { wordsIn } from './words.ts'

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
      if (text !== null && text !== '') fields.push({ column: name, text, words: wordsIn(text) })
    }
    return fields
  }
}

function textReader(table: Table, column: Column, context: FormatContext): (row: StoredRow) => string | null {
  const read = readerOf(table, column)
  const format = formatterOf(table, column, context)
  return (row) => {
    const value = read(row)
    if (value === null) return null
    if (format) return format(value, row)
    return typeof value === 'string' ? value : null
  }
}
