import { type ColumnMetadata, lookup, retrieve } from '@liaison/dataverse'
import { noteHtml } from '../notes/note-html.ts'
import { plainNoteText } from '../notes/note-text.ts'
import { valueOf } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { noteMapping } from '../timeline/timeline.mapping.ts'
import { type Drafting, type Finish, nameOf, readable } from './drafted-change.ts'
import type { ProposedOf } from './proposal.ts'
import type { FieldInputProblem } from '../fields/field-input.ts'

/** A note is a row of its own: closed and inactive records take notes too. */
export function draftNote(drafting: Drafting, { regarding, title, text }: ProposedOf<'add-note'>): Finish {
  const { tables, round, changeId, rowId } = drafting
  const notes = tableOf(tables, noteMapping.table)
  const about = tableOf(tables, regarding.table)
  const id = regarding.id.toLowerCase()
  const reading = round.add(retrieve(about.logicalName, id, { select: readable(about, []) }))
  const { title: titleField, text: textField, regarding: regardingField } = noteMapping.fields
  return async () => {
    const name = nameOf(about, valueOf(reading))
    const subject = title?.trim() ?? ''
    const html = noteHtml(text)
    const columns = [
      { column: titleField.column, value: subject, text: subject },
      { column: textField.column, value: html, text: plainNoteText(html) },
    ].filter(({ value }) => value !== '')
    const problems = columns.flatMap(({ column, value }) => tooLong(notes.columns.get(column), value))
    if (problems.length > 0) return { kind: 'refused', problems }
    const labelOf = (column: string): string => notes.columns.get(column)?.displayName ?? column
    const fields = [...columns, { column: regardingField.column, text: name }]
    return {
      kind: 'drafted',
      change: {
        id: changeId,
        kind: 'add-note',
        title: `Add note to ${name}`,
        record: { table: notes.logicalName, id: rowId, name: subject === '' ? notes.displayName : subject },
        fields: fields.map(({ column, text: after }) => ({ column, label: labelOf(column), before: null, after })),
        warnings: [],
      },
      operation: {
        kind: 'create',
        changeId,
        table: notes.logicalName,
        id: rowId,
        values: {
          ...Object.fromEntries(columns.map(({ column, value }) => [column, value])),
          [regardingField.column]: lookup(about.logicalName, id),
        },
      },
    }
  }
}

function tooLong(column: ColumnMetadata | undefined, value: string): FieldInputProblem[] {
  const { length } = value
  if (column?.maxLength === undefined || length <= column.maxLength) return []
  const problem = `is too long: ${length} characters as Dynamics stores it, and ${column.maxLength} fit`
  return [{ column: column.logicalName, label: column.displayName, problem }]
}
